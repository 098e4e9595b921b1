import { EntenteError } from '../../errors.ts';
import type { PushRequest } from './push-request.ts';

/** What a server answered. */
export interface Told {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
}

/** The server's own words: of problem+json its title, detail and advice; else the beginning of the text, without the marks of HTML. */
function words({ text, headers }: Told): string {
  if (/json/.test(headers.get('content-type') ?? '')) {
    try {
      const { title, detail, next, message, error } = JSON.parse(text) as Readonly<Record<string, unknown>>;
      const said = [title, detail, next, message, error].filter((part): part is string => typeof part === 'string');
      if (said.length > 0) return said.join(' ');
    } catch {
      // Then it is told as it is.
    }
  }
  const plain = text
    .replace(/<(style|script|title)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? 'It says no more.' : `It says: ${plain.slice(0, 500)}`;
}

const answerOf = ({ status, statusText }: Told): string => `${status}${statusText ? ` ${statusText}` : ''}`;

/** A refusal that another attempt would not change. */
export function refusal(request: PushRequest, told: Told, hadToken: boolean): EntenteError {
  const { status, headers } = told;
  const place = { source: request.url };
  const why = words(told);
  const update = request.contentType === 'application/sparql-update';
  if (status === 401) {
    const scheme = headers.get('www-authenticate')?.match(/^\w+/)?.[0] ?? '';
    return new EntenteError('push/unauthorized', hadToken ? 'The server does not take this token.' : 'The server wants a token.', {
      place,
      why,
      next: /^digest$/i.test(scheme)
        ? 'It wants Digest authentication, which is not spoken here; `entente export -o graph.nq` and the server’s own loader do without.'
        : `Set it as ENTENTE_TOKEN, or write it into a file and name that with --token-file.${/^basic$/i.test(scheme) ? ' It wants a name and a password: --user <name>, with the password in place of the token.' : ''}`,
    });
  }
  if (status === 403)
    return new EntenteError('push/refused', 'The server does not let this be written.', {
      place,
      why,
      next: 'An `entente serve` takes it with --writable and a token; other servers have rights of their own.',
    });
  if (status === 404 || status === 405 || status === 501)
    return new EntenteError('push/wrong-address', `The server answers ${answerOf(told)}: nothing is written at this address.`, {
      place,
      why,
      next: update
        ? 'Name its update address (often …/update or …/sparql); a Graph Store address goes without --update.'
        : 'Name its Graph Store address (often …/data, …/store or …/rdf-graphs/service), or use --update with its update address.',
    });
  if (status === 413)
    return new EntenteError('push/too-large', 'A chunk is too large for the server.', {
      place,
      why: `It has ${request.body.length} characters. ${why}`,
      next: 'Send less at a time: --chunk 500. A single long text may be beyond the server’s limit all the same.',
    });
  if (status >= 300 && status < 400)
    return new EntenteError('push/moved', `The server points to another address: ${headers.get('location') ?? 'it does not say which'}.`, {
      place,
      why: 'A redirected request would write nothing, or give the token away.',
      next: 'Name that address if you trust it.',
    });
  return new EntenteError('push/not-taken', `The server answers ${answerOf(told)}.`, {
    place,
    why,
    next: request.body.includes('<<(')
      ? 'The data has triple terms (RDF 1.2), which many servers do not know yet; `entente export` without --rdf12 writes none.'
      : `The address may be of another kind (${update ? 'try without --update' : 'try --update'}), or the server wants other data.`,
  });
}

/** A server that could not take the chunk now. */
export function unavailable(request: PushRequest, told: Told, retryAfterMs: number | undefined): EntenteError {
  return new EntenteError('push/unavailable', `The server answers ${answerOf(told)}.`, {
    place: { source: request.url },
    why: words(told),
    next: `${retryAfterMs === undefined ? 'Try again later' : `Try again in ${Math.ceil(retryAfterMs / 1000)} s`}: the same command goes on where it stopped.`,
  });
}

/** A server that gave no answer. */
export function unreachable(request: PushRequest, cause: Error, timeoutMs: number): EntenteError {
  const place = { source: request.url };
  if (cause.name === 'TimeoutError')
    return new EntenteError('push/timeout', `The server did not take a chunk within ${timeoutMs / 1000} s.`, {
      place,
      why: 'It may be busy, or the chunk too large.',
      next: 'Allow more time with --timeout, or send less at a time with --chunk; the same command goes on where it stopped.',
      cause,
    });
  const inner = cause.cause as (Error & { code?: string }) | undefined;
  return new EntenteError('push/unreachable', 'The server cannot be reached.', {
    place,
    why: inner?.message || inner?.code || cause.message,
    next: 'Check the address, and that the server runs; then the same command goes on where it stopped.',
    cause,
  });
}

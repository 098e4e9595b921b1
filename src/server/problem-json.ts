import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { EntenteError } from '../errors.ts';

type Status = 400 | 401 | 403 | 404 | 405 | 406 | 413 | 415 | 421 | 422 | 500 | 503;

const STATUS: Readonly<Record<string, Status>> = {
  'server/unauthorized': 401,
  'server/refused': 403,
  'server/other-site': 403,
  'server/wrong-host': 421,
  'server/busy': 503,
  'server/no-such-thing': 404,
  'server/bad-method': 405,
  'server/not-acceptable': 406,
  'server/body-too-large': 413,
  'server/bad-media-type': 415,
  'query/unknown-question': 404,
  'query/too-large': 422,
  'query/timeout': 503,
  'query/failed': 500,
};

/** Status of HTTP for an error: what the client can mend is 4xx, everything unforeseen 500. */
export function problemStatus(error: unknown): Status {
  if (!(error instanceof EntenteError)) return 500;
  return STATUS[error.code] ?? (error.code.startsWith('store/') ? 500 : 400);
}

/** An error as RFC 9457 describes it, with line, column and the line with a caret where the query is wrong. */
export function problemJson(error: unknown): Response {
  const status = problemStatus(error);
  const known = error instanceof EntenteError ? error : new EntenteError('server/failed', 'The server could not do this.');
  const { line, column, excerpt } = known.place ?? {};
  const body = {
    type: `urn:entente:error:${known.code}`,
    title: known.message,
    status,
    code: known.code,
    ...(known.why === undefined ? {} : { detail: known.why }),
    ...(known.next === undefined ? {} : { next: known.next }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(excerpt === undefined || column === undefined ? {} : { caret: `${' '.repeat(column - 1)}^` }),
  };
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  if (known.code === 'server/busy') headers['Retry-After'] = '2';
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { status, headers });
}

/** Makes a route answer its errors as problem+json; `onError` is told of those that are the server's own fault. */
export function withProblems(
  handler: (context: Context) => Response | Promise<Response>,
  onError: (error: unknown) => void,
): (context: Context) => Promise<Response> {
  return async (context) => {
    try {
      return await handler(context);
    } catch (error) {
      if (problemStatus(error) === 500) onError(error);
      return problemJson(error);
    }
  };
}

/** A route that only says which methods there are. */
export const onlyMethods = (allowed: string): ((context: Context) => Response) => {
  return (context) => {
    if (context.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: `${allowed}, OPTIONS` } });
    const response = problemJson(
      new EntenteError('server/bad-method', `${context.req.method} is not possible here.`, {
        next: `Use ${allowed}.`,
      }),
    );
    response.headers.set('Allow', allowed);
    return response;
  };
};

/** Stops bodies above a size before they are kept, and those that are packed: a small one could be unpacked into a huge one. */
export const capBody = (maxSize: number): MiddlewareHandler => {
  const cap = bodyLimit({
    maxSize,
    onError: () => {
      const response = problemJson(
        new EntenteError('server/body-too-large', `The body is larger than ${maxSize} bytes.`, { next: 'Send it in smaller parts.' }),
      );
      // The rest of the body is not read, so nothing else can come on this connection.
      response.headers.set('Connection', 'close');
      return response;
    },
  });
  return async (context, next) => {
    const packed = context.req.header('content-encoding')?.trim().toLowerCase();
    if (packed === undefined || packed === '' || packed === 'identity') return cap(context, next);
    const response = problemJson(
      new EntenteError('server/bad-media-type', `A body packed as ${packed.slice(0, 40)} is not read.`, { next: 'Send it as it is.' }),
    );
    response.headers.set('Accept-Encoding', 'identity');
    return response;
  };
};

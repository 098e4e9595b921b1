import type { Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { EntenteError } from '../errors.ts';
import { termText } from '../store/n-quads-line.ts';
import { iri, PREFIXES } from '../vocabulary.ts';
import type { Answer, AskOptions, Row } from './answer.ts';
import type { LabelLookup } from './bind-label.ts';

const { namedNode, blankNode, literal, quad } = DataFactory;
const ACCEPT = 'application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.9, application/n-quads;q=0.8';

interface JsonTerm {
  readonly type: string;
  readonly value: string | { readonly subject: JsonTerm; readonly predicate: JsonTerm; readonly object: JsonTerm };
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

function termOf(json: JsonTerm): Term {
  if (typeof json.value === 'object')
    return quad(
      termOf(json.value.subject) as never,
      termOf(json.value.predicate) as never,
      termOf(json.value.object) as never,
    ) as unknown as Term;
  if (json.type === 'uri') return namedNode(json.value);
  if (json.type === 'bnode') return blankNode(json.value);
  return literal(json.value, json['xml:lang'] ?? (json.datatype ? namedNode(json.datatype) : undefined));
}

const failure = (code: string, endpoint: string, message: string, why: string, next: string, cause?: unknown): EntenteError =>
  new EntenteError(code, message, { place: { source: endpoint }, why, next, cause });

/**
 * Puts a question to a SPARQL endpoint over HTTP (SPARQL 1.1 Protocol, query by POST).
 * Fails with `query/endpoint` (not reachable, not SPARQL), `query/failed` (the server's own message) or `query/timeout` (ours, or the
 * server's own limit). `complete` is false where the server says that it has cut the answer, or `maxRows` does.
 */
export async function askEndpoint(endpoint: string, sparql: string, { signal, timeoutMs, maxRows }: AskOptions = {}): Promise<Answer> {
  const signals = [...(signal ? [signal] : []), ...(timeoutMs ? [AbortSignal.timeout(timeoutMs)] : [])];
  let response: Response;
  let body: string;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: { Accept: ACCEPT, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: sparql }),
      signal: AbortSignal.any(signals),
    });
    body = await response.text();
  } catch (cause) {
    const error = cause as Error & { cause?: Error };
    if (signal?.aborted)
      throw failure(
        'query/cancelled',
        endpoint,
        'The question was cancelled; the answer is incomplete.',
        'You stopped it.',
        'Ask again.',
        cause,
      );
    if (error.name === 'TimeoutError')
      throw failure(
        'query/timeout',
        endpoint,
        `The endpoint took longer than ${timeoutMs} ms; the answer is incomplete.`,
        'It may be busy, or the question too large.',
        'Allow more time with --timeout, or narrow the question.',
        cause,
      );
    throw failure(
      'query/endpoint',
      endpoint,
      `The endpoint ${endpoint} cannot be reached.`,
      error.cause?.message ?? error.message,
      'Check the address and the network; without a network, ask the local store.',
      cause,
    );
  }
  if (saysTimeout(response, body)) throw ownLimit(endpoint, serverWords(body));
  if (!response.ok)
    throw failure(
      'query/failed',
      endpoint,
      `The endpoint answers ${response.status} ${response.statusText}.`,
      serverWords(body),
      'Check that the address is its query address (often …/sparql or …/query).',
    );
  const type = response.headers.get('content-type') ?? '';
  // Ours says so where it has cut an answer; Virtuoso tells the number of rows at which it does.
  const whole = response.headers.get('entente-complete') !== 'false';
  const most = Number(response.headers.get('x-sparql-maxrows') ?? Number.NaN);
  const cut = <T>(found: readonly T[]) => ({
    items: maxRows === undefined ? found : found.slice(0, maxRows),
    complete: whole && found.length !== most && found.length <= (maxRows ?? found.length),
  });
  if (/json/.test(type)) {
    const answer = fromJson(endpoint, body);
    if (answer.kind !== 'bindings') return answer;
    const { items, complete } = cut(answer.rows);
    return { ...answer, rows: items, complete };
  }
  if (/turtle|n-triples|n-quads|trig/.test(type)) {
    const { items, complete } = cut(new Parser({ baseIRI: endpoint }).parse(body));
    return { kind: 'quads', quads: items as never, complete };
  }
  throw failure(
    'query/endpoint',
    endpoint,
    `The endpoint answers in ${type || 'an unnamed format'}, not in SPARQL results.`,
    `It begins: ${body.trim().slice(0, 80)}`,
    'Check that the address is its query address (often …/sparql or …/query).',
  );
}

/** What a server says in its error: of problem+json title and detail, else the beginning. */
function serverWords(body: string): string {
  try {
    const { title, detail } = JSON.parse(body) as { title?: unknown; detail?: unknown };
    if (typeof title === 'string') return typeof detail === 'string' ? `${title} ${detail}` : title;
  } catch {
    // Then it is told as it is.
  }
  return body.trim().slice(0, 500) || 'It says no more.';
}

const TIMEOUT = /query\/timeout|time[ds]?[ -]?out|time ?limit|deadline exceeded/i;

/**
 * Whether the server's own time limit has ended the question. There is no standard for it: ours answers 503 with the code
 * `query/timeout`, others 500, 503 or 429 with words of their own, and Virtuoso 206 (or 200) with what it has found and the state S1TAT.
 */
function saysTimeout({ status, headers }: Response, body: string): boolean {
  if (headers.get('x-sql-state')?.startsWith('S1T')) return true;
  if (status === 206 || status === 408 || status === 504) return true;
  return (status === 429 || status >= 500) && TIMEOUT.test(body.slice(0, 10_000));
}

const ownLimit = (endpoint: string, why: string): EntenteError =>
  failure(
    'query/timeout',
    endpoint,
    'The endpoint ended the question at its own time limit; the answer is incomplete.',
    why,
    'Narrow the question, add a LIMIT, or ask the endpoint’s operator for more time; --timeout is only our own patience.',
  );

function fromJson(endpoint: string, body: string): Answer {
  try {
    const json = JSON.parse(body) as { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, JsonTerm>[] } };
    if (typeof json.boolean === 'boolean') return { kind: 'boolean', value: json.boolean };
    const rows: Row[] = json.results!.bindings.map(
      (binding) => new Map(Object.entries(binding).map(([name, term]) => [name, termOf(term)])),
    );
    return { kind: 'bindings', variables: json.head.vars ?? [], rows, complete: true };
  } catch (cause) {
    // Some begin an answer and write their exception into the midst of it.
    const end = body.slice(-10_000);
    if (TIMEOUT.test(end)) throw ownLimit(endpoint, end.match(/[^\n]*time[^\n]*/i)?.[0].slice(0, 300) ?? 'Its answer breaks off.');
    throw failure(
      'query/endpoint',
      endpoint,
      'The endpoint’s answer is no SPARQL result.',
      (cause as Error).message,
      'Ask its operator, or try another endpoint.',
      cause,
    );
  }
}

/** Looks labels up at an endpoint: exact, as written or with a capital letter, in English or without a language. */
export function endpointLabels(endpoint: string, options: AskOptions = {}): LabelLookup {
  return async (label) => {
    const spellings = [...new Set([label, label.charAt(0).toUpperCase() + label.slice(1), label.toUpperCase()])];
    const words = spellings.flatMap((text) => [termText(literal(text)), termText(literal(text, 'en'))]);
    const answer = await askEndpoint(
      endpoint,
      `SELECT DISTINCT ?node ?property ?type WHERE {
  VALUES ?label { ${words.join(' ')} } VALUES ?property { <${iri('skos', 'prefLabel')}> <${iri('skos', 'altLabel')}> <${iri('rdfs', 'label')}> }
  ?node ?property ?label . OPTIONAL { ?node a ?type } } LIMIT 50`,
      options,
    );
    const candidates = new Map<string, { iri: string; label: string; type: string; preferred: boolean }>();
    if (answer.kind === 'bindings')
      for (const row of answer.rows) {
        const node = row.get('node')!.value;
        const type = row.get('type')?.value ?? '';
        const preferred = row.get('property')!.value !== iri('skos', 'altLabel');
        const known = candidates.get(node);
        candidates.set(node, {
          iri: node,
          label,
          type: type.startsWith(PREFIXES.ent) ? type.slice(PREFIXES.ent.length) : (known?.type ?? ''),
          preferred: preferred || (known?.preferred ?? false),
        });
      }
    return { candidates: [...candidates.values()], near: [] };
  };
}

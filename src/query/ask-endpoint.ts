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
 * Fails with `query/endpoint` (not reachable, not SPARQL), `query/failed` (the server's own message) or `query/timeout`.
 */
export async function askEndpoint(endpoint: string, sparql: string, { signal, timeoutMs }: AskOptions = {}): Promise<Answer> {
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
  if (!response.ok)
    throw failure(
      'query/failed',
      endpoint,
      `The endpoint answers ${response.status} ${response.statusText}.`,
      body.trim().slice(0, 500) || 'It says no more.',
      'Check that the address is its query address (often …/sparql or …/query).',
    );
  const type = response.headers.get('content-type') ?? '';
  if (/json/.test(type)) return fromJson(endpoint, body);
  if (/turtle|n-triples|n-quads|trig/.test(type))
    return { kind: 'quads', quads: new Parser({ baseIRI: endpoint }).parse(body) as never, complete: true };
  throw failure(
    'query/endpoint',
    endpoint,
    `The endpoint answers in ${type || 'an unnamed format'}, not in SPARQL results.`,
    `It begins: ${body.trim().slice(0, 80)}`,
    'Check that the address is its query address (often …/sparql or …/query).',
  );
}

function fromJson(endpoint: string, body: string): Answer {
  try {
    const json = JSON.parse(body) as { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, JsonTerm>[] } };
    if (typeof json.boolean === 'boolean') return { kind: 'boolean', value: json.boolean };
    const rows: Row[] = json.results!.bindings.map(
      (binding) => new Map(Object.entries(binding).map(([name, term]) => [name, termOf(term)])),
    );
    return { kind: 'bindings', variables: json.head.vars ?? [], rows, complete: true };
  } catch (cause) {
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

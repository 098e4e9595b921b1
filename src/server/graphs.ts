import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import type { GraphChange } from '../store/disk-change.ts';
import { termText } from '../store/n-quads-line.ts';
import { namedNode } from '../store/term.ts';
import { changesOf, type Endpoint } from './endpoint.ts';
import { mayWrite } from './may-write.ts';
import { respond } from './sparql.ts';

/** The largest graph that is taken, in bytes. */
export const MOST_GRAPH_BYTES = 64_000_000;

const badRequest = (message: string, next: string): EntenteError => new EntenteError('server/bad-request', message, { next });

/** The graph that a request means: `?graph=IRI`, `?default` (''), the address itself below `/graphs/`; null is the whole dataset. */
function graphOf(context: Context): string | null {
  const url = new URL(context.req.url);
  const { searchParams } = url;
  const graphs = searchParams.getAll('graph');
  // A graph's own address has no query here; were it overlooked, /graphs/a?v=1 and /graphs/a?v=2 would overwrite each other.
  const odd = [...searchParams.keys()].find((name) => name !== 'graph' && name !== 'default');
  if (odd !== undefined)
    throw badRequest(`"${odd.slice(0, 60)}" is no parameter here.`, 'Name the graph by ?graph=IRI, by ?default, or by a path.');
  if (graphs.length + (searchParams.has('default') ? 1 : 0) > 1) throw badRequest('More than one graph is meant.', 'Name one.');
  if (searchParams.has('default')) return '';
  if (graphs.length === 0) return url.pathname === '/graphs' ? null : url.origin + url.pathname;
  try {
    return new URL(graphs[0]!, `${url.origin}/graphs/`).href === graphs[0] ? graphs[0]! : absolute(graphs[0]!, url.origin);
  } catch {
    throw badRequest(`"${graphs[0]!.slice(0, 200)}" is no IRI.`, 'Write it in full, percent-encoded: ?graph=https%3A%2F%2Fexample.org%2Fg');
  }
}

/** IRIs with letters beyond ASCII stay as they are; only relative ones are resolved. */
const absolute = (iri: string, origin: string): string => (/^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : new URL(iri, `${origin}/graphs/`).href);

/** GET and HEAD on `/graphs`: a graph, or all of them. */
export function readGraphs(endpoint: Endpoint): (context: Context) => Promise<Response> {
  return async (context) => {
    const { timeoutMs } = endpoint;
    const accept = context.req.header('accept');
    return respond(await endpoint.answer({ kind: 'graph', graph: graphOf(context), accept, timeoutMs }, context.req.raw.signal));
  };
}

const mediaTypeOf = (header: string): string => header.split(';')[0]!.trim().toLowerCase();

/** What a request sends: its body, or the files of a form of parts. */
async function partsOf({ req }: Context): Promise<{ mediaType: string; bytes: Uint8Array }[]> {
  const mediaType = mediaTypeOf(req.header('content-type') ?? '');
  if (mediaType !== 'multipart/form-data') return [{ mediaType, bytes: new Uint8Array(await req.arrayBuffer()) }];
  const body = await req.arrayBuffer();
  const form = await new Response(body, { headers: { 'Content-Type': req.header('content-type')! } }).formData().catch((cause) => {
    throw new EntenteError('server/bad-request', 'The form cannot be read.', { next: 'Send multipart/form-data with files.', cause });
  });
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  return Promise.all(files.map(async (file) => ({ mediaType: mediaTypeOf(file.type), bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Syntaxes that cannot say which graph is meant. */
const TRIPLES = /^(text\/turtle|application\/(n-triples|rdf\+xml))$/;

/**
 * PUT, POST and DELETE on `/graphs`: the SPARQL 1.1 Graph Store Protocol. POST without a graph adds quads to the graphs that they name, and
 * makes a new graph of triples.
 */
export function writeGraphs(endpoint: Endpoint): (context: Context) => Promise<Response> {
  return async (context) => {
    const writer = mayWrite(context, endpoint);
    const { method } = context.req;
    let graph = graphOf(context);
    if (graph === null && method !== 'POST') throw badRequest('No graph is named.', 'Name one: ?graph=IRI, or ?default');
    const name = graph === null || graph === '' ? '' : termText(namedNode(graph));
    const before = graph === null || graph === '' || (await writer.hasGraph(name));
    const emptied: GraphChange = { graph: name, clear: true, remove: [], add: [] };
    if (method === 'DELETE') {
      if (!before)
        throw new EntenteError('server/no-such-thing', `There is no graph <${graph}>.`, { next: 'GET /sparql names all graphs.' });
      await writer.change(async () => [emptied]);
      return new Response(null, { status: 204 });
    }
    const parts = await partsOf(context);
    const made = graph === null && parts.length > 0 && parts.every((part) => TRIPLES.test(part.mediaType));
    if (made) graph = `${new URL(context.req.url).origin}/graphs/${randomUUID()}`;
    const { timeoutMs } = endpoint;
    const base = graph || context.req.url;
    const added: GraphChange[] = [];
    for (const part of parts)
      added.push(...((await changesOf(endpoint, { kind: 'rdf', ...part, graph, base, timeoutMs }, context.req.raw.signal)) ?? []));
    await writer.change(async () => (method === 'PUT' ? [emptied, ...added] : added));
    if (made) return new Response(null, { status: 201, headers: { Location: graph! } });
    return new Response(null, { status: before ? 204 : 201 });
  };
}

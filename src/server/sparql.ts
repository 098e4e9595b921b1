import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import { ask } from '../query/ask.ts';
import { serviceDescription } from './description-service.ts';
import type { Library } from './library.ts';
import { GRAPH_OFFERS, negotiate, RESULT_OFFERS } from './sparql-accept.ts';
import { checkQuery, noUpdates, withoutFrom } from './sparql-check.ts';
import { chosenGraphs, libraryIndex } from './sparql-dataset.ts';
import { sparqlResults } from './sparql-results.ts';

/** The longest query that is read, in bytes. */
export const MOST_QUERY_BYTES = 1_000_000;
const LIMITS = { timeoutMs: 20_000, maxRows: 100_000, maxCells: 50_000_000 };

interface Operation {
  readonly query: string | undefined;
  readonly merged: readonly string[];
  readonly named: readonly string[];
}

function fromParameters(parameters: URLSearchParams): Operation {
  if (parameters.has('update')) throw noUpdates();
  const queries = parameters.getAll('query');
  if (queries.length > 1) throw new EntenteError('server/bad-request', 'There is more than one query.', { next: 'Send one at a time.' });
  return { query: queries[0], merged: parameters.getAll('default-graph-uri'), named: parameters.getAll('named-graph-uri') };
}

/** Reads the three forms of a SPARQL query over HTTP: GET, POST as a form, POST as it is. */
async function operationOf(context: Context): Promise<Operation> {
  const { searchParams } = new URL(context.req.url);
  if (context.req.method === 'GET') return fromParameters(searchParams);
  const type = (context.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return fromParameters(new URLSearchParams(await context.req.text()));
  if (type === 'application/sparql-update') throw noUpdates();
  if (type === 'application/sparql-query') return { ...fromParameters(searchParams), query: await context.req.text() };
  throw new EntenteError('server/bad-media-type', `A query cannot be sent as ${type || 'an unnamed type'}.`, {
    next: 'Send application/sparql-query, or a form (application/x-www-form-urlencoded) with the field "query".',
  });
}

/** Puts a checked query to a library and writes the answer in what the client accepts. */
export async function answerSparql(
  context: Context,
  library: Library,
  { query, merged, named }: Operation & { query: string },
): Promise<Response> {
  const form = await checkQuery(query);
  const offers = form === 'construct' || form === 'describe' ? GRAPH_OFFERS : RESULT_OFFERS;
  // A query that cannot be read is asked all the same, because asking tells what is wrong with it.
  const mediaType = form === 'unknown' ? '' : negotiate(context.req.header('accept'), offers);
  const chosen = merged.length + named.length > 0;
  const dataset = chosen ? chosenGraphs(library.store, merged, named) : libraryIndex(library.store);
  const answer = await ask(dataset, chosen ? withoutFrom(query) : query, {
    ...LIMITS,
    signal: context.req.raw.signal,
    ...(chosen ? { defaultGraph: 'only' as const } : {}),
  });
  const complete = answer.kind === 'boolean' || answer.complete;
  return context.body(sparqlResults(answer, mediaType), 200, {
    'Content-Type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    Vary: 'Accept',
    // The formats have no place to say that rows are missing; silence would be a lie.
    'Entente-Complete': String(complete),
  });
}

/** `/sparql`: the SPARQL 1.1 Protocol for queries; without a query, the service description. */
export function sparqlRoute(library: () => Library): (context: Context) => Promise<Response> {
  return async (context) => {
    const operation = await operationOf(context);
    const { query } = operation;
    if (query === undefined) {
      if (context.req.method === 'GET') return serviceDescription(context, library());
      throw new EntenteError('server/bad-request', 'There is no query.', { next: 'Send it in the field "query".' });
    }
    return answerSparql(context, library(), { ...operation, query });
  };
}

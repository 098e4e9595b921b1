import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import { bodyText } from './body-text.ts';
import { serviceDescription } from './description-service.ts';
import { changesOf, type Endpoint } from './endpoint.ts';
import { formParameters } from './form-parameters.ts';
import { mayWrite } from './may-write.ts';
import type { Reply } from './pool/task.ts';
import type { Using } from './update-using.ts';

/** The longest query that is read, in bytes. */
export const MOST_QUERY_BYTES = 1_000_000;
/** The longest update. */
export const MOST_UPDATE_BYTES = 16_000_000;

interface Operation {
  readonly query?: string | undefined;
  readonly update?: string | undefined;
  readonly merged: readonly string[];
  readonly named: readonly string[];
  readonly using: Using;
}

/** An absolute IRI without the signs that no IRI may have. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]*$/i;

const badRequest = (message: string, next: string): EntenteError => new EntenteError('server/bad-request', message, { next });

/** Graphs may be named in the address even where the query comes as a form. */
function fromParameters(parameters: URLSearchParams, address = new URLSearchParams()): Operation {
  const graphs = (name: string): string[] => {
    const all = [...parameters.getAll(name), ...address.getAll(name)];
    const wrong = all.find((iri) => !IRI.test(iri));
    if (wrong !== undefined)
      throw badRequest(`"${wrong.slice(0, 200)}" is no IRI of a graph.`, `Write it in full: ${name}=https%3A%2F%2Fexample.org%2Fg`);
    return all;
  };
  const queries = parameters.getAll('query');
  const updates = parameters.getAll('update');
  if (queries.length + updates.length > 1) throw badRequest('There is more than one query or update.', 'Send one at a time.');
  if ([...queries, ...updates].some((text) => text.trim() === ''))
    throw badRequest('The query is empty.', 'GET /sparql without one describes the service.');
  return {
    query: queries[0],
    update: updates[0],
    merged: graphs('default-graph-uri'),
    named: graphs('named-graph-uri'),
    using: { merged: graphs('using-graph-uri'), named: graphs('using-named-graph-uri') },
  };
}

const isRead = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD';

/** Reads the forms of a SPARQL operation over HTTP: GET, POST as a form, POST as it is. */
async function operationOf(context: Context): Promise<Operation> {
  const searchParams = formParameters(new URL(context.req.url).search);
  if (isRead(context)) {
    if (searchParams.has('update')) throw badRequest('An update cannot be sent by GET.', 'Send it by POST.');
    return fromParameters(searchParams);
  }
  const type = (context.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return fromParameters(formParameters(await bodyText(context)), searchParams);
  if (type === 'application/sparql-update') return { ...fromParameters(searchParams), update: await bodyText(context) };
  if (type === 'application/sparql-query') return { ...fromParameters(searchParams), query: await bodyText(context) };
  throw new EntenteError('server/bad-media-type', `A query cannot be sent as ${type || 'an unnamed type'}.`, {
    next: 'Send application/sparql-query, or a form (application/x-www-form-urlencoded) with the field "query".',
  });
}

/** A reply of a worker as a response. */
export const respond = ({ status, headers, body }: Reply): Response => new Response(body, { status, headers });

/** `/sparql`: the SPARQL 1.1 Protocol; without a query, the service description. */
export function sparqlRoute(endpoint: Endpoint): (context: Context) => Promise<Response> {
  return async (context) => {
    const { query, update, merged, named, using } = await operationOf(context);
    const { signal } = context.req.raw;
    const { timeoutMs } = endpoint;
    if (update !== undefined) {
      const writer = mayWrite(context, endpoint);
      const task = { kind: 'update', update, using, base: context.req.url, timeoutMs } as const;
      await writer.change(async (current) => {
        // Updates that only insert need not know the data: many of them in a row cost no look at a large store.
        const inserted = await changesOf(endpoint, { ...task, look: false }, signal);
        if (inserted !== null) return inserted;
        await current();
        return (await changesOf(endpoint, { ...task, look: true }, signal)) ?? [];
      });
      return new Response(null, { status: 204 });
    }
    if (query !== undefined) {
      const accept = context.req.header('accept');
      return respond(await endpoint.answer({ kind: 'sparql', query, merged, named, accept, timeoutMs }, signal));
    }
    if (isRead(context)) return serviceDescription(context, endpoint.library(), endpoint);
    throw badRequest('There is no query.', 'Send it in the field "query".');
  };
}

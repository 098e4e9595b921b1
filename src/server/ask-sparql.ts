import { ask } from '../query/ask.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import type { Reply, Task } from './pool/task.ts';
import { contentType, GRAPH_OFFERS, negotiate, RESULT_OFFERS } from './sparql-accept.ts';
import { checkQuery, withoutFrom } from './sparql-check.ts';
import { chosenGraphs } from './sparql-dataset.ts';
import { sparqlResults } from './sparql-results.ts';

/** Rows and ids that one question of a program may have. */
const LIMITS = { maxRows: 100_000, maxCells: 50_000_000 };

/** Checks a query, asks it, and writes the answer in what the client accepts. */
export async function askSparql(
  index: QuadIndex,
  { query, merged, named, accept, timeoutMs }: Omit<Task & { kind: 'sparql' }, 'kind'>,
  signal?: AbortSignal,
): Promise<Reply> {
  const form = await checkQuery(query);
  const offers = form === 'construct' || form === 'describe' ? GRAPH_OFFERS : RESULT_OFFERS;
  // A query that cannot be read is asked all the same, because asking tells what is wrong with it.
  const mediaType = form === 'unknown' ? '' : negotiate(accept, offers);
  const chosen = merged.length + named.length > 0;
  const answer = await ask(chosen ? chosenGraphs(index, merged, named) : index, chosen ? withoutFrom(query) : query, {
    ...LIMITS,
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
    ...(chosen ? { defaultGraph: 'only' as const } : {}),
  });
  const complete = answer.kind === 'boolean' || answer.complete;
  return {
    status: 200,
    headers: {
      'Content-Type': contentType(mediaType),
      Vary: 'Accept',
      // The formats have no place to say that rows are missing; silence would be a lie.
      'Entente-Complete': String(complete),
    },
    body: sparqlResults(answer, mediaType),
  };
}

import type { Quad } from '@rdfjs/types';
import type { Store } from 'n3';
import { EntenteError } from '../errors.ts';
import type { Answer, AnswerStream, AskOptions, Row } from './answer.ts';
import { comunica } from './comunica.ts';
import { mergedStore } from './merged-store.ts';
import { queryError } from './query-error.ts';

/**
 * Puts a SPARQL question to a store and gives the whole answer. The default graph is the RDF merge of all graphs.
 * Fails with `query/syntax` (line, column, excerpt), `query/timeout`, `query/cancelled` or `query/failed`.
 */
export async function ask(store: Store, sparql: string, options: AskOptions = {}): Promise<Answer> {
  const stream = await askStream(store, sparql, options);
  if (stream.kind === 'boolean') return stream;
  const limit = options.maxRows ?? Number.POSITIVE_INFINITY;
  if (stream.kind === 'bindings') {
    const { items, complete } = await take(stream.rows, limit);
    return { kind: 'bindings', variables: stream.variables, rows: items, complete };
  }
  const { items, complete } = await take(stream.quads, limit);
  return { kind: 'quads', quads: items, complete };
}

/** Like `ask`, but rows come as they are found; `maxRows` is then the caller's affair. */
export async function askStream(store: Store, sparql: string, options: AskOptions = {}): Promise<AnswerStream> {
  const stop = deadline(options);
  try {
    const engine = await comunica();
    const result = await stop.race(
      engine.query(sparql, { sources: [mergedStore(store)], ...(options.baseIRI === undefined ? {} : { baseIRI: options.baseIRI }) }),
    );
    if (result.resultType === 'boolean') {
      const value = await stop.race(result.execute());
      stop.clear();
      return { kind: 'boolean', value };
    }
    if (result.resultType === 'bindings') {
      const { variables } = await result.metadata();
      const rows = drain(
        await stop.race(result.execute()),
        stop,
        (bindings): Row => new Map([...bindings].map(([v, term]) => [v.value, term])),
      );
      return { kind: 'bindings', variables: variables.map((variable) => variable.value), rows };
    }
    if (result.resultType === 'quads')
      return { kind: 'quads', quads: drain(await stop.race(result.execute()), stop, (quad: Quad) => quad) };
    throw new EntenteError('query/update', 'This is an update; only questions are answered here.', {
      next: 'Use SELECT, ASK, CONSTRUCT or DESCRIBE.',
    });
  } catch (error) {
    stop.clear();
    throw queryError(error, sparql, options.source);
  }
}

interface Stop {
  race<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

function deadline({ signal, timeoutMs }: AskOptions): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fail: (error: EntenteError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const cancel = () => fail(new EntenteError('query/cancelled', 'The question was cancelled; the answer is incomplete.'));
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  if (timeoutMs !== undefined) {
    const late = new EntenteError('query/timeout', `The question took longer than ${timeoutMs} ms; the answer is incomplete.`, {
      next: 'Allow more time, or ask for less: add a LIMIT or name more of the pattern.',
    });
    timer = setTimeout(() => fail(late), timeoutMs);
  }
  return {
    race: (work) => Promise.race([work, failed]),
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

interface Source<T> extends AsyncIterable<T> {
  destroy(): void;
}

async function* drain<T, U>(source: Source<T>, stop: Stop, map: (item: T) => U): AsyncGenerator<U> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await stop.race(iterator.next());
      if (done) return;
      yield map(value);
    }
  } finally {
    stop.clear();
    source.destroy();
  }
}

async function take<T>(items: AsyncIterable<T>, limit: number): Promise<{ items: T[]; complete: boolean }> {
  const taken: T[] = [];
  for await (const item of items) {
    if (taken.length >= limit) return { items: taken, complete: false };
    taken.push(item);
  }
  return { items: taken, complete: true };
}

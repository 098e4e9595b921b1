import type { QueryEngine } from '@comunica/query-sparql-rdfjs';
import type { Quad } from '@rdfjs/types';
import { DataFactory, Store } from 'n3';
import { EntenteError } from '../errors.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { quadsOf } from '../store/quads-of.ts';
import type { AskOptions, Row } from './answer.ts';
import type { Guard } from './engine/guard.ts';
import type { PlanNode } from './engine/plan.ts';
import type { Lots } from './native.ts';
import { Beyond } from './parse/syntax-problem.ts';

// Comunica is named here and in comunica-source.ts, and this file is only ever loaded by a dynamic import: it costs a second of CPU.

let engine: Promise<QueryEngine> | undefined;

/** The one Comunica engine. */
export function comunica(): Promise<QueryEngine> {
  engine ??= import('@comunica/query-sparql-rdfjs').then(({ QueryEngine }) => new QueryEngine());
  return engine;
}

/** What `explain` wants to know of a run: the plans of the parts that were evaluated natively. */
export interface NativeParts {
  plans: PlanNode[];
}

/** Answers what the native engine cannot: Comunica over a source that still takes over every part that it can. */
export async function answerByComunica(
  index: QuadIndex,
  sparql: string,
  watch: Guard,
  options: AskOptions,
  parts?: NativeParts,
): Promise<Lots> {
  if (options.engine !== 'plain') {
    const { KeysQueryOperation } = await import('@comunica/context-entries');
    const { comunicaSource } = await import('./comunica-source.ts');
    const noted = parts && { onPlan: (plan: PlanNode) => parts.plans.push(plan) };
    const source = comunicaSource(index, { guard: watch, defaultGraph: options.defaultGraph ?? 'merge', ...noted }, DataFactory as never);
    try {
      return await put(sparql, { [KeysQueryOperation.querySources.name]: [{ source }] }, watch, options);
    } catch (error) {
      if (!(error instanceof Beyond)) throw error;
      if (parts) parts.plans = [];
    }
  }
  return put(sparql, { sources: [mergedStore(index, options.defaultGraph ?? 'merge')] }, watch, options);
}

/** An `N3.Store` whose default graph is the RDF merge of all graphs, for Comunica by itself. Its own `unionDefaultGraph` repeats triples. */
export function mergedStore(index: QuadIndex, defaultGraph: 'merge' | 'only'): Store {
  const store = new Store();
  for (const { subject, predicate, object, graph } of quadsOf(index)) {
    const triple = [subject as never, predicate as never, object as never] as const;
    store.addQuad(...triple, graph as never);
    if (defaultGraph === 'merge' && graph.termType !== 'DefaultGraph') store.addQuad(...triple);
  }
  return store;
}

async function put(sparql: string, context: object, watch: Guard, { baseIRI, signal, timeoutMs }: AskOptions): Promise<Lots> {
  const stop = stopper(watch, signal, timeoutMs);
  try {
    const all = { ...context, ...(baseIRI === undefined ? {} : { baseIRI }) };
    const result = await stop.race((await comunica()).query(sparql, all as never));
    if (result.resultType === 'boolean') {
      const value = await stop.race(result.execute());
      stop.clear();
      return { kind: 'boolean', value };
    }
    if (result.resultType === 'bindings') {
      const { variables } = await result.metadata();
      const stream = await stop.race(result.execute());
      const names = variables.map((variable) => variable.value);
      return {
        kind: 'bindings',
        variables: names,
        lots: lots(stream, stop, (found): Row => new Map([...found].map(([v, term]) => [v.value, term]))),
      };
    }
    if (result.resultType === 'quads') return { kind: 'quads', lots: lots(await stop.race(result.execute()), stop, (quad: Quad) => quad) };
    throw new EntenteError('query/update', 'This is an update; only questions are answered here.', {
      next: 'Use SELECT, ASK, CONSTRUCT or DESCRIBE.',
    });
  } catch (error) {
    stop.clear();
    throw error;
  }
}

interface Stopper {
  race<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

/** Comunica cannot be told to stop, but nobody need wait for it: the guard's error wins the race. */
function stopper(watch: Guard, signal: AbortSignal | undefined, timeoutMs: number | undefined): Stopper {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const look = () => {
    try {
      watch.check();
    } catch (error) {
      fail(error);
    }
  };
  const timer = timeoutMs === undefined ? undefined : setInterval(look, Math.max(1, Math.min(50, timeoutMs)));
  if (typeof timer === 'object') timer.unref(); // an answer that nobody reads must not keep the process alive
  signal?.addEventListener('abort', look, { once: true });
  look();
  return {
    race: (work) => Promise.race([work, failed]),
    clear() {
      clearInterval(timer);
      signal?.removeEventListener('abort', look);
    },
  };
}

interface Source<T> extends AsyncIterable<T> {
  destroy(): void;
}

async function* lots<T, U>(source: Source<T>, stop: Stopper, map: (item: T) => U): AsyncGenerator<U[]> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await stop.race(iterator.next());
      if (done) return;
      yield [map(value)];
    }
  } finally {
    stop.clear();
    source.destroy();
  }
}

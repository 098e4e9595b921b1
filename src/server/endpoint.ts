import type { GraphChange } from '../store/disk-change.ts';
import type { Library } from './library.ts';
import type { Answerer, Task } from './pool/task.ts';

/** What other programs may change. */
export interface Writer {
  /** Who knows it may write; null if nobody was given one. */
  readonly token: string | null;
  /** Works out a change and carries it out, one at a time. `make` calls `current` first if it looks at the data. */
  readonly change: (make: (current: () => Promise<void>) => Promise<readonly GraphChange[]>) => Promise<void>;
  /** Whether the store has the graph (its name as N-Quads write it). */
  readonly hasGraph: (graph: string) => Promise<boolean>;
}

/** What the routes for programs work on. */
export interface Endpoint {
  /** The library as it is now. */
  readonly library: () => Library;
  readonly answer: Answerer;
  /** Null where the server is read-only. */
  readonly writer: Writer | null;
  /** Milliseconds that one question may take. */
  readonly timeoutMs: number;
}

/** What a worker found that should be changed; null if it must look at the data first. */
export async function changesOf(
  { answer }: Pick<Endpoint, 'answer'>,
  task: Task & { kind: 'update' | 'rdf' },
  signal: AbortSignal,
): Promise<readonly GraphChange[] | null> {
  const { body } = await answer(task, signal);
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as GraphChange[] | null;
}

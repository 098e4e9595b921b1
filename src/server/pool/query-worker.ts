import type { SavedQuery } from '../../query/saved-query.ts';
import type { QuadIndex } from '../../store/quad-index.ts';
import { fromSnapshot } from '../../store/snapshot.ts';
import type { FromWorker, ToWorker } from './query-pool.ts';
import { runTask } from './run-task.ts';
import { sendError } from './send-error.ts';
import type { Task } from './task.ts';

// A worker of the pool: it gets a dataset, then tasks one at a time, and answers each with a reply or an error.

let index: QuadIndex | undefined;
let questions: readonly SavedQuery[] = [];
let running: { readonly id: number; readonly stop: AbortController } | undefined;

const tell = (message: FromWorker): void => void process.send!(message);

async function answer(id: number, task: Task): Promise<void> {
  const stop = new AbortController();
  running = { id, stop };
  try {
    const { status, headers, body } = await runTask(index!, questions, task, stop.signal);
    tell({ id, reply: { status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body } });
  } catch (error) {
    tell({ id, error: sendError(error) });
  } finally {
    running = undefined;
  }
}

/** The first question should find everything compiled. */
async function warmUp(): Promise<void> {
  await runTask(index!, [], { kind: 'sparql', query: 'ASK { ?s ?p ?o }', merged: [], named: [], accept: undefined, timeoutMs: 5000 });
  tell('ready');
}

process.on('message', (message: ToWorker) => {
  if ('dataset' in message) {
    const first = index === undefined;
    // Copied, because numbers of four bytes must lie where four divides the address.
    ({ index } = fromSnapshot(new Uint8Array(message.dataset))!);
    ({ questions } = message);
    if (first) void warmUp();
  } else if ('cancel' in message) {
    if (running?.id === message.cancel) running.stop.abort();
  } else void answer(message.id, message.task);
});
// Ctrl-C goes to all processes of a terminal; the server decides what it means. Without the server there is nothing to do.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

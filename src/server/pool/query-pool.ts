import type { ChildProcess } from 'node:child_process';
import { EntenteError } from '../../errors.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import type { QuadIndex } from '../../store/quad-index.ts';
import { toSnapshot } from '../../store/snapshot.ts';
import { receiveError, type SentError } from './send-error.ts';
import { startWorker } from './start-worker.ts';
import type { Answerer, Reply, Task } from './task.ts';

/** How much the workers may take. */
export interface PoolLimits {
  /** Processes that wait for questions. */
  readonly workers: number;
  /** Questions that may wait while all are busy; one more is turned away with `server/busy`. */
  readonly waiting: number;
  /** Milliseconds that one may wait. */
  readonly waitMs: number;
  /** Megabytes of the JavaScript heap of one worker. The ids of a question are counted apart (`maxCells`). */
  readonly heapMb: number;
  /** Milliseconds after the time limit of a question at which its worker is ended, should it not have stopped by itself. */
  readonly graceMs: number;
}

/** What a server takes unless it is told otherwise. */
export const POOL_LIMITS: PoolLimits = { workers: 2, waiting: 64, waitMs: 30_000, heapMb: 512, graceMs: 1000 };

/** Workers that answer. */
export interface QueryPool {
  readonly run: Answerer;
  readonly close: () => Promise<void>;
}

/** What a worker is told. */
export type ToWorker =
  | { readonly questions: readonly SavedQuery[]; readonly dataset: Uint8Array }
  | { readonly id: number; readonly task: Task }
  | { readonly cancel: number };

/** What it answers. */
export type FromWorker =
  | 'ready'
  | { readonly id: number; readonly reply: Reply & { readonly body: Uint8Array<ArrayBuffer> } }
  | { readonly id: number; readonly error: SentError };

interface Job {
  readonly id: number;
  readonly task: Task;
  readonly done: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

interface Seat {
  readonly worker: ChildProcess;
  readonly gone: Promise<void>;
  ready: boolean;
  /** The dataset that it has. */
  index: QuadIndex;
  job: Job | undefined;
}

/** Starts that fail one after the other, beyond which it is no accident and nobody waits any longer. */
const MOST_FAILURES = 3;

const tooLong = (timeoutMs: number): EntenteError =>
  new EntenteError('query/timeout', `The question took longer than ${timeoutMs} ms; the answer is incomplete.`, {
    why: 'It did not stop by itself, so it was ended.',
    next: 'Ask for less: add a LIMIT, name more of the pattern, or write a simpler regular expression.',
  });

const tooLarge = (heapMb: number): EntenteError =>
  new EntenteError('query/too-large', 'The question needs more memory than it may have; there is no answer.', {
    why: `Its worker had ${heapMb} MB.`,
    next: 'Ask for less: name more of the pattern, or add a LIMIT.',
  });

const cancelled = (): EntenteError => new EntenteError('query/cancelled', 'The question was cancelled; the answer is incomplete.');

const busy = (): EntenteError =>
  new EntenteError('server/busy', 'The server has too many questions to answer.', { next: 'Ask again in a moment.' });

/**
 * Starts processes that answer questions over a dataset. One that runs away is killed and another takes its place. They are processes,
 * not threads, because a thread that asks for more memory than there is takes the whole server with it.
 */
export function queryPool(questions: readonly SavedQuery[], dataset: () => QuadIndex, limits: PoolLimits = POOL_LIMITS): QueryPool {
  const seats = new Set<Seat>();
  const waiting: Job[] = [];
  let number = 0;
  let failures = 0;
  let closed = false;

  function open(): void {
    const index = dataset();
    const worker = startWorker('query-worker', limits.heapMb);
    const gone = new Promise<void>((resolve) => {
      worker.once('exit', (_code, signal) => {
        resolve();
        leave(seat, signal);
      });
    });
    const seat: Seat = { worker, gone, ready: false, index, job: undefined };
    seats.add(seat);
    worker.on('error', () => {}); // an exit follows, or a message that came too late
    worker.on('message', (message: FromWorker) => {
      if (message === 'ready') {
        seat.ready = true;
        failures = 0;
      } else if (seat.job?.id === message.id) {
        const { job } = seat;
        seat.job = undefined;
        finish(job, 'reply' in message ? message.reply : receiveError(message.error));
      }
      next();
    });
    hand(seat, index);
  }

  function hand(seat: Seat, index: QuadIndex): void {
    seat.index = index;
    tell(seat, { questions, dataset: toSnapshot(index, null) });
  }

  const tell = ({ worker }: Seat, message: ToWorker): void => void (worker.connected && worker.send(message));

  /** A worker has ended: what it had to do fails, another one is started. */
  function leave(seat: Seat, signal: NodeJS.Signals | null): void {
    seats.delete(seat);
    // Node aborts when the heap is full.
    const why = closed ? busy() : signal === 'SIGABRT' ? tooLarge(limits.heapMb) : new Error(`A worker has ended (${signal}).`);
    if (seat.job) finish(seat.job, why);
    if (closed) return;
    if (!seat.ready) failures++;
    if (failures < MOST_FAILURES) open();
    else if (seats.size === 0) for (const job of waiting.splice(0)) finish(job, new Error('No worker can be started.'));
  }

  function finish(job: Job, result: Reply | Error): void {
    clearTimeout(job.timer);
    if (result instanceof Error) job.fail(result);
    else job.done(result);
  }

  function next(): void {
    for (const seat of seats) {
      if (waiting.length === 0) return;
      if (!seat.ready || seat.job) continue;
      const job = waiting.shift()!;
      seat.job = job;
      clearTimeout(job.timer);
      job.timer = setTimeout(() => end(seat, job, tooLong(job.task.timeoutMs)), job.task.timeoutMs + limits.graceMs);
      const now = dataset();
      if (seat.index !== now) hand(seat, now);
      tell(seat, { id: job.id, task: job.task });
    }
  }

  /** Ends a worker with the question that it will not let go; its exit opens another one. */
  function end(seat: Seat, job: Job, error: Error): void {
    if (seat.job !== job) return;
    seat.job = undefined;
    seats.delete(seat);
    finish(job, error);
    seat.worker.kill('SIGKILL');
  }

  /** The client has gone: what waits is forgotten, what runs is told to stop. */
  function cancel(job: Job): void {
    const at = waiting.indexOf(job);
    if (at >= 0) {
      waiting.splice(at, 1);
      finish(job, cancelled());
      return;
    }
    const seat = [...seats].find((one) => one.job === job);
    if (!seat) return;
    tell(seat, { cancel: job.id });
    clearTimeout(job.timer);
    job.timer = setTimeout(() => end(seat, job, cancelled()), limits.graceMs);
  }

  for (let i = 0; i < limits.workers; i++) open();
  return {
    run: (task, signal) =>
      new Promise<Reply>((done, fail) => {
        if (closed || waiting.length >= limits.waiting) {
          fail(busy());
          return;
        }
        const job: Job = { id: number++, task, done, fail, timer: undefined };
        job.timer = setTimeout(() => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          finish(job, busy());
        }, limits.waitMs);
        waiting.push(job);
        if (signal?.aborted) cancel(job);
        else signal?.addEventListener('abort', () => cancel(job), { once: true });
        if (failures >= MOST_FAILURES && seats.size === 0) open();
        next();
      }),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) finish(job, busy());
      for (const { worker } of seats) worker.kill('SIGKILL');
      await Promise.all([...seats].map(({ gone }) => gone));
    },
  };
}

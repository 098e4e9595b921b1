import type { ChildProcess } from 'node:child_process';
import { EntenteError } from '../../errors.ts';
import { readRdf } from '../../syntax/read-rdf.ts';
import type { Input } from '../../text/format.ts';
import type { FreshArticle, Reader, ReadSettings } from '../reader.ts';
import { receiveError, type SentError } from './send-error.ts';
import { startWorker } from './start-worker.ts';

/** How much reading may take. */
export interface ReadingLimits {
  /** Milliseconds for one input. */
  readonly readMs: number;
  /** Inputs that may wait; one more is turned away with `server/busy`. */
  readonly waiting: number;
  /** Megabytes of the JavaScript heap. */
  readonly heapMb: number;
}

const LIMITS: ReadingLimits = { readMs: 120_000, waiting: 16, heapMb: 1024 };

/** What the process is told. */
export interface ToReading {
  readonly id: number;
  readonly input: Input;
  readonly settings: ReadSettings;
}

/** What it answers. */
export type FromReading =
  | {
      readonly id: number;
      readonly articles: readonly (Omit<FreshArticle, 'quads'> & { readonly nQuads: string })[];
      readonly faults: readonly string[];
    }
  | { readonly id: number; readonly error: SentError };

type Reading = Awaited<ReturnType<Reader>>;

interface Job extends ToReading {
  readonly done: (reading: Reading) => void;
  readonly fail: (error: unknown) => void;
}

const next = 'Send it in parts, or read it on the command line: entente read';
const tooLong = (ms: number): EntenteError =>
  new EntenteError('server/reading-too-long', `Reading this took longer than ${ms / 1000} s; it was stopped.`, { next });
const tooLarge = (): EntenteError =>
  new EntenteError('server/reading-too-large', 'Reading this needs more memory than it may have.', { next });
const busy = (): EntenteError =>
  new EntenteError('server/busy', 'The server has too many articles to read.', { next: 'Send it again in a moment.' });

/**
 * A reader in a process of its own, started when the first article comes: a long article takes many seconds, in which a server that read it
 * itself would answer nobody. What takes too long is ended with its process.
 */
export function readingProcess(limits: Partial<ReadingLimits> = {}): { readonly reader: Reader; readonly close: () => void } {
  const { readMs, waiting: most, heapMb } = { ...LIMITS, ...limits };
  const waiting: Job[] = [];
  let worker: ChildProcess | undefined;
  let current: Job | undefined;
  let timer: NodeJS.Timeout | undefined;
  let number = 0;

  function start(): ChildProcess {
    const started = startWorker('reading-worker', heapMb);
    started.on('error', () => {}); // an exit follows
    started.on('exit', (_code, signal) => {
      if (worker !== started) return;
      worker = undefined;
      // Node aborts when the heap is full.
      finish((job) => job.fail(signal === 'SIGABRT' ? tooLarge() : new Error(`The process that reads has ended (${signal}).`)));
    });
    started.on('message', (message: FromReading) => {
      if (message.id !== current?.id) return;
      if ('error' in message) finish((job) => job.fail(receiveError(message.error)));
      else finish((job) => void unpack(message).then(job.done, job.fail));
    });
    return started;
  }

  function finish(how: (job: Job) => void): void {
    clearTimeout(timer);
    const job = current;
    current = undefined;
    if (job) how(job);
    work();
  }

  function work(): void {
    if (current !== undefined) return;
    current = waiting.shift();
    if (current === undefined) return;
    worker ??= start();
    timer = setTimeout(() => end(tooLong(readMs)), readMs);
    const { id, input, settings } = current;
    worker.send({ id, input, settings } satisfies ToReading);
  }

  /** Ends the process with what it reads; the next article gets another one. */
  function end(error: EntenteError): void {
    worker?.kill('SIGKILL');
    worker = undefined;
    finish((job) => job.fail(error));
  }

  const cancelled = (): EntenteError => new EntenteError('query/cancelled', 'Nobody waits for this any more.');
  return {
    reader: (input, settings, signal) =>
      new Promise((done, fail) => {
        if (waiting.length >= most) {
          fail(busy());
          return;
        }
        const job: Job = { id: number++, input, settings, done, fail };
        waiting.push(job);
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          if (current === job) end(cancelled());
          else fail(cancelled());
        });
        work();
      }),
    close() {
      for (const job of waiting.splice(0)) job.fail(busy());
      end(busy());
    },
  };
}

async function unpack({ articles, faults }: Extract<FromReading, { articles: unknown }>): Promise<Reading> {
  const read = articles.map(async ({ nQuads, ...article }): Promise<FreshArticle> => {
    const { quads } = await readRdf(nQuads, { format: 'nquads' });
    return { ...article, quads };
  });
  return { articles: await Promise.all(read), faults };
}

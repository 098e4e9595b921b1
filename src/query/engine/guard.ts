import { EntenteError } from '../../errors.ts';

/** Watches over one evaluation: whether it must stop, and how much it keeps in memory. */
export interface Guard {
  /** Throws `query/timeout` or `query/cancelled` if it is time to stop. Cheap enough for every few thousand steps. */
  check(): void;
  /** Told of numbers (ids) that are kept; throws `query/too-large` beyond the limit. */
  keep(cells: number): void;
}

/** A guard that allows everything. */
export const FREE: Guard = { check() {}, keep() {} };

/** What a guard stops at. `now` gives milliseconds; it comes from outside because the core has no clock. */
export interface Limits {
  readonly now: () => number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Most ids that may be kept at once in sorts, groups and joins; four bytes each. */
  readonly maxCells?: number;
}

/** A guard with limits. */
export function guard({ now, timeoutMs, signal, maxCells = 200_000_000 }: Limits): Guard {
  const end = timeoutMs === undefined ? Infinity : now() + timeoutMs;
  let cells = 0;
  return {
    check() {
      if (signal?.aborted) throw new EntenteError('query/cancelled', 'The question was cancelled; the answer is incomplete.');
      if (now() < end) return;
      throw new EntenteError('query/timeout', `The question took longer than ${timeoutMs} ms; the answer is incomplete.`, {
        next: 'Allow more time, or ask for less: add a LIMIT or name more of the pattern.',
      });
    },
    keep(more) {
      cells += more;
      if (cells <= maxCells) return;
      throw new EntenteError('query/too-large', 'The question needs more memory than it may have; there is no answer.', {
        why: `It had to keep more than ${maxCells} numbers in sorts, groups or joins.`,
        next: 'Ask for less: name more of the pattern, or leave out ORDER BY, DISTINCT or GROUP BY.',
      });
    },
  };
}

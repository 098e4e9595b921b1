import type { Operator } from './operator.ts';

/** The rows that a plan is put to: one empty row for a whole question, rows of the outer plan for OPTIONAL, EXISTS and UNION. */
export interface Seed extends Operator {
  /** Says how many rows now stand in its columns; they come out once. */
  fill(rows: number): void;
}

/** One row that binds nothing. */
export function unit(): Operator {
  let done = false;
  return {
    columns: [],
    next() {
      if (done) return -1;
      done = true;
      return 1;
    },
    restart() {
      done = false;
    },
  };
}

/** Seeds that stand in the columns of another operator. */
export function seed(columns: readonly (Uint32Array | undefined)[]): Seed {
  let rows = -1;
  return {
    columns,
    shared: true,
    fill(n) {
      rows = n;
    },
    next() {
      const n = rows;
      rows = -1;
      return n;
    },
    restart() {},
  };
}

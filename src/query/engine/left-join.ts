import { truth } from '../values/value.ts';
import type { Evaluator } from './expression.ts';
import { boundSlots, CAPACITY, columnsFor, type Operator } from './operator.ts';
import type { Seed } from './seed.ts';

/** 0, 1, 2, …: the column that tells which outer row an inner row comes from. */
export const ROW_NUMBERS: Uint32Array = new Uint32Array(CAPACITY).map((_, i) => i);

/**
 * OPTIONAL: each batch of the left is put to the right plan through `seed`; `origin` is the slot in which the right hands back the number
 * of the left row. Left rows for which nothing came come out alone.
 */
export function leftJoin(
  left: Operator,
  right: Operator,
  seed: Seed,
  origin: number,
  condition: Evaluator | undefined,
  keep: ReadonlySet<number>,
): Operator {
  const slots = new Set([...boundSlots(left), ...boundSlots(right)].filter((slot) => keep.has(slot)));
  const columns = columnsFor(slots);
  const matched = new Uint8Array(CAPACITY);
  const origins = right.columns[origin]!;
  const passed = new Uint32Array(CAPACITY);
  let rows = 0;
  let inner = false;

  function matches(found: number): number {
    let n = 0;
    condition?.prepare(found);
    for (let row = 0; row < found; row++) {
      if (condition !== undefined && truth(condition.value(row)) !== true) continue;
      matched[origins[row]!] = 1;
      passed[n++] = row;
    }
    for (const slot of slots) copy(right.columns[slot], columns[slot]!, n, n === found);
    return n;
  }

  function unmatched(): number {
    let n = 0;
    for (let row = 0; row < rows; row++) if (matched[row] === 0) passed[n++] = row;
    for (const slot of slots) copy(left.columns[slot], columns[slot]!, n, n === rows);
    return n;
  }

  function copy(source: Uint32Array | undefined, target: Uint32Array, n: number, whole: boolean): void {
    if (source === undefined) target.fill(0, 0, n);
    else if (whole) target.set(source.subarray(0, n));
    else for (let i = 0; i < n; i++) target[i] = source[passed[i]!]!;
  }

  return {
    columns,
    next() {
      if (!inner) {
        rows = left.next();
        if (rows <= 0) return rows;
        matched.fill(0, 0, rows);
        right.restart();
        seed.fill(rows);
        inner = true;
      }
      const found = right.next();
      if (found >= 0) return found === 0 ? 0 : matches(found);
      inner = false;
      return unmatched();
    },
    restart() {
      left.restart();
      inner = false;
    },
  };
}

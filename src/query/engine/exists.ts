import type { Existence } from './expression.ts';
import type { Guard } from './guard.ts';
import { CAPACITY, type Operator } from './operator.ts';
import type { Seed } from './seed.ts';

/** EXISTS for a whole batch: its rows are put to the inner plan through `seed`; `origin` tells which of them came through. */
export function exists(inner: Operator, seed: Seed, origin: number, guard: Guard): Existence {
  const flags = new Uint8Array(CAPACITY);
  const origins = inner.columns[origin]!;
  return {
    flags,
    prepare(rows) {
      flags.fill(0, 0, rows);
      inner.restart();
      seed.fill(rows);
      for (;;) {
        const found = inner.next();
        if (found < 0) return;
        for (let row = 0; row < found; row++) flags[origins[row]!] = 1;
        guard.check();
      }
    },
  };
}

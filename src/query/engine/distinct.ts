import type { Guard } from './guard.ts';
import { columnOf, type Operator } from './operator.ts';
import { rowTable } from './row-table.ts';

/** DISTINCT over the given slots; rows come out in the order in which they came. */
export function distinct(input: Operator, slots: readonly number[], guard: Guard): Operator {
  const keys = slots.map((slot) => columnOf(input, slot));
  const columns = input.columns.filter((column) => column !== undefined);
  const seen = rowTable(slots.length, guard);
  return {
    columns: input.columns,
    next() {
      const rows = input.next();
      let kept = 0;
      for (let row = 0; row < rows; row++) {
        const before = seen.size();
        if (seen.add(keys, row) < before) continue;
        if (kept !== row) for (const column of columns) column[kept] = column[row]!;
        kept++;
      }
      return rows < 0 ? -1 : kept;
    },
    restart() {
      input.restart();
      seen.clear();
    },
  };
}

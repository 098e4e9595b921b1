import { CAPACITY, columnsFor, type Operator } from './operator.ts';

/** The rows of VALUES; 0 is UNDEF. */
export function valuesSource(slots: readonly number[], rows: readonly (readonly number[])[]): Operator {
  const columns = columnsFor(slots);
  let at = 0;
  return {
    columns,
    next() {
      if (at >= rows.length) return -1;
      const n = Math.min(CAPACITY, rows.length - at);
      for (let i = 0; i < n; i++) {
        const row = rows[at++]!;
        slots.forEach((slot, place) => {
          columns[slot]![i] = row[place]!;
        });
      }
      return n;
    },
    restart() {
      at = 0;
    },
  };
}

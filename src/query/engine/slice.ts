import type { Operator } from './operator.ts';

/** OFFSET and LIMIT; once the limit is reached the input is not asked again. */
export function slice(input: Operator, start: number, length: number | undefined): Operator {
  const columns = input.columns.filter((column) => column !== undefined);
  let toSkip = start;
  let left = length ?? Infinity;
  return {
    columns: input.columns,
    next() {
      if (left <= 0) return -1;
      const rows = input.next();
      if (rows <= 0) return rows;
      const skipped = Math.min(toSkip, rows);
      toSkip -= skipped;
      const kept = Math.min(rows - skipped, left);
      if (skipped > 0) for (const column of columns) column.copyWithin(0, skipped, skipped + kept);
      left -= kept;
      return kept;
    },
    restart() {
      input.restart();
      toSkip = start;
      left = length ?? Infinity;
    },
  };
}

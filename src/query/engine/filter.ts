import { truth } from '../values/value.ts';
import type { Evaluator } from './expression.ts';
import type { Operator } from './operator.ts';

/**
 * Lets those rows through for which the test is true; they move together in the columns of the input. Where the test looks at one
 * variable alone, it is made once for each different id: `only` is that variable's column, `ids` how many ids there are.
 */
export function filter(input: Operator, test: Evaluator, only?: { readonly column: Uint32Array; readonly ids: number }): Operator {
  const columns = input.columns.filter((column) => column !== undefined);
  let known: Uint8Array | undefined;
  const passes = (row: number): boolean => {
    if (only === undefined) return truth(test.value(row)) === true;
    const id = only.column[row]!;
    if (id >= only.ids) return truth(test.value(row)) === true;
    known ??= new Uint8Array(only.ids);
    const before = known[id]!;
    if (before !== 0) return before === 1;
    const now = truth(test.value(row)) === true;
    known[id] = now ? 1 : 2;
    return now;
  };
  return {
    columns: input.columns,
    next() {
      const rows = input.next();
      if (rows <= 0) return rows;
      test.prepare(rows);
      let kept = 0;
      for (let row = 0; row < rows; row++) {
        if (!passes(row)) continue;
        if (kept !== row) for (const column of columns) column[kept] = column[row]!;
        kept++;
      }
      return kept;
    },
    restart: input.restart,
  };
}

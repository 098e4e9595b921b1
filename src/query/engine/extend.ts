import type { Expression } from '../algebra.ts';
import { termOfValue } from '../values/value.ts';
import type { Evaluator } from './expression.ts';
import { CAPACITY, type Operator } from './operator.ts';
import type { QueryTerms } from './query-terms.ts';

/** Where the ids of an expression's values come from for each row of a batch; 0 is an error. */
export interface IdColumn {
  prepare(rows: number): void;
  id(row: number): number;
}

/** Ids of an expression; a variable's are taken as they stand. */
export function idColumn(
  expression: Expression,
  evaluator: Evaluator,
  column: (name: string) => Uint32Array | undefined,
  terms: QueryTerms,
): IdColumn {
  if (expression.type === 'variable') {
    const ids = column(expression.name);
    return { prepare() {}, id: ids === undefined ? () => 0 : (row) => ids[row]! };
  }
  if (expression.type === 'term') {
    const id = terms.id(expression.term);
    return { prepare() {}, id: () => id };
  }
  return {
    prepare: evaluator.prepare,
    id(row) {
      const value = evaluator.value(row);
      return value === undefined ? 0 : terms.id(termOfValue(value));
    },
  };
}

/** Binds a variable to an expression's value. Where rows may come with a value for it already, the two must be the same. */
export function extend(input: Operator, slot: number, ids: IdColumn): Operator {
  const before = input.columns[slot];
  const made = before ?? new Uint32Array(CAPACITY);
  const columns = input.columns.slice();
  columns[slot] = made;
  const all = columns.filter((column) => column !== undefined);
  return {
    columns,
    next() {
      const rows = input.next();
      if (rows <= 0) return rows;
      ids.prepare(rows);
      if (before === undefined) {
        for (let row = 0; row < rows; row++) made[row] = ids.id(row);
        return rows;
      }
      let kept = 0;
      for (let row = 0; row < rows; row++) {
        const id = ids.id(row);
        const had = before[row]!;
        if (id !== 0 && had !== 0 && id !== had) continue;
        if (kept !== row) for (const column of all) column[kept] = column[row]!;
        made[kept++] = had === 0 ? id : had;
      }
      return kept;
    },
    restart: input.restart,
  };
}

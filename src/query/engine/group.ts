import { calculate } from '../values/arithmetic.ts';
import { sortOrder } from '../values/compare.ts';
import { integer, string, termOfValue, type Value } from '../values/value.ts';
import type { IdColumn } from './extend.ts';
import type { Guard } from './guard.ts';
import { boundSlots, CAPACITY, columnOf, columnsFor, type Operator } from './operator.ts';
import type { QueryTerms } from './query-terms.ts';
import { type RowTable, rowTable } from './row-table.ts';

/** An aggregate over ids; without `ids` it is over whole rows, as in COUNT(*). */
export interface GroupAggregate {
  readonly slot: number;
  readonly name: string;
  readonly distinct: boolean;
  readonly ids: IdColumn | undefined;
  readonly separator: string;
  /** For COUNT(DISTINCT *): the slots of all visible variables. */
  readonly all: readonly number[];
}

/** What an aggregate gathers for all groups. */
interface Gathering {
  add(group: number, row: number): void;
  /** The id of the result, 0 for an error. */
  result(group: number): number;
}

/** GROUP BY with its aggregates; without variables to group by there is one group, even over no rows. */
export function groupBy(
  input: Operator,
  by: readonly number[],
  aggregates: readonly GroupAggregate[],
  terms: QueryTerms,
  guard: Guard,
): Operator {
  const keys = by.map((slot) => columnOf(input, slot));
  const columns = columnsFor([...by, ...aggregates.map(({ slot }) => slot)]);
  let table: RowTable;
  let gatherings: Gathering[];
  let at = 0;
  let done = false;
  clear();

  function clear(): void {
    table = rowTable(by.length, guard);
    gatherings = aggregates.map((aggregate) => gathering(aggregate, input, terms, guard));
    at = 0;
    done = false;
  }

  return {
    columns,
    next() {
      if (!done) {
        const rows = input.next();
        if (rows > 0) for (const { ids } of aggregates) ids?.prepare(rows);
        for (let row = 0; row < rows; row++) {
          const group = table.add(keys, row);
          for (const one of gatherings) one.add(group, row);
        }
        if (rows >= 0) return 0;
        done = true;
        if (by.length === 0) table.add([], 0);
      }
      const end = Math.min(table.size(), at + CAPACITY);
      if (at === end) return -1;
      by.forEach((slot, place) => {
        for (let group = at; group < end; group++) columns[slot]![group - at] = table.get(group, place);
      });
      aggregates.forEach(({ slot }, i) => {
        for (let group = at; group < end; group++) columns[slot]![group - at] = gatherings[i]!.result(group);
      });
      const rows = end - at;
      at = end;
      return rows;
    },
    restart() {
      input.restart();
      clear();
    },
  };
}

function gathering(aggregate: GroupAggregate, input: Operator, terms: QueryTerms, guard: Guard): Gathering {
  const { ids } = aggregate;
  const inner = ids === undefined ? counting(() => true, terms) : byName(aggregate, ids, terms);
  if (!aggregate.distinct) return inner;
  // A value counts once in its group: rows (group, value…) are kept, and only new ones handed on.
  const slots = ids === undefined ? aggregate.all.filter((slot) => boundSlots(input).includes(slot)) : [];
  const values = ids === undefined ? slots.map((slot) => columnOf(input, slot)) : [new Uint32Array(1)];
  const seen = rowTable(values.length + 1, guard);
  const buffer = [new Uint32Array(1), ...values.map(() => new Uint32Array(1))];
  return {
    add(group, row) {
      buffer[0]![0] = group;
      if (ids === undefined)
        values.forEach((column, i) => {
          buffer[i + 1]![0] = column[row]!;
        });
      else buffer[1]![0] = ids.id(row);
      const before = seen.size();
      if (seen.add(buffer, 0) === before) inner.add(group, row);
    },
    result: inner.result,
  };
}

function byName({ name, separator }: GroupAggregate, ids: IdColumn, terms: QueryTerms): Gathering {
  switch (name) {
    case 'count':
      return counting((row) => ids.id(row) !== 0, terms);
    case 'sample':
      return folding(
        ids,
        terms,
        (found, id) => found || id,
        (id) => id,
      );
    case 'min':
      return extreme(ids, terms, -1);
    case 'max':
      return extreme(ids, terms, 1);
    case 'sum':
      return summing(ids, terms, false);
    case 'avg':
      return summing(ids, terms, true);
    default:
      return concatenating(ids, terms, separator);
  }
}

function counting(counts: (row: number) => boolean, terms: QueryTerms): Gathering {
  let totals = new Float64Array(64);
  return {
    add(group, row) {
      if (!counts(row)) return;
      if (group >= totals.length) {
        const more = new Float64Array(Math.max(group + 1, totals.length * 2));
        more.set(totals);
        totals = more;
      }
      totals[group]!++;
    },
    result: (group) => terms.id(termOfValue(integer(totals[group] ?? 0))),
  };
}

/** An error in any row makes the result an error, except for COUNT and SAMPLE. */
function folding(
  ids: IdColumn,
  _terms: QueryTerms,
  fold: (found: number, id: number) => number,
  result: (found: number) => number,
): Gathering {
  const found: number[] = [];
  return {
    add(group, row) {
      const id = ids.id(row);
      if (id !== 0) found[group] = fold(found[group] ?? 0, id);
    },
    result: (group) => result(found[group] ?? 0),
  };
}

function extreme(ids: IdColumn, terms: QueryTerms, sign: number): Gathering {
  const found: number[] = [];
  const failed = new Set<number>();
  return {
    add(group, row) {
      const id = ids.id(row);
      if (id === 0) failed.add(group);
      else if (found[group] === undefined || sortOrder(terms.value(id), terms.value(found[group]!)) * sign > 0) found[group] = id;
    },
    result: (group) => (failed.has(group) ? 0 : (found[group] ?? 0)),
  };
}

function summing(ids: IdColumn, terms: QueryTerms, average: boolean): Gathering {
  const sums: (Value | undefined)[] = [];
  const counts: number[] = [];
  return {
    add(group, row) {
      const value = terms.value(ids.id(row));
      const before = counts[group] === undefined ? integer(0) : sums[group];
      sums[group] = calculate('+', before, value);
      counts[group] = (counts[group] ?? 0) + 1;
    },
    result(group) {
      const count = counts[group] ?? 0;
      const sum = count === 0 ? integer(0) : sums[group];
      const result = average && count > 0 ? calculate('/', sum, integer(count)) : sum;
      return result === undefined ? 0 : terms.id(termOfValue(result));
    },
  };
}

function concatenating(ids: IdColumn, terms: QueryTerms, separator: string): Gathering {
  const parts: string[][] = [];
  const failed = new Set<number>();
  return {
    add(group, row) {
      const value = terms.value(ids.id(row));
      if (value === undefined || value.kind === 'blank' || value.kind === 'triple') failed.add(group);
      else {
        parts[group] ??= [];
        parts[group].push(value.text);
      }
    },
    result: (group) => (failed.has(group) ? 0 : terms.id(termOfValue(string((parts[group] ?? []).join(separator))))),
  };
}

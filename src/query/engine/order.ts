import { sortOrder } from '../values/compare.ts';
import type { IdColumn } from './extend.ts';
import type { Guard } from './guard.ts';
import { boundSlots, CAPACITY, columnsFor, type Operator } from './operator.ts';
import type { QueryTerms } from './query-terms.ts';

/** One condition of ORDER BY over a batch's rows. */
export interface Key {
  readonly ids: IdColumn;
  readonly descending: boolean;
}

/** ORDER BY. `first` says how many rows are wanted at most, where a LIMIT follows. */
export function orderBy(input: Operator, keys: readonly Key[], terms: QueryTerms, guard: Guard, first = Infinity): Operator {
  const slots = boundSlots(input);
  const columns = columnsFor(slots);
  let kept: Uint32Array[] = [];
  let keyIds: Uint32Array[] = [];
  let size = 0;
  let order: Uint32Array | undefined;
  let at = 0;
  clear();

  function clear(): void {
    kept = [];
    for (const slot of slots) kept[slot] = new Uint32Array(CAPACITY);
    keyIds = keys.map(() => new Uint32Array(CAPACITY));
    size = at = 0;
    order = undefined;
  }

  function collect(rows: number): void {
    while (size + rows > (keyIds[0]?.length ?? 0)) {
      guard.keep(size * (slots.length + keys.length));
      for (const slot of slots) kept[slot] = larger(kept[slot]!);
      keyIds = keyIds.map(larger);
    }
    for (const slot of slots) kept[slot]!.set(input.columns[slot]!.subarray(0, rows), size);
    keys.forEach(({ ids }, k) => {
      ids.prepare(rows);
      for (let row = 0; row < rows; row++) keyIds[k]![size + row] = ids.id(row);
    });
    size += rows;
  }

  function sort(): Uint32Array {
    const ranks = keyIds.map((ids, k) => ranksOf(ids.subarray(0, size), terms, keys[k]!.descending));
    const compare = (a: number, b: number): number => {
      for (const rank of ranks) {
        const difference = rank[a]! - rank[b]!;
        if (difference !== 0) return difference;
      }
      return a - b;
    };
    return first < size / 4 ? smallest(size, first, compare) : new Uint32Array(size).map((_, i) => i).sort(compare);
  }

  return {
    columns,
    next() {
      if (order === undefined) {
        const rows = input.next();
        if (rows > 0) collect(rows);
        if (rows >= 0) return 0;
        order = sort();
      }
      const end = Math.min(order.length, at + CAPACITY);
      if (at === end) return -1;
      for (const slot of slots) {
        const source = kept[slot]!;
        const target = columns[slot]!;
        for (let i = at; i < end; i++) target[i - at] = source[order[i]!]!;
      }
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

/** For each row the place of its key among all different keys; equal values share a place. Sorting rows is then sorting numbers. */
function ranksOf(ids: Uint32Array, terms: QueryTerms, descending: boolean): Int32Array {
  const different = [...new Set(ids)].sort((a, b) => sortOrder(terms.value(a), terms.value(b)));
  const places = new Map<number, number>();
  let place = 0;
  different.forEach((id, i) => {
    if (i > 0 && sortOrder(terms.value(different[i - 1]!), terms.value(id)) !== 0) place++;
    places.set(id, descending ? -place : place);
  });
  const ranks = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) ranks[row] = places.get(ids[row]!)!;
  return ranks;
}

/** The `count` smallest of 0..size-1 in order: a heap with the largest kept on top. */
function smallest(size: number, count: number, compare: (a: number, b: number) => number): Uint32Array {
  const heap: number[] = [];
  const sink = (from: number) => {
    for (let parent = from; ; ) {
      let child = 2 * parent + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && compare(heap[child + 1]!, heap[child]!) > 0) child++;
      if (compare(heap[child]!, heap[parent]!) <= 0) return;
      [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
      parent = child;
    }
  };
  for (let i = 0; i < size; i++) {
    if (heap.length < count) {
      heap.push(i);
      if (heap.length === count) for (let j = heap.length >> 1; j >= 0; j--) sink(j);
    } else if (count > 0 && compare(i, heap[0]!) < 0) {
      heap[0] = i;
      sink(0);
    }
  }
  return Uint32Array.from(heap.sort(compare));
}

function larger(from: Uint32Array): Uint32Array {
  const made = new Uint32Array(from.length * 2);
  made.set(from);
  return made;
}

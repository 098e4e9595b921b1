import type { Guard } from './guard.ts';
import { boundSlots, CAPACITY, columnOf, columnsFor, type Operator } from './operator.ts';
import { rowTable } from './row-table.ts';

/** Rows of a plan that was run to its end, findable by the ids in its key slots. */
export interface Materialised {
  readonly slots: readonly number[];
  /** Does a bounded amount of work; true when all rows are there. */
  ready(): boolean;
  /** The first row with the key that stands in `from` at `at`, -1 if there is none. */
  first(from: readonly Uint32Array[], at: number): number;
  /** The next row with the same key, -1 at the end. */
  following(row: number): number;
  get(row: number, slot: number): number;
  size(): number;
}

/** Runs a plan that does not depend on outer rows, once, and keeps its rows. */
export function materialise(plan: Operator, keys: readonly number[], guard: Guard): Materialised {
  const slots = boundSlots(plan);
  const keyColumns = keys.map((slot) => columnOf(plan, slot));
  const table = rowTable(keys.length, guard);
  let heads = new Int32Array(64);
  let links = new Int32Array(64);
  const kept: Uint32Array[] = [];
  for (const slot of slots) kept[slot] = new Uint32Array(64);
  let size = 0;
  let done = false;

  function grow(): void {
    guard.keep(size * (slots.length + 2));
    links = larger(links);
    heads = larger(heads);
    for (const slot of slots) kept[slot] = larger(kept[slot]!);
  }

  return {
    slots,
    ready() {
      if (done) return true;
      const found = plan.next();
      if (found < 0) done = true;
      for (let row = 0; row < found; row++) {
        if (size === links.length) grow();
        for (const slot of slots) kept[slot]![size] = plan.columns[slot]![row]!;
        const before = table.size();
        const key = table.add(keyColumns, row);
        links[size] = key < before ? heads[key]! : -1;
        heads[key] = size++;
      }
      return done;
    },
    first(from, at) {
      const key = table.find(from, at);
      return key < 0 ? -1 : heads[key]!;
    },
    following: (row) => links[row]!,
    // A subquery may hand out a variable that nothing in it binds.
    get: (row, slot) => kept[slot]?.[row] ?? 0,
    size: () => size,
  };
}

function larger<T extends Uint32Array | Int32Array>(from: T): T {
  const made = new (from.constructor as new (n: number) => T)(from.length * 2);
  made.set(from as never);
  return made;
}

/**
 * Joins rows with a plan that cannot take them as seeds. `keys` are bound on both sides; `shared` are variables of both sides that either
 * may leave unbound, and that must agree where both are bound.
 */
export function hashJoin(
  input: Operator,
  right: Materialised,
  keys: readonly number[],
  shared: readonly number[],
  keep: ReadonlySet<number>,
): Operator {
  const slots = [...new Set([...boundSlots(input), ...right.slots])].filter((slot) => keep.has(slot));
  const columns = columnsFor(slots);
  const keyColumns = keys.map((slot) => columnOf(input, slot));
  let rows = 0;
  let row = 0;
  let at = -1;
  let fresh = true;

  function agrees(found: number): boolean {
    for (const slot of shared) {
      const mine = columnOf(input, slot)[row]!;
      const its = right.get(found, slot);
      if (mine !== 0 && its !== 0 && mine !== its) return false;
    }
    return true;
  }

  return {
    columns,
    next() {
      if (!right.ready()) return 0;
      let n = 0;
      for (let work = 0; work < 4 * CAPACITY && n < CAPACITY; work++) {
        if (at >= 0) {
          if (agrees(at)) {
            for (const slot of slots) {
              const mine = input.columns[slot]?.[row] ?? 0;
              columns[slot]![n] = mine !== 0 ? mine : right.get(at, slot);
            }
            n++;
          }
          at = right.following(at);
          continue;
        }
        if (!fresh) row++;
        fresh = false;
        if (row >= rows) {
          if (n > 0) {
            fresh = true;
            row = rows;
            break;
          }
          rows = input.next();
          row = 0;
          if (rows <= 0) {
            const end = rows;
            rows = 0;
            fresh = true;
            return end;
          }
        }
        at = right.first(keyColumns, row);
      }
      return n;
    },
    restart() {
      input.restart();
      rows = row = 0;
      at = -1;
      fresh = true;
    },
  };
}

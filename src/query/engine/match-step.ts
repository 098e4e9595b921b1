import { DEFAULT_GRAPH_ID } from '../../store/dictionary.ts';
import { narrow, type QuadIndex, type Sorted } from '../../store/quad-index.ts';
import type { Guard } from './guard.ts';
import { CAPACITY, columnsFor, type Operator } from './operator.ts';

/** A place of a pattern: a variable's slot, or (slot -1) an id. */
export interface Place {
  readonly slot: number;
  readonly id: number;
}

/** Which graphs a pattern looks at. */
export type GraphScope =
  /** The merge of all graphs, or of some: a triple counts once. */
  | { readonly kind: 'merge'; readonly of: ReadonlySet<number> | undefined }
  | { readonly kind: 'one'; readonly id: number }
  /** A variable over the named graphs, or over some of them. */
  | { readonly kind: 'named'; readonly slot: number; readonly of: ReadonlySet<number> | undefined };

/** A triple pattern over ids. */
export interface IdPattern {
  readonly places: readonly [Place, Place, Place];
  readonly graph: GraphScope;
}

/** Which places the orders have first to fourth; 0 subject, 1 predicate, 2 object, 3 graph. */
const PLACES = { spog: [0, 1, 2, 3], posg: [1, 2, 0, 3], ospg: [2, 0, 1, 3], gspo: [3, 0, 1, 2] } as const;
type Order = keyof typeof PLACES;

/**
 * Joins rows with a pattern: for each row the range of quads that fit is looked up and its free places are copied out, whole stretches at
 * a time. `keep` are the slots that are wanted afterwards. With `once`, a row comes out at most once (for EXISTS).
 */
export function matchStep(
  index: QuadIndex,
  input: Operator,
  pattern: IdPattern,
  keep: ReadonlySet<number>,
  guard: Guard,
  once = false,
): Operator {
  const graph = pattern.graph;
  const graphSlot = graph.kind === 'named' ? graph.slot : -1;
  const allowed = graph.kind === 'one' ? undefined : graph.of;
  const slots = [pattern.places[0].slot, pattern.places[1].slot, pattern.places[2].slot, graphSlot];
  const constants = [pattern.places[0].id, pattern.places[1].id, pattern.places[2].id, graph.kind === 'one' ? graph.id : 0];
  const from = slots.map((slot) => (slot < 0 ? undefined : input.columns[slot]));
  const merging = graph.kind === 'merge' && (index.repeats || allowed !== undefined);

  const kept: (readonly [Uint32Array, Uint32Array])[] = [];
  const made = new Set<number>();
  input.columns.forEach((column, slot) => {
    if (column !== undefined && keep.has(slot)) made.add(slot);
  });
  for (const slot of slots) if (slot >= 0 && keep.has(slot)) made.add(slot);
  const columns = columnsFor(made);
  // A bound variable of the pattern is copied like every other column unless a row may leave it unbound; then it is written below.
  input.columns.forEach((column, slot) => {
    if (column !== undefined && columns[slot] !== undefined) kept.push([column, columns[slot]]);
  });
  const targets = slots.map((slot) => (slot < 0 ? undefined : columns[slot]));

  const ids = [0, 0, 0, 0];
  const range = { lo: 0, hi: 0 };
  let rows = 0;
  let row = -1;
  let cursor = 0;
  let order: Order = 'spog';
  let sorted: Sorted = index.spog;
  let byPlace: (Uint32Array | undefined)[] = [];
  /** The free places as bits; what follows from them is worked out anew only when they change. */
  let mask = -1;
  let free: number[] = [];
  /** Pairs of free places with the same variable: they must hold the same id. */
  let same: [number, number][] = [];
  /** The subject at hand where nothing is bound and all subjects are gone through; 0 otherwise. */
  let sweep = 0;
  let lastA = 0;
  let lastB = 0;
  let batch = 64;
  let ended = false;

  function use(wanted: Order): void {
    if (order === wanted && byPlace.length > 0) return;
    order = wanted;
    sorted = index[wanted];
    const places = PLACES[wanted];
    byPlace = [];
    byPlace[places[1]] = sorted.a;
    byPlace[places[2]] = sorted.b;
    byPlace[places[3]] = sorted.c;
  }

  function setFree(wanted: number): void {
    mask = wanted;
    free = [0, 1, 2, 3].filter((place) => wanted & (1 << place));
    same = [];
    for (const x of free) for (const y of free) if (x < y && slots[x] === slots[y]) same.push([x, y]);
  }

  /** Sets up the range of quads that fit the row at hand. */
  function open(): void {
    let unbound = 0;
    for (let place = 0; place < 4; place++) {
      const column = from[place];
      const id = column === undefined ? constants[place]! : column[row]!;
      ids[place] = id;
      if (id === 0 && slots[place]! >= 0) unbound |= 1 << place;
    }
    if (unbound !== mask) setFree(unbound);
    const [s, p, o, g] = ids as [number, number, number, number];
    sweep = 0;
    if (s !== 0 && p === 0 && o !== 0) {
      use('ospg');
      narrow(sorted, range, o, s);
    } else if (s !== 0) {
      use('spog');
      narrow(sorted, range, s, p, o, g);
    } else if (p !== 0) {
      use('posg');
      narrow(sorted, range, p, o);
    } else if (o !== 0) {
      use('ospg');
      narrow(sorted, range, o);
    } else if (g === 0) {
      use('spog');
      range.lo = range.hi = 0;
      sweep = 1;
    }
    // A single graph may be smaller than all quads with that predicate or object.
    if (s === 0 && g !== 0) {
      const { offsets } = index.gspo;
      const lo = offsets[g] ?? 0;
      const hi = Math.max(lo, offsets[g + 1] ?? 0);
      if ((p === 0 && o === 0) || hi - lo < range.hi - range.lo) {
        use('gspo');
        range.lo = lo;
        range.hi = hi;
      }
    }
    cursor = range.lo;
    lastA = lastB = 0;
  }

  /** Whether the quad at `i` fits in what the range alone does not see to. */
  function fits(i: number): boolean {
    const { a, b, c } = sorted;
    if (order === 'gspo') {
      if ((ids[1] !== 0 && b[i] !== ids[1]) || (ids[2] !== 0 && c[i] !== ids[2])) return false;
    } else if (graph.kind === 'merge') {
      if (allowed !== undefined && !allowed.has(c[i]!)) return false;
      if (merging && a[i] === lastA && b[i] === lastB) return false;
      lastA = a[i]!;
      lastB = b[i]!;
    } else if (ids[3] !== 0) {
      if (c[i] !== ids[3]) return false;
    } else if (c[i] === DEFAULT_GRAPH_ID) return false;
    if (graph.kind === 'named') {
      const g = ids[3] !== 0 ? ids[3]! : c[i]!;
      if (g === DEFAULT_GRAPH_ID || (allowed !== undefined && !allowed.has(g))) return false;
    }
    for (const [x, y] of same) if (at(x, i) !== at(y, i)) return false;
    return true;
  }

  const at = (place: number, i: number): number => {
    const column = byPlace[place];
    return column === undefined ? ids[place]! : column[i]!;
  };

  function next(): number {
    if (ended) return -1;
    let n = 0;
    for (let work = 0; work < 4 * CAPACITY && n < batch; work++) {
      if (cursor < range.hi) {
        if (merging || same.length > 0 || graph.kind !== 'merge') {
          const stop = Math.min(range.hi, cursor + CAPACITY);
          work += (stop - cursor) >> 2;
          n = copyFitting(n, stop);
        } else n = copyStretch(n);
      } else if (sweep > 0 && sweep + 1 < index.spog.offsets.length) {
        ids[0] = sweep;
        narrow(sorted, range, sweep++);
        cursor = range.lo;
        lastA = lastB = 0;
      } else if (row + 1 < rows) {
        row++;
        open();
      } else {
        // Half a batch is enough to hand on; less is filled up with what comes next.
        if (n * 2 > batch) break;
        row = -1;
        rows = input.next();
        if (rows < 0) {
          ended = true;
          rows = 0;
          if (n === 0) return -1;
        }
        if (rows === 0) break;
      }
    }
    guard.check();
    if (n === batch) batch = Math.min(CAPACITY, batch * 4);
    return n;
  }

  function copyFitting(start: number, stop: number): number {
    let n = start;
    while (cursor < stop && n < batch) {
      const i = cursor++;
      if (!fits(i)) continue;
      copyRow(n++, i);
      if (once) leave();
    }
    return n;
  }

  /** EXISTS has seen enough of the row at hand. */
  function leave(): void {
    cursor = range.hi;
    sweep = 0;
  }

  function copyRow(n: number, i: number): void {
    for (const [source, target] of kept) target[n] = source[row]!;
    for (const place of free) {
      const target = targets[place];
      if (target !== undefined) target[n] = at(place, i);
    }
  }

  function copyStretch(start: number): number {
    const length = once ? 1 : Math.min(range.hi - cursor, batch - start);
    const end = start + length;
    for (const [source, target] of kept) {
      const id = source[row]!;
      if (length < 8) for (let n = start; n < end; n++) target[n] = id;
      else target.fill(id, start, end);
    }
    for (const place of free) {
      const target = targets[place];
      if (target === undefined) continue;
      const source = byPlace[place];
      if (source === undefined) target.fill(ids[place]!, start, end);
      else if (length < 16) for (let n = start, i = cursor; n < end; n++, i++) target[n] = source[i]!;
      else target.set(source.subarray(cursor, cursor + length), start);
    }
    cursor += length;
    if (once) leave();
    return end;
  }

  return {
    columns,
    next,
    restart() {
      input.restart();
      rows = 0;
      row = -1;
      cursor = range.lo = range.hi = 0;
      sweep = 0;
      ended = false;
    },
  };
}

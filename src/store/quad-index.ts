import { DEFAULT_GRAPH_ID, type Dictionary } from './dictionary.ts';
import type { QuadColumns } from './quad-columns.ts';

/**
 * Quads sorted in one order. The first place of the order is kept as offsets: rows `offsets[id]` up to `offsets[id + 1]` have `id` there;
 * `a`, `b`, `c` are the second to fourth place.
 */
export interface Sorted {
  readonly offsets: Uint32Array;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly c: Uint32Array;
}

/** A dataset that can be asked: dictionary and four orders with a graph column each. It never changes; a changed one is built anew. */
export interface QuadIndex {
  readonly dictionary: Dictionary;
  /** Number of quads. */
  readonly size: number;
  readonly spog: Sorted;
  readonly posg: Sorted;
  readonly ospg: Sorted;
  readonly gspo: Sorted;
  /** Whether some triple stands in more than one graph, so that the merge has to look for repetitions. */
  readonly repeats: boolean;
}

/**
 * Sorts quads into an index. One full radix sort gives (s p o g); each further order is one stable counting pass over the one before:
 * by o it becomes (o s p g), then by p (p o s g); and by g from the first (g s p o).
 */
export function quadIndex(dictionary: Dictionary, quads: QuadColumns): QuadIndex {
  const terms = dictionary.size();
  const [s, p, o, g] = quads.columns();
  let order: Uint32Array = new Uint32Array(s.length).map((_, i) => i);
  for (const column of [g, o, p, s]) order = countingPass(order, column, terms).order;
  order = withoutRepetition(order, s, p, o, g);
  const repeats = anyRepeats(order, s, p, o);
  const gather = (by: Uint32Array, column: Uint32Array) => {
    const made = new Uint32Array(by.length);
    for (let i = 0; i < by.length; i++) made[i] = column[by[i]!]!;
    return made;
  };
  const sorted = (by: Uint32Array, offsets: Uint32Array, a: Uint32Array, b: Uint32Array, c: Uint32Array): Sorted => ({
    offsets,
    a: gather(by, a),
    b: gather(by, b),
    c: gather(by, c),
  });
  const byS = countingPass(order, s, terms);
  const byG = countingPass(order, g, terms);
  const byO = countingPass(order, o, terms);
  const byP = countingPass(byO.order, p, terms);
  return {
    dictionary,
    size: order.length,
    spog: sorted(byS.order, byS.offsets, p, o, g),
    posg: sorted(byP.order, byP.offsets, o, s, g),
    ospg: sorted(byO.order, byO.offsets, s, p, g),
    gspo: sorted(byG.order, byG.offsets, s, p, o),
    repeats,
  };
}

/** Sorts an order stably by one column of ids. */
function countingPass(order: Uint32Array, column: Uint32Array, terms: number): { order: Uint32Array; offsets: Uint32Array } {
  const n = order.length;
  const offsets = new Uint32Array(terms + 1);
  for (let i = 0; i < n; i++) offsets[column[order[i]!]! + 1]!++;
  for (let id = 0; id < terms; id++) offsets[id + 1]! += offsets[id]!;
  const next = offsets.slice();
  const made = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    made[next[column[row]!]!++] = row;
  }
  return { order: made, offsets };
}

function withoutRepetition(order: Uint32Array, s: Uint32Array, p: Uint32Array, o: Uint32Array, g: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const last = order[kept - 1]!;
    if (kept > 0 && s[row] === s[last] && p[row] === p[last] && o[row] === o[last] && g[row] === g[last]) continue;
    order[kept++] = row;
  }
  return order.subarray(0, kept);
}

function anyRepeats(order: Uint32Array, s: Uint32Array, p: Uint32Array, o: Uint32Array): boolean {
  for (let i = 1; i < order.length; i++) {
    const [row, last] = [order[i]!, order[i - 1]!];
    if (s[row] === s[last] && p[row] === p[last] && o[row] === o[last]) return true;
  }
  return false;
}

/** Where a range of rows begins and ends. */
export interface Range {
  lo: number;
  hi: number;
}

/** Narrows `range` to the rows that begin with the given ids; 0 leaves a place open, and all after it. */
export function narrow(sorted: Sorted, range: Range, first: number, second = 0, third = 0, fourth = 0): void {
  // Ids beyond the dictionary are terms that only the question knows.
  let lo = sorted.offsets[first] ?? 0;
  let hi = sorted.offsets[first + 1] ?? 0;
  if (second !== 0 && lo < hi) {
    lo = lowerBound(sorted.a, lo, hi, second);
    hi = lowerBound(sorted.a, lo, hi, second + 1);
    if (third !== 0 && lo < hi) {
      lo = lowerBound(sorted.b, lo, hi, third);
      hi = lowerBound(sorted.b, lo, hi, third + 1);
      if (fourth !== 0 && lo < hi) {
        lo = lowerBound(sorted.c, lo, hi, fourth);
        hi = lowerBound(sorted.c, lo, hi, fourth + 1);
      }
    }
  }
  range.lo = lo;
  range.hi = Math.max(lo, hi);
}

function lowerBound(column: Uint32Array, lo: number, hi: number, id: number): number {
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if (column[middle]! < id) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** How many quads have these ids; 0 is open. Triples that stand in several graphs count several times. */
export function countQuads(index: QuadIndex, s: number, p: number, o: number, g = 0): number {
  const range = { lo: 0, hi: 0 };
  if (s !== 0 && (p !== 0 || o === 0)) narrow(index.spog, range, s, p, o, p !== 0 && o !== 0 ? g : 0);
  else if (p !== 0) narrow(index.posg, range, p, o, s);
  else if (o !== 0) narrow(index.ospg, range, o, s);
  else if (g !== 0) narrow(index.gspo, range, g);
  else return index.size;
  return range.hi - range.lo;
}

/** The ids of the named graphs. */
export function namedGraphs({ gspo }: QuadIndex): number[] {
  const ids: number[] = [];
  for (let id = DEFAULT_GRAPH_ID + 1; id + 1 < gspo.offsets.length; id++) if (gspo.offsets[id + 1]! > gspo.offsets[id]!) ids.push(id);
  return ids;
}

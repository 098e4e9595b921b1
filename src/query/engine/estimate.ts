import { countQuads, narrow, type QuadIndex } from '../../store/quad-index.ts';

/** Per dataset: how many different subjects and objects a predicate has (0: all predicates). */
const known = new WeakMap<QuadIndex, Map<string, number>>();
const SAMPLES = 64;

/**
 * How many different subjects (or objects) stand with a predicate, from a sample: the mean over quads of 1 / (quads with the same
 * predicate and subject) times the number of quads is without bias.
 */
export function differentNodes(index: QuadIndex, predicate: number, side: 'subject' | 'object'): number {
  let counts = known.get(index);
  if (counts === undefined) {
    counts = new Map();
    known.set(index, counts);
  }
  const key = `${side}${predicate}`;
  let found = counts.get(key);
  if (found === undefined) {
    found = predicate === 0 ? anywhere(index, side) : sample(index, predicate, side);
    counts.set(key, found);
  }
  return found;
}

function anywhere(index: QuadIndex, side: 'subject' | 'object'): number {
  const { offsets } = side === 'subject' ? index.spog : index.ospg;
  let count = 0;
  for (let id = 0; id + 1 < offsets.length; id++) if (offsets[id + 1]! > offsets[id]!) count++;
  return Math.max(1, count);
}

function sample(index: QuadIndex, predicate: number, side: 'subject' | 'object'): number {
  const range = { lo: 0, hi: 0 };
  narrow(index.posg, range, predicate);
  const size = range.hi - range.lo;
  if (size === 0) return 1;
  const samples = Math.min(SAMPLES, size);
  let sum = 0;
  for (let i = 0; i < samples; i++) {
    const row = range.lo + Math.floor(((i + 0.5) * size) / samples);
    const count =
      side === 'subject' ? countQuads(index, index.posg.b[row]!, predicate, 0) : countQuads(index, 0, predicate, index.posg.a[row]!);
    sum += 1 / Math.max(1, count);
  }
  return Math.max(1, (size * sum) / samples);
}

/** A place of a pattern for the estimate: an id, `bound` by an earlier step, or `free`. */
export type Known = number | 'bound' | 'free';

/** How many quads fit a triple pattern on average for one row in which its bound variables have values. */
export function fanOut(index: QuadIndex, s: Known, p: Known, o: Known, g: Known): number {
  const id = (place: Known) => (typeof place === 'number' ? place : 0);
  if (s === 0 || p === 0 || o === 0) return 0;
  const base = countQuads(index, id(s), id(p), id(o), id(g));
  if (base === 0) return 0;
  let rows = base;
  if (s === 'bound') rows /= differentNodes(index, id(p), 'subject');
  if (o === 'bound') rows /= differentNodes(index, id(p), 'object');
  if (p === 'bound') rows /= 20;
  return rows;
}

import type { Quad, Term } from '@rdfjs/types';
import { countQuads, narrow, type QuadIndex } from './quad-index.ts';
import { quadsOf } from './quads-of.ts';
import { namedNode, quad } from './term.ts';

/** The reading half of an `N3.Store`, over an index; for code that looks things up in either. */
export interface IndexView extends Iterable<Quad> {
  readonly size: number;
  getQuads(subject: Place, predicate: Place, object: Place, graph: Place): Quad[];
  getSubjects(predicate: Place, object: Place, graph: Place): Term[];
  getObjects(subject: Place, predicate: Place, graph: Place): Term[];
  countQuads(subject: Place, predicate: Place, object: Place, graph: Place): number;
}

/** A term, an IRI, or anything. */
type Place = Term | string | null | undefined;

/** Looks at an index as if it were an `N3.Store`. */
export function indexView(index: QuadIndex): IndexView {
  const { dictionary } = index;
  const absent = dictionary.size() + 1;
  const id = (place: Place) => (place == null ? 0 : dictionary.find(typeof place === 'string' ? namedNode(place) : place) || absent);
  const { term } = dictionary;

  function* matching(...places: [Place, Place, Place, Place]): Generator<readonly [number, number, number, number]> {
    const [s, p, o, g] = places.map(id) as [number, number, number, number];
    const range = { lo: 0, hi: 0 };
    if (s === 0 && p === 0 && o === 0) {
      for (let first = 1; first + 1 < index.spog.offsets.length; first++) {
        const { offsets, a, b, c } = index.spog;
        for (let i = offsets[first]!; i < offsets[first + 1]!; i++) if (g === 0 || c[i] === g) yield [first, a[i]!, b[i]!, c[i]!];
      }
      return;
    }
    const order = s !== 0 && (p !== 0 || o === 0) ? 'spog' : p !== 0 ? 'posg' : 'ospg';
    const { a, b, c } = index[order];
    if (order === 'spog') narrow(index.spog, range, s, p, o);
    else if (order === 'posg') narrow(index.posg, range, p, o);
    else narrow(index.ospg, range, o, s);
    for (let i = range.lo; i < range.hi; i++) {
      if (g !== 0 && c[i] !== g) continue;
      if (order === 'spog') yield [s, a[i]!, b[i]!, c[i]!];
      else if (order === 'posg') yield [b[i]!, p, a[i]!, c[i]!];
      else yield [a[i]!, b[i]!, o, c[i]!];
    }
  }
  const different = (ids: Iterable<number>) => [...new Set(ids)].map(term);
  const each = (places: [Place, Place, Place, Place], at: 0 | 2) => [...matching(...places)].map((found) => found[at]);
  return {
    size: index.size,
    getQuads: (...places) => [...matching(...places)].map(([s, p, o, g]) => quad(term(s), term(p), term(o), term(g))),
    getSubjects: (predicate, object, graph) => different(each([null, predicate, object, graph], 0)),
    getObjects: (subject, predicate, graph) => different(each([subject, predicate, null, graph], 2)),
    countQuads: (...places) =>
      places[3] == null ? countQuads(index, id(places[0]), id(places[1]), id(places[2])) : [...matching(...places)].length,
    [Symbol.iterator]: () => quadsOf(index),
  };
}

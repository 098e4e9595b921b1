import type { Term } from '@rdfjs/types';
import { termText } from '../../store/n-quads-line.ts';
import type { QuadIndex } from '../../store/quad-index.ts';
import { type Value, valueOfTerm } from '../values/value.ts';

/** The terms of one question: those of the dataset under their ids, and above them those that only the question knows or computes. */
export interface QueryTerms {
  /** Id of a term, given out if need be; equal terms have equal ids. */
  id(term: Term): number;
  term(id: number): Term;
  /** The value of a term; 0 has none. */
  value(id: number): Value | undefined;
}

/** Values that were read from a dataset's terms, kept for its next questions; forgotten all at once when there are too many. */
const read = new WeakMap<QuadIndex, Map<number, Value>>();
const CACHE = 200_000;

/** Begins the terms of a question. */
export function queryTerms(index: QuadIndex): QueryTerms {
  const { dictionary } = index;
  const base = dictionary.size();
  const extra: Term[] = [];
  const extraIds = new Map<string, number>();
  const extraValues = new Map<number, Value>();
  const values = read.get(index) ?? new Map<number, Value>();
  read.set(index, values);
  if (values.size > CACHE) values.clear();

  const term = (id: number): Term => (id < base ? dictionary.term(id) : extra[id - base]!);
  return {
    id(wanted) {
      const known = dictionary.find(wanted);
      if (known !== 0) return known;
      const text = termText(wanted);
      let id = extraIds.get(text);
      if (id === undefined) {
        id = base + extra.length;
        extra.push(wanted);
        extraIds.set(text, id);
      }
      return id;
    },
    term,
    value(id) {
      if (id === 0) return undefined;
      const cache = id < base ? values : extraValues;
      let found = cache.get(id);
      if (found === undefined) {
        found = valueOfTerm(term(id));
        cache.set(id, found);
      }
      return found;
    },
  };
}

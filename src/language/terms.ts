import { readCsv } from '../text/csv.ts';

/** A term of Universal Dependencies, explained. */
export interface Term {
  readonly term: string;
  /** `relation` or `word class`. */
  readonly kind: string;
  readonly meaning: string;
  /** A sentence with the word in asterisks. */
  readonly example: string;
}

/** Reads `data/lexicon/ud-terms.csv`; the terms by their name. */
export function readTerms(csv: string): ReadonlyMap<string, Term> {
  const terms = readCsv(csv).map(({ term = '', kind = '', meaning = '', example = '' }) => ({ term, kind, meaning, example }));
  return new Map(terms.map((t) => [t.term, t]));
}

/** Looks a term up: a relation without an entry of its own is explained by its main part ("nmod:desc" by "nmod"). */
export function findTerm(terms: ReadonlyMap<string, Term>, name: string): Term | undefined {
  return terms.get(name) ?? terms.get(name.toUpperCase()) ?? terms.get(name.toLowerCase()) ?? terms.get(name.toLowerCase().split(':')[0]!);
}

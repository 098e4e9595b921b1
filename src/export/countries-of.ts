import type { Quad } from '@rdfjs/types';
import { iri } from '../vocabulary.ts';

/** For an actor or place, the alpha-3 code of its state: its own code, or that of the country it acts for or lies in. */
export function countriesOf(quads: readonly Quad[]): (node: string) => string | null {
  const code = new Map<string, string>();
  const state = new Map<string, string>();
  for (const { subject, predicate, object } of quads) {
    if (predicate.value === iri('ent', 'alpha3')) code.set(subject.value, object.value);
    else if (predicate.value === iri('ent', 'state')) state.set(subject.value, object.value);
  }
  return (node) => code.get(node) ?? code.get(state.get(node) ?? '') ?? null;
}

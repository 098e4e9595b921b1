import type { Quad } from '@rdfjs/types';
import type { QuadIndex } from './quad-index.ts';
import { quad } from './term.ts';

/** The quads of an index, by subject. */
export function* quadsOf({ dictionary, spog }: QuadIndex): Generator<Quad> {
  const { offsets, a, b, c } = spog;
  for (let s = 1; s + 1 < offsets.length; s++) {
    for (let i = offsets[s]!; i < offsets[s + 1]!; i++)
      yield quad(dictionary.term(s), dictionary.term(a[i]!), dictionary.term(b[i]!), dictionary.term(c[i]!));
  }
}

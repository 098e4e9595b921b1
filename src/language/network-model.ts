import type { NetworkLayout } from './network-shape.ts';
import type { Tag } from './tag.ts';
import type { Vocabulary } from './word-inputs.ts';
import type { WordVectors } from './word-vectors.ts';

/** The network with all that it needs to read a sentence and to name what it finds. */
export interface NetworkModel {
  readonly layout: NetworkLayout;
  readonly weights: Float32Array;
  readonly vocabulary: Vocabulary;
  readonly vectors: WordVectors;
  readonly tags: readonly Tag[];
  readonly labels: readonly string[];
}

/** The number under which the network knows a tag, from 1; 0 is "none". */
export function tagNumbers(tags: readonly Tag[]): (tag: Tag) => number {
  const numbers = new Map(tags.map((t, i) => [`${t.upos}|${t.xpos}`, i + 1]));
  return (tag) => numbers.get(`${tag.upos}|${tag.xpos}`) ?? 0;
}

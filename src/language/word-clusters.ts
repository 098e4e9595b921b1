import type { ByteReader } from './byte-reader.ts';

/** Two clusterings of the vocabulary by word vectors: coarse (64) and fine (500); each number is 1 + the cluster, 0 unknown. */
export interface WordClusters {
  readonly coarse: ReadonlyMap<string, number>;
  readonly fine: ReadonlyMap<string, number>;
}

/** Reads the clusters: a text of words in lines, then a coarse byte and a fine varint for each. */
export function readWordClusters(reader: ByteReader): WordClusters {
  const words = reader.string().split('\n');
  const coarse = new Map<string, number>();
  const fine = new Map<string, number>();
  const pairs = reader.varints(2 * words.length);
  words.forEach((word, i) => {
    coarse.set(word, pairs[2 * i]!);
    fine.set(word, pairs[2 * i + 1]!);
  });
  return { coarse, fine };
}

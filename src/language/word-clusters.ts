import type { ByteReader } from './byte-reader.ts';
import { type WordRows, wordRows } from './word-rows.ts';

/** Two clusterings of the vocabulary by word vectors: coarse (64) and fine (500); each number is 1 + the cluster, 0 unknown. */
export interface WordClusters {
  /** The row of each word, most frequent first; the word vectors have the same rows. */
  readonly rows: WordRows;
  readonly coarse: Uint8Array;
  readonly fine: Uint16Array;
}

/** The coarse cluster of a word. */
export function coarseCluster({ rows, coarse }: WordClusters, word: string): number {
  const row = rows.get(word);
  return row === undefined ? 0 : coarse[row]!;
}

/** The fine cluster of a word. */
export function fineCluster({ rows, fine }: WordClusters, word: string): number {
  const row = rows.get(word);
  return row === undefined ? 0 : fine[row]!;
}

/** Reads the clusters: a text of words in lines, then a coarse byte and a fine varint for each. */
export function readWordClusters(reader: ByteReader): WordClusters {
  const rows = wordRows(reader.bytes(reader.varint()));
  const pairs = reader.varints(2 * rows.size);
  const coarse = new Uint8Array(rows.size);
  const fine = new Uint16Array(rows.size);
  for (let row = 0; row < rows.size; row++) {
    coarse[row] = pairs[2 * row]!;
    fine[row] = pairs[2 * row + 1]!;
  }
  return { rows, coarse, fine };
}

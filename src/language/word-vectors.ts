import type { ByteReader } from './byte-reader.ts';
import type { WordRows } from './word-rows.ts';

/** Pretrained word vectors, cut down to few dimensions and four bits for each number. */
export interface WordVectors {
  readonly width: number;
  readonly rows: WordRows;
  /** Two numbers a byte, the first in the lower half: 1 to 15 stand for -7 to 7, a row of zeros for no vector. */
  readonly codes: Uint8Array;
  /** Value of one step, for each dimension. */
  readonly scale: Float32Array;
}

/** Reads the vectors; `rows` are those of the clusters. */
export function readWordVectors(reader: ByteReader, rows: WordRows): WordVectors {
  const width = reader.varint();
  const scale = Float32Array.from({ length: width }, () => reader.float());
  return { width, rows, scale, codes: reader.bytes((rows.size * width) / 2) };
}

/** Writes the vector of a row into `out` at `at`. */
export function writeVector(vectors: WordVectors, row: number, out: Float32Array, at: number): void {
  const { width, codes, scale } = vectors;
  const from = (row * width) / 2;
  if (codes[from] === 0) return;
  for (let c = 0; c < width; c += 2) {
    const pair = codes[from + c / 2]!;
    out[at + c] = ((pair & 15) - 8) * scale[c]!;
    out[at + c + 1] = ((pair >> 4) - 8) * scale[c + 1]!;
  }
}

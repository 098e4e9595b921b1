import { up8 } from './arena.ts';
import type { Batch } from './network.ts';
import { ROOT_OUTLINE, ROOT_WORD, type WordInputs } from './word-inputs.ts';
import { type WordVectors, writeVector } from './word-vectors.ts';

/** The inputs of a sentence with the numbers of the tags that a tagger gave (from 1). */
export interface NetworkInputs extends WordInputs {
  readonly tag: Int32Array;
}

/** Lays sentences out in rows, see `Batch`. */
export function networkBatch(sentences: readonly NetworkInputs[], vectors: WordVectors): Batch {
  const places: { start: number; words: number }[] = [];
  let end = 0;
  for (const s of sentences) {
    places.push({ start: end, words: s.word.length });
    end += s.word.length + 1;
  }
  const rows = up8(end);
  const batch = {
    rows,
    sentences: places,
    word: new Int32Array(rows),
    suffix: new Int32Array(rows),
    outline: new Int32Array(rows),
    tag: new Int32Array(rows),
    vectors: new Float32Array(rows * vectors.width),
  };
  sentences.forEach((s, k) => {
    const { start } = places[k]!;
    batch.word[start] = ROOT_WORD;
    batch.outline[start] = ROOT_OUTLINE;
    batch.word.set(s.word, start + 1);
    batch.suffix.set(s.suffix, start + 1);
    batch.outline.set(s.outline, start + 1);
    batch.tag.set(s.tag, start + 1);
    s.vector.forEach((row, i) => {
      if (row >= 0) writeVector(vectors, row, batch.vectors, (start + 1 + i) * vectors.width);
    });
  });
  return batch;
}

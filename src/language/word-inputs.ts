import { wordKey } from './word-form.ts';
import type { WordVectors } from './word-vectors.ts';

/** The words and endings that the network knows by number. Words: 0 unknown, 1 the root. Endings: 0 unknown. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
  readonly suffixes: ReadonlyMap<string, number>;
}

/** The root's number among the words, and its outline. */
export const ROOT_WORD = 1;
export const ROOT_OUTLINE = 7;

/** What the network is told of each word of a sentence. */
export interface WordInputs {
  readonly word: Int32Array;
  readonly suffix: Int32Array;
  readonly outline: Int32Array;
  /** Row of the word in the table of vectors, -1 if it has none. */
  readonly vector: Int32Array;
}

/** The inputs of one sentence. */
export function wordInputs(words: readonly string[], vocabulary: Vocabulary, vectors: WordVectors): WordInputs {
  const keys = words.map(wordKey);
  return {
    word: Int32Array.from(keys, (k) => vocabulary.words.get(k) ?? 0),
    suffix: Int32Array.from(keys, (k) => vocabulary.suffixes.get(k.slice(-3)) ?? 0),
    outline: Int32Array.from(words, outline),
    vector: Int32Array.from(keys, (k) => vectors.rows.get(k) ?? -1),
  };
}

/** 1 lower, 2 Capital, 3 UPPER, 4 miXed, 5 with a digit, 6 no letter. */
function outline(word: string): number {
  if (/^[a-z]+$/.test(word)) return 1;
  if (/^[A-Z][a-z]+$/.test(word)) return 2;
  if (/\d/.test(word)) return 5;
  if (!/\p{L}/u.test(word)) return 6;
  if (!/\p{Lu}/u.test(word)) return 1;
  if (!/\p{Ll}/u.test(word)) return 3;
  return /^\p{Lu}\P{Lu}*$/u.test(word) ? 2 : 4;
}

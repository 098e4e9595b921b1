import { hashString, mix } from './hash.ts';
import { coarseCluster, fineCluster, type WordClusters } from './word-clusters.ts';
import { plainForm, wordKey, wordShape } from './word-form.ts';

/** A sentence as the tagger sees it; position `i + 2` is word `i`, with two sentinels on either side. */
export interface TaggerInput {
  readonly length: number;
  readonly plain: readonly string[];
  readonly lower: readonly string[];
  readonly word: Int32Array;
  readonly low: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
}

/** More than any word has. */
export const MAX_TAG_FEATURES = 64;

/** Prepares the words of one sentence. */
export function taggerInput(words: readonly string[], clusters: WordClusters): TaggerInput {
  const plain = ['<s2>', '<s>', ...words.map(plainForm), '</s>', '</s2>'];
  // digits are zeros here too
  const lower = ['<s0>', '<s>', ...words.map(wordKey), '</s>', '</s0>'];
  const ints = (f: (w: string, i: number) => number): Int32Array => Int32Array.from(plain, (w, i) => f(w, i));
  return {
    length: words.length,
    plain,
    lower,
    word: ints((w) => hashString(w)),
    low: ints((_, i) => hashString(lower[i]!)),
    suffix: ints((_, i) => hashString(lower[i]!.slice(-3), 77)),
    shape: ints((w) => hashString(wordShape(w), 5)),
    coarse: ints((_, i) => coarseCluster(clusters, lower[i]!)),
    fine: ints((_, i) => fineCluster(clusters, lower[i]!)),
  };
}

/** Writes the features of word `i` into `out`, given the numbers of the two tags before; returns how many. */
export function tagFeatures(input: TaggerInput, i: number, tag1: number, tag2: number, out: Int32Array): number {
  const { word, low, suffix, shape, coarse, fine } = input;
  const k = i + 2;
  const w = input.lower[k]!;
  const first = i === 0 ? 1 : 0;
  const cased = word[k] !== low[k] ? 1 : 0;
  let n = 0;
  const add = (value: number): void => {
    out[n] = mix(value, Math.imul(n + 1, 0x9e3779b1));
    n++;
  };
  add(0);
  add(word[k]!);
  for (let d = -2; d <= 2; d++) add(low[k + d]!);
  add(tag1);
  add(mix(tag1, tag2));
  add(mix(tag1, low[k]!));
  add(mix(mix(tag1, tag2), low[k]!));
  add(mix(low[k - 1]!, low[k]!));
  add(mix(low[k]!, low[k + 1]!));
  add(mix(tag1, low[k + 1]!));
  for (let s = 1; s <= 5; s++) add(w.length >= s ? hashString(w.slice(-s)) : -1);
  for (let s = 1; s <= 4; s++) add(w.length >= s ? hashString(w.slice(0, s)) : -1);
  add(shape[k]!);
  add(mix(shape[k]!, first));
  add(mix(shape[k]!, shape[k + 1]!));
  add(mix(shape[k - 1]!, shape[k]!));
  add(suffix[k - 1]!);
  add(suffix[k + 1]!);
  add(mix(tag1, suffix[k]!));
  add(mix(tag1, mix(suffix[k]!, suffix[k + 1]!)));
  add(mix(cased, mix(first, suffix[k]!)));
  add(/\d/.test(w) ? 1 : 0);
  add(w.includes('-') ? hashString(w.slice(w.lastIndexOf('-'))) : 0);
  for (let d = -1; d <= 1; d++) add(coarse[k + d]!);
  for (let d = -1; d <= 1; d++) add(fine[k + d]!);
  add(mix(coarse[k]!, tag1));
  add(mix(fine[k]!, tag1));
  add(mix(coarse[k]!, coarse[k + 1]!));
  add(mix(fine[k]!, fine[k + 1]!));
  add(mix(fine[k - 1]!, fine[k]!));
  add(mix(mix(fine[k]!, cased), first));
  return n;
}

import type { ByteReader } from './byte-reader.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type LinearModel, score } from './linear-model.ts';
import { featureCount, nameFeatures } from './name-features.ts';
import { mayFollow, NAME_LABELS, type NameSpan, spansOf } from './name-labels.ts';
import { readLinearModel } from './read-linear-model.ts';
import type { Tag } from './tag.ts';
import type { WordClusters } from './word-clusters.ts';

/** The trained model of names: weights of features, and of one label behind another (row `LABELS`: at the start). */
export interface NameModel {
  readonly weights: LinearModel;
  readonly transitions: Float32Array;
}

const COUNT = NAME_LABELS.length;

/** Reads `names.bin`. */
export function readNameModel(reader: ByteReader): NameModel {
  const weights = readLinearModel(reader);
  const transitions = Float32Array.from({ length: (COUNT + 1) * COUNT }, () => reader.float());
  return { weights, transitions };
}

/** The labels that together score best; `scores` holds a row of scores for each token. Linear in the length. */
export function bestLabels(length: number, scores: Float32Array, transitions: Float32Array): Uint8Array {
  const labels = new Uint8Array(length);
  if (length === 0) return labels;
  const back = new Uint8Array(length * COUNT);
  let before = new Float32Array(COUNT);
  let now = new Float32Array(COUNT);
  for (let c = 0; c < COUNT; c++) before[c] = mayFollow(-1, c) ? scores[c]! + transitions[COUNT * COUNT + c]! : -Infinity;
  for (let i = 1; i < length; i++) {
    for (let c = 0; c < COUNT; c++) {
      let best = -Infinity;
      let from = 0;
      for (const p of BEFORE[c]!) {
        const value = before[p]! + transitions[p * COUNT + c]!;
        if (value > best) {
          best = value;
          from = p;
        }
      }
      now[c] = best + scores[i * COUNT + c]!;
      back[i * COUNT + c] = from;
    }
    [before, now] = [now, before];
  }
  let at = 0;
  for (let c = 1; c < COUNT; c++) if (mayFollow(c, -1) && before[c]! > before[at]!) at = c;
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = at;
    at = back[i * COUNT + at]!;
  }
  return labels;
}

/** Labels that may stand before each label. */
const BEFORE: readonly (readonly number[])[] = NAME_LABELS.map((_, c) => NAME_LABELS.map((_, p) => p).filter((p) => mayFollow(p, c)));

/** Finds the names in the words of a sentence. */
export function modelNames(
  model: NameModel,
  clusters: WordClusters,
  gazetteer: Gazetteer,
): (words: readonly string[], tags: readonly Tag[]) => NameSpan[] {
  const row = new Float32Array(COUNT);
  return (words, tags) => {
    const f = nameFeatures(words, tags, clusters, gazetteer);
    const scores = new Float32Array(f.length * COUNT);
    for (let i = 0; i < f.length; i++) {
      score(model.weights, f.features.subarray(i * f.width, (i + 1) * f.width), featureCount(f, i), 0, COUNT, row);
      scores.set(row, i * COUNT);
    }
    return spansOf(bestLabels(f.length, scores, model.transitions));
  };
}

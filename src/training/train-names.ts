import type { Gazetteer } from '../language/gazetteer.ts';
import { featureCount, type NameFeatures, nameFeatures } from '../language/name-features.ts';
import { labelsOf, NAME_LABELS } from '../language/name-labels.ts';
import { bestLabels } from '../language/name-model.ts';
import type { WordClusters } from '../language/word-clusters.ts';
import type { TaggedNames } from './bio.ts';
import { byteWriter } from './byte-writer.ts';
import { averaged, perceptron, scoreClasses, update } from './perceptron.ts';
import { random, shuffle } from './random.ts';
import { writeLinearModel } from './write-linear-model.ts';

const BITS = 22;
const COUNT = NAME_LABELS.length;

/** Trains the name model, a structured averaged perceptron, and gives the bytes of `names.bin`. */
export function trainNames(
  sentences: readonly TaggedNames[],
  clusters: WordClusters,
  gazetteer: Gazetteer,
  passes: number,
  prune: number,
  log: (line: string) => void,
): Uint8Array {
  const p = perceptron(COUNT, BITS);
  const transitions = new Float32Array((COUNT + 1) * COUNT);
  const sums = new Float32Array(transitions.length);
  const inputs: NameFeatures[] = sentences.map((s) => compact(nameFeatures(s.words, s.tags, clusters, gazetteer)));
  const gold = sentences.map((s) => labelsOf(s.words.length, s.spans));
  const order = sentences.map((_, i) => i);
  const next = random(3);
  const row = new Float32Array(COUNT);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, next);
    let wrong = 0;
    for (const s of order) {
      const f = inputs[s]!;
      const want = gold[s]!;
      const scores = new Float32Array(f.length * COUNT);
      for (let i = 0; i < f.length; i++) {
        scoreClasses(p, rowOf(f, i), featureCount(f, i), 0, COUNT, row);
        scores.set(row, i * COUNT);
      }
      const got = bestLabels(f.length, scores, transitions);
      let differ = false;
      for (let i = 0; i < f.length; i++) {
        if (got[i] !== want[i]) {
          differ = true;
          update(p, rowOf(f, i), featureCount(f, i), want[i]!, 1);
          update(p, rowOf(f, i), featureCount(f, i), got[i]!, -1);
        }
        const a = (i === 0 ? COUNT : want[i - 1]!) * COUNT + want[i]!;
        const b = (i === 0 ? COUNT : got[i - 1]!) * COUNT + got[i]!;
        if (a === b) continue;
        transitions[a]! += 1;
        sums[a]! += p.time;
        transitions[b]! -= 1;
        sums[b]! -= p.time;
      }
      if (differ) wrong++;
      p.time++;
    }
    log(`names, pass ${pass + 1}: ${((100 * wrong) / sentences.length).toFixed(1)} % of sentences wrong`);
  }
  const writer = byteWriter();
  writeLinearModel(writer, COUNT, BITS, averaged(p), prune);
  transitions.forEach((w, i) => {
    writer.float(w - sums[i]! / p.time);
  });
  return writer.result();
}

const rowOf = (f: NameFeatures, i: number): Int32Array => f.features.subarray(i * f.width, (i + 1) * f.width);

/** Cuts the rows to the longest one of the sentence. */
function compact(f: NameFeatures): NameFeatures {
  let width = 1;
  for (let i = 0; i < f.length; i++) width = Math.max(width, featureCount(f, i));
  const features = new Int32Array(f.length * width);
  for (let i = 0; i < f.length; i++) features.set(f.features.subarray(i * f.width, i * f.width + width), i * width);
  return { length: f.length, width, features };
}

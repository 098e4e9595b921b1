import { best } from '../language/linear-model.ts';
import type { Tag } from '../language/tag.ts';
import { MAX_TAG_FEATURES, tagFeatures, taggerInput } from '../language/tag-features.ts';
import type { WordClusters } from '../language/word-clusters.ts';
import { plainForm } from '../language/word-form.ts';
import type { GoldSentence } from './conllu.ts';
import { averaged, perceptron, scoreClasses, update } from './perceptron.ts';
import { random, shuffle } from './random.ts';

/** A trained tagger before it is written; weights are averaged. */
export interface TrainedTagger {
  readonly tags: readonly Tag[];
  readonly fixed: ReadonlyMap<string, number>;
  readonly bits: number;
  readonly weights: Float32Array;
}

const BITS = 22;

/** Trains the tagger on gold tags; word class and Penn tag are learnt as one. */
export function trainTagger(sentences: readonly GoldSentence[], clusters: WordClusters, passes: number): TrainedTagger {
  const names = [...new Set(sentences.flatMap((s) => s.tags.map((t) => `${t.upos}|${t.xpos}`)))];
  const number = new Map(names.map((name, i) => [name, i]));
  const gold = sentences.map((s) => Int32Array.from(s.tags, (t) => number.get(`${t.upos}|${t.xpos}`)!));
  const fixed = wordsWithOneTag(sentences, gold);
  const inputs = sentences.map((s) => taggerInput(s.words, clusters));
  const p = perceptron(names.length, BITS);
  const features = new Int32Array(MAX_TAG_FEATURES);
  const scores = new Float32Array(names.length);
  const next = random(1);
  const order = sentences.map((_, i) => i);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, next);
    for (const s of order) {
      const input = inputs[s]!;
      let tag1 = -1;
      let tag2 = -1;
      for (let i = 0; i < input.length; i++) {
        let chosen = fixed.get(input.plain[i + 2]!);
        if (chosen === undefined) {
          const count = tagFeatures(input, i, tag1, tag2, features);
          scoreClasses(p, features, count, 0, names.length, scores);
          chosen = best(scores, 0, names.length);
          const wanted = gold[s]![i]!;
          if (chosen !== wanted) {
            update(p, features, count, wanted, 1);
            update(p, features, count, chosen, -1);
          }
          p.time++;
        }
        tag2 = tag1;
        tag1 = chosen;
      }
    }
  }
  const tags = names.map((name) => ({ upos: name.split('|')[0]!, xpos: name.split('|')[1]! }));
  return { tags, fixed, bits: BITS, weights: averaged(p) };
}

/** Words seen thirty times or more that have the same tag in 99.8 % of cases: "the", ",". */
function wordsWithOneTag(sentences: readonly GoldSentence[], gold: readonly Int32Array[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  sentences.forEach((s, k) => {
    s.words.forEach((form, i) => {
      const word = plainForm(form);
      const of = counts.get(word) ?? new Map<number, number>();
      of.set(gold[k]![i]!, (of.get(gold[k]![i]!) ?? 0) + 1);
      counts.set(word, of);
    });
  });
  const fixed = new Map<string, number>();
  for (const [word, of] of counts) {
    const total = [...of.values()].reduce((a, b) => a + b, 0);
    for (const [tag, n] of of) if (total >= 30 && n / total >= 0.998) fixed.set(word, tag);
  }
  return fixed;
}

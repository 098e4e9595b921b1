import { tagNumbers } from '../language/network-model.ts';
import type { Tag } from '../language/tag.ts';
import { wordKey } from '../language/word-form.ts';
import { type Vocabulary, wordInputs } from '../language/word-inputs.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import type { GoldSentence } from './conllu.ts';
import type { NetworkExample } from './train-network.ts';

/** Words and endings that are seen often enough to be worth a number. */
export function chooseVocabulary(sentences: readonly GoldSentence[], often = 3): Vocabulary {
  const words = new Map<string, number>();
  const suffixes = new Map<string, number>();
  for (const s of sentences) {
    for (const w of s.words) {
      const key = wordKey(w);
      words.set(key, (words.get(key) ?? 0) + 1);
      suffixes.set(key.slice(-3), (suffixes.get(key.slice(-3)) ?? 0) + 1);
    }
  }
  const frequent = (counts: ReadonlyMap<string, number>, first: number): Map<string, number> =>
    new Map([...counts].filter(([, n]) => n >= often).map(([key], i) => [key, i + first]));
  return { words: frequent(words, 2), suffixes: frequent(suffixes, 1) };
}

/** The labels of the relations, `root` first; rare ones are left to `dep`. */
export function chooseLabels(sentences: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const s of sentences) for (const d of s.deprels) counts.set(d, (counts.get(d) ?? 0) + 1);
  const frequent = [...counts.keys()].filter((l) => counts.get(l)! >= 5 && l !== 'root' && l !== 'dep');
  return ['root', 'dep', ...frequent.sort()];
}

/** Gold sentences as the network sees them, with the tags that a tagger gave. */
export function networkExamples(
  sentences: readonly GoldSentence[],
  given: readonly (readonly Tag[])[],
  vocabulary: Vocabulary,
  vectors: WordVectors,
  labels: readonly string[],
  tags: readonly Tag[],
): NetworkExample[] {
  const label = new Map(labels.map((l, i) => [l, i]));
  const number = tagNumbers(tags);
  return sentences.map((s, k) => ({
    inputs: { ...wordInputs(s.words, vocabulary, vectors), tag: Int32Array.from(given[k]!, number) },
    heads: Int32Array.from(s.heads),
    labels: Int32Array.from(s.deprels, (d) => label.get(d) ?? label.get(d.split(':')[0]!) ?? 1),
    tags: Int32Array.from(s.tags, (t) => Math.max(0, number(t) - 1)),
  }));
}

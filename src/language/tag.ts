import type { ByteReader } from './byte-reader.ts';
import { best, type LinearModel, score } from './linear-model.ts';
import { readLinearModel } from './read-linear-model.ts';
import { MAX_TAG_FEATURES, tagFeatures, taggerInput } from './tag-features.ts';
import type { WordClusters } from './word-clusters.ts';

/** Word class and Penn tag of a word. */
export interface Tag {
  readonly upos: string;
  readonly xpos: string;
}

/** The averaged perceptron that gives both tags at once, and the words that have one tag only. */
export interface TagModel {
  readonly tags: readonly Tag[];
  readonly fixed: ReadonlyMap<string, number>;
  readonly weights: LinearModel;
}

/** Tags the words of one sentence from left to right. */
export function tag(model: TagModel, clusters: WordClusters): (words: readonly string[]) => readonly Tag[] {
  const features = new Int32Array(MAX_TAG_FEATURES);
  const scores = new Float32Array(model.tags.length);
  return (words) => {
    const input = taggerInput(words, clusters);
    let tag1 = -1;
    let tag2 = -1;
    return words.map((_, i) => {
      let chosen = model.fixed.get(input.plain[i + 2]!);
      if (chosen === undefined) {
        const count = tagFeatures(input, i, tag1, tag2, features);
        score(model.weights, features, count, 0, scores.length, scores);
        chosen = best(scores, 0, scores.length);
      }
      tag2 = tag1;
      tag1 = chosen;
      return model.tags[chosen]!;
    });
  };
}

/** Reads the tagger: its tags, the words with a fixed tag, the weights. */
export function readTagModel(reader: ByteReader): TagModel {
  const tags = lines(reader.string()).map((line) => {
    const [upos = 'X', xpos = 'FW'] = line.split('|');
    return { upos, xpos };
  });
  const fixed = new Map<string, number>();
  for (const word of lines(reader.string())) fixed.set(word, reader.varint());
  return { tags, fixed, weights: readLinearModel(reader) };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

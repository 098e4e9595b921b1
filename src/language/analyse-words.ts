import { lemmatise } from './lemmatise.ts';
import { parse } from './parse.ts';
import { LONGEST_SENTENCE, parseByNetwork } from './parse-by-network.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { type Tag, tag } from './tag.ts';

/** What is said of one word of a sentence; `head` counts from 1 within the sentence, 0 for the root. */
export interface WordAnalysis extends Tag {
  readonly lemma: string;
  readonly head: number;
  readonly deprel: string;
}

/** `fast` does with the transition parser alone: twice the speed for three or four points of accuracy. */
export interface AnalysisOptions {
  readonly fast?: boolean;
}

/** What the heads of the transition parser add to the network's scores of arcs; measured on the development parts. */
const ADVICE = 2;

/**
 * Tags, lemmas and the tree of one sentence that is cut into words already. The transition parser reads first; the network weighs its heads
 * against its own scores. Sentences longer than the network reads keep the first tree, so that time stays linear.
 */
export function analyseWords(models: SyntaxModels, options: AnalysisOptions = {}): (words: readonly string[]) => readonly WordAnalysis[] {
  const tagWords = tag(models.tags, models.clusters);
  const lemma = lemmatise(models.lemmas, (word) => models.clusters.coarse.has(word));
  const parseQuickly = parse(models.trees, models.clusters);
  const parseWell = parseByNetwork(models.network);
  return (words) => {
    const firstTags = tagWords(words);
    const firstTree = parseQuickly(words, firstTags);
    const quick = options.fast === true || words.length > LONGEST_SENTENCE;
    const tree = quick ? { ...firstTree, tags: firstTags } : parseWell(words, firstTags, { heads: firstTree.heads, weight: ADVICE });
    return words.map((word, i) => ({
      ...tree.tags[i]!,
      lemma: lemma(word, tree.tags[i]!.xpos),
      head: tree.heads[i]!,
      deprel: tree.deprels[i]!,
    }));
  };
}

import { lemmatise } from './lemmatise.ts';
import { mendAppositions } from './mend-appositions.ts';
import { mendInfinitives } from './mend-infinitives.ts';
import { parse } from './parse.ts';
import { LONGEST_SENTENCE, parseByNetwork, type TaggedTree } from './parse-by-network.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { type Tag, tag } from './tag.ts';

/** What is said of one word of a sentence; `head` counts from 1 within the sentence, 0 for the root. */
export interface WordAnalysis extends Tag {
  readonly lemma: string;
  readonly head: number;
  readonly deprel: string;
}

/** `fast` does without the advice of the transition parser: some two and a half times the speed for a point or two of accuracy. */
export interface AnalysisOptions {
  readonly fast?: boolean;
}

/** What the heads and relations of the transition parser add to the network's scores; found on the development parts. */
const HEAD_WEIGHT = 1;
const RELATION_WEIGHT = 1;

/**
 * Tags, lemmas and the tree of one sentence that is cut into words already. The transition parser reads first; the network weighs its heads
 * against its own scores; some appositions are mended. Sentences longer than the network reads keep the first tree, so that time stays linear.
 */
export function analyseWords(models: SyntaxModels, options: AnalysisOptions = {}): (words: readonly string[]) => readonly WordAnalysis[] {
  const tagWords = tag(models.tags, models.clusters);
  const lemma = lemmatise(models.lemmas, (word) => models.clusters.rows.has(word));
  const parseQuickly = parse(models.trees, models.clusters);
  const parseWell = parseByNetwork(models.network);
  const read = (words: readonly string[]): TaggedTree => {
    const tags = tagWords(words);
    if (words.length > LONGEST_SENTENCE) return { ...parseQuickly(words, tags), tags };
    if (options.fast === true) return parseWell(words, tags);
    return parseWell(words, tags, { tree: parseQuickly(words, tags), headWeight: HEAD_WEIGHT, relationWeight: RELATION_WEIGHT });
  };
  return (words) => {
    const tree = read(words);
    const analysed = words.map((word, i) => {
      const { upos, xpos } = tree.tags[i]!;
      return { upos, xpos, lemma: lemma(word, xpos), head: tree.heads[i]!, deprel: tree.deprels[i]! };
    });
    return mendInfinitives(words, mendAppositions(words, analysed));
  };
}

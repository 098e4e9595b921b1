import { lemmatise } from './lemmatise.ts';
import { parse } from './parse.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { type Tag, tag } from './tag.ts';

/** What is said of one word of a sentence; `head` counts from 1 within the sentence, 0 for the root. */
export interface WordAnalysis extends Tag {
  readonly lemma: string;
  readonly head: number;
  readonly deprel: string;
}

/** Tags, lemmas and the tree of one sentence that is cut into words already. */
export function analyseWords(models: SyntaxModels): (words: readonly string[]) => readonly WordAnalysis[] {
  const tagWords = tag(models.tags, models.clusters);
  const lemma = lemmatise(models.lemmas);
  const parseWords = parse(models.trees, models.clusters);
  return (words) => {
    const tags = tagWords(words);
    const tree = parseWords(words, tags);
    return words.map((word, i) => ({
      ...tags[i]!,
      lemma: lemma(word, tags[i]!.xpos),
      head: tree.heads[i]!,
      deprel: tree.deprels[i]!,
    }));
  };
}

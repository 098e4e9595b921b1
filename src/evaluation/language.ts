import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyseWords } from '../language/analyse-words.ts';
import { lemmatise } from '../language/lemmatise.ts';
import { readSyntaxModels, SYNTAX_MODEL_FILES, type SyntaxModels } from '../language/syntax-models.ts';
import { tokenise } from '../language/tokenise.ts';
import { type GoldSentence, readConllu } from '../training/conllu.ts';
import { scoreSegmentation } from './score-segmentation.ts';
import { scoreTrees } from './score-trees.ts';

/**
 * Scores the models on a treebank: `language --treebank FILE.conllu [--fast] [--models data/language]`.
 * Tokens and sentences are found in the raw text; tags, lemmas and trees are measured on the gold tokens with predicted tags.
 */
export function evaluateLanguage(args: readonly string[]): Readonly<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      treebank: { type: 'string', multiple: true },
      models: { type: 'string', default: 'data/language' },
      fast: { type: 'boolean', default: false },
    },
  });
  const models = readSyntaxModels(
    new Map(SYNTAX_MODEL_FILES.map((name) => [name, new Uint8Array(readFileSync(`${values.models}/${name}`))])),
  );
  const results: Record<string, unknown> = {};
  for (const file of values.treebank ?? []) {
    const sentences: readonly GoldSentence[] = readConllu(readFileSync(file, 'utf8'));
    const analyse = analyseWords(models, { fast: values.fast });
    const started = process.cpuUsage();
    const analysed = sentences.map((s) => analyse(s.words));
    const seconds = process.cpuUsage(started).user / 1e6;
    const words = sentences.reduce((n, s) => n + s.words.length, 0);
    results[file] = {
      sentences: sentences.length,
      words,
      ...scoreSegmentation(sentences, tokenise(models.abbreviations)),
      ...scoreTrees(sentences, analysed),
      lemmaOnGoldTags: lemmasOnGoldTags(sentences, models),
      wordsPerCpuSecond: Math.round(words / seconds),
    };
  }
  return values.treebank?.length === 1 ? (results[values.treebank[0]!] as Record<string, unknown>) : results;
}

/** Share of lemmas that are right when the tags are: what the lemmatiser itself does, in per cent. */
function lemmasOnGoldTags(sentences: readonly GoldSentence[], models: SyntaxModels): number {
  const lemma = lemmatise(models.lemmas, (word) => models.clusters.rows.has(word));
  let words = 0;
  let right = 0;
  for (const s of sentences) {
    s.words.forEach((word, i) => {
      words++;
      if (lemma(word, s.tags[i]!.xpos).toLowerCase() === s.lemmas[i]!.toLowerCase()) right++;
    });
  }
  return Math.round((10000 * right) / words) / 100;
}

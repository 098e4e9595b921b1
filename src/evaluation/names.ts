import { readdirSync, readFileSync } from 'node:fs';
import { byteReader } from '../language/byte-reader.ts';
import { findSpans } from '../language/find-spans.ts';
import type { FoundSpan } from '../language/found-span.ts';
import { buildGazetteer } from '../language/gazetteer.ts';
import type { NameKind, NameSpan } from '../language/name-labels.ts';
import { modelNames, readNameModel } from '../language/name-model.ts';
import { NAMES_LEXICON_FILES, readNamesLexicon } from '../language/names-lexicon.ts';
import { NAMES_MODEL_FILE } from '../language/names-models.ts';
import { readTagModel, tag } from '../language/tag.ts';
import { readWordClusters } from '../language/word-clusters.ts';
import { readBio } from '../training/bio.ts';
import { scoreNames } from './score-names.ts';

/** Scores names on files of token TAB tag: `names FILE.bio … [--data data]`. National adjectives, weapons and treaties are no names there. */
export function evaluateNames(args: readonly string[]): Readonly<Record<string, unknown>> {
  const at = args.indexOf('--data');
  const data = at < 0 ? 'data' : (args[at + 1] ?? 'data');
  const files = args.filter((_, k) => at < 0 || (k !== at && k !== at + 1));
  const find = namesOfWords(data);
  const results = files.map((file): [string, Record<string, unknown>] => {
    const sentences = readBio(readFileSync(file, 'utf8'));
    const started = process.cpuUsage();
    const found = sentences.map((s) => find(s.words));
    const seconds = process.cpuUsage(started).user / 1e6;
    const words = sentences.reduce((n, s) => n + s.words.length, 0);
    return [
      file,
      {
        sentences: sentences.length,
        words,
        ...scoreNames(
          sentences.map((s) => s.spans),
          found,
        ),
        wordsPerCpuSecond: Math.round(words / seconds),
      },
    ];
  });
  return results.length === 1 ? results[0]![1] : Object.fromEntries(results);
}

/** Prepares the finding of names in words alone, as evaluation needs it: tags are predicted, trees not wanted. */
export function namesOfWords(data: string): (words: readonly string[]) => NameSpan[] {
  const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(`${data}/language/${name}`));
  const texts = (folder: string, names: readonly string[]): Map<string, string> =>
    new Map(names.map((name) => [name, readFileSync(`${data}/${folder}/${name}`, 'utf8')]));
  const gazetteer = buildGazetteer(texts('entities', readdirSync(`${data}/entities`)));
  const clusters = readWordClusters(byteReader(bytes('clusters.bin'), 'clusters.bin'));
  const tagWords = tag(readTagModel(byteReader(bytes('tagger.bin'), 'tagger.bin')), clusters);
  const model = modelNames(readNameModel(byteReader(bytes(NAMES_MODEL_FILE), NAMES_MODEL_FILE)), clusters, gazetteer);
  const find = findSpans(gazetteer, readNamesLexicon(texts('lexicon', NAMES_LEXICON_FILES)));
  const isName = (span: FoundSpan): span is FoundSpan & { readonly kind: NameKind } => span.kind !== 'ADJ' && span.kind !== 'MISC';
  return (words) => {
    const tags = tagWords(words);
    return find(words, tags, model(words, tags))
      .filter(isName)
      .map(({ first, last, kind }) => ({ first, last, kind }));
  };
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { byteReader } from '../language/byte-reader.ts';
import { buildGazetteer } from '../language/gazetteer.ts';
import { modelNames, readNameModel } from '../language/name-model.ts';
import { NAMES_MODEL_FILE } from '../language/names-models.ts';
import { readTagModel, tag } from '../language/tag.ts';
import { readWordClusters } from '../language/word-clusters.ts';
import { readCsv } from '../text/csv.ts';
import { type NamedSentence, readBio, type TaggedNames } from './bio.ts';
import { readConllu } from './conllu.ts';
import { onlyThoseIn, statesArePlaces, withoutTitles } from './name-examples.ts';
import { trainNames } from './train-names.ts';

/** Corpora with names marked; GUM apart, of which only the openly licensed documents are taken. */
const CORPORA = [
  'uner_ewt_dev',
  'wikigold',
  ...['politics', 'science', 'literature'].flatMap((domain) => [`crossner_${domain}_train`, `crossner_${domain}_dev`]),
  'crossner_music_train',
  'crossner_ai_train',
];
const PASSES = 10;
const PRUNE = 0.5;

/**
 * Trains `names.bin` from the corpora in `from`, with the clusters and the tagger that lie in `data/language` already. A teacher that
 * sees gold tags marks the names of the EWT treebank, which has none; the model is trained on those sentences too.
 */
export function trainNamesStep(from: string, data: string, log: (line: string) => void): void {
  const read = (path: string): string => readFileSync(path, 'utf8');
  const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(`${data}/language/${name}`));
  const gazetteer = buildGazetteer(new Map(readdirSync(`${data}/entities`).map((name) => [name, read(`${data}/entities/${name}`)])));
  const clusters = readWordClusters(byteReader(bytes('clusters.bin'), 'clusters.bin'));
  const tagger = tag(readTagModel(byteReader(bytes('tagger.bin'), 'tagger.bin')), clusters);
  const titles = new Set(
    readCsv(read(`${data}/lexicon/titles.csv`))
      .filter((row) => row['kind'] !== 'role')
      .map((row) => row['title']!),
  );
  const treebank = (name: string): ReturnType<typeof readConllu> => readConllu(read(`${from}/${name}.conllu`));
  const gum = treebank('en_gum-open-train');
  const ewt = treebank('en_ewt-ud-train');
  const corpus = (name: string): NamedSentence[] => readBio(read(`${from}/ner_${name}.bio`)).map(withoutTitles(titles));
  const marked = [...CORPORA.flatMap(corpus), ...onlyThoseIn(gum)(corpus('gum_train')).map(statesArePlaces(gazetteer))];
  log(`names: ${marked.length} sentences with names marked`);

  const key = (words: readonly string[]): string => words.join(' ');
  const gold = new Map([...gum, ...treebank('en_ewt-ud-dev')].map((s) => [key(s.words), s.tags]));
  const teacherBytes = trainNames(
    marked.map((s) => ({ ...s, tags: gold.get(key(s.words)) ?? tagger(s.words) })),
    clusters,
    gazetteer,
    PASSES,
    0,
    log,
  );
  const teacher = modelNames(readNameModel(byteReader(teacherBytes, 'teacher')), clusters, gazetteer);
  const silver: TaggedNames[] = ewt.map((s) => ({ words: s.words, tags: tagger(s.words), spans: teacher(s.words, s.tags) }));
  const model = trainNames([...marked.map((s) => ({ ...s, tags: tagger(s.words) })), ...silver], clusters, gazetteer, PASSES, PRUNE, log);
  writeFileSync(`${data}/language/${NAMES_MODEL_FILE}`, model);
  log(`${NAMES_MODEL_FILE}: ${(model.length / 1e6).toFixed(2)} MB`);
}

import { byteReader } from '../language/byte-reader.ts';
import { readTagModel, type Tag, tag } from '../language/tag.ts';
import type { WordClusters } from '../language/word-clusters.ts';
import { byteWriter } from './byte-writer.ts';
import { chooseClusters, writeClusters } from './choose-clusters.ts';
import type { GoldSentence } from './conllu.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { trainParser } from './train-parser.ts';
import { type TrainedTagger, trainTagger } from './train-tagger.ts';
import { writeLinearModel } from './write-linear-model.ts';

const TAGGER_PASSES = 7;
const FOLDS = 4;
const FOLD_PASSES = 4;
const PARSER_PASSES = 6;

/** Trains everything for syntax from the sentences of the treebanks; gives the bytes of each model file by name. */
export function trainSyntax(
  sentences: readonly GoldSentence[],
  clusterTable: string,
  log: (line: string) => void,
): Map<string, Uint8Array> {
  const clusters = chooseClusters(clusterTable, sentences);
  const clusterBytes = byteWriter();
  writeClusters(clusterBytes, clusters);
  const tagger = taggerBytes(trainTagger(sentences, clusters, TAGGER_PASSES));
  log('tagger trained');
  const tags = jackknife(sentences, clusters);
  log('training sentences tagged by taggers that had not seen them');
  const parser = trainParser(sentences, tags, clusters, PARSER_PASSES, log);
  const writer = byteWriter();
  writer.string(parser.labels.join('\n'));
  writeLinearModel(writer, 3, parser.bits, parser.moves, 2);
  writeLinearModel(writer, 2 * parser.labels.length, parser.bits, parser.arcs, 2);
  return new Map([
    ['clusters.bin', clusterBytes.result()],
    ['tagger.bin', tagger],
    ['parser.bin', writer.result()],
    ['lemmas.tsv', new TextEncoder().encode(trainLemmatiser(sentences))],
  ]);
}

/** Tags each fold with a tagger trained on the others, so that the parser meets the errors that it will meet in the field. */
function jackknife(sentences: readonly GoldSentence[], clusters: WordClusters): readonly (readonly Tag[])[] {
  const tags: (readonly Tag[])[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = sentences.filter((_, i) => i % FOLDS !== fold);
    const model = readTagModel(byteReader(taggerBytes(trainTagger(others, clusters, FOLD_PASSES)), 'fold'));
    const run = tag(model, clusters);
    sentences.forEach((s, i) => {
      if (i % FOLDS === fold) tags[i] = run(s.words);
    });
  }
  return tags;
}

function taggerBytes(tagger: TrainedTagger): Uint8Array {
  const writer = byteWriter();
  writer.string(tagger.tags.map((t) => `${t.upos}|${t.xpos}`).join('\n'));
  writer.string([...tagger.fixed.keys()].join('\n'));
  for (const number of tagger.fixed.values()) writer.varint(number);
  writeLinearModel(writer, tagger.tags.length, tagger.bits, tagger.weights, 1);
  return writer.result();
}

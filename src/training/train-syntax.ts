import { type ByteReader, byteReader } from '../language/byte-reader.ts';
import type { NetworkShape } from '../language/network-shape.ts';
import { readTagModel, type Tag, tag } from '../language/tag.ts';
import { readWordClusters, type WordClusters } from '../language/word-clusters.ts';
import type { Vocabulary } from '../language/word-inputs.ts';
import { readWordVectors } from '../language/word-vectors.ts';
import { type ByteWriter, byteWriter } from './byte-writer.ts';
import { chooseClusters, writeClusters } from './choose-clusters.ts';
import type { GoldSentence } from './conllu.ts';
import { chooseLabels, chooseVocabulary, networkExamples } from './network-examples.ts';
import { writeReducedVectors } from './reduce-vectors.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { type TrainingPlan, trainNetwork } from './train-network.ts';
import { type TrainedParser, trainParser } from './train-parser.ts';
import { type TrainedTagger, trainTagger } from './train-tagger.ts';
import { writeLinearModel } from './write-linear-model.ts';
import { writeNetwork } from './write-network.ts';

const TAGGER_PASSES = 7;
const FOLDS = 4;
const FOLD_PASSES = 4;
const PARSER_PASSES = 6;
/** Weights below this many times the median are dropped from the transition parser. */
const PARSER_PRUNING = 2;
const VECTOR_WIDTH = 64;
/** One long fall of the steps is worth more than three short ones. */
const PLAN: TrainingPlan = {
  ...{ wordsPerBatch: 300, dropInput: 0.1, dropHidden: 0.2, dropWord: 0.1, dropVector: 0.05 },
  ...{ passes: 20, rate: 0.003, seed: 1 },
};

/** What training reads: treebanks, the table of word clusters, the vector of a word. */
export interface TrainingData {
  readonly sentences: readonly GoldSentence[];
  readonly clusterTable: string;
  readonly vector: (word: string) => readonly number[] | undefined;
}

/** The bytes of model files by name. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>;

/** Trains what speaks of single words: clusters, lemmas, vectors, tagger. */
export function trainWords({ sentences, clusterTable, vector }: TrainingData, log: (line: string) => void): ModelFiles {
  const clusters = chooseClusters(clusterTable, sentences);
  const words = [...clusters.rows.keys()];
  const lemmas = trainLemmatiser(sentences, (word) => clusters.rows.has(word));
  const vectors = written((w) => writeReducedVectors(w, words, vector, VECTOR_WIDTH));
  log('clusters, lemmas and vectors chosen');
  const tagger = taggerBytes(trainTagger(sentences, clusters, TAGGER_PASSES));
  log('tagger trained');
  return new Map([
    ['clusters.bin', written((w) => writeClusters(w, clusters))],
    ['lemmas.tsv', new TextEncoder().encode(lemmas)],
    ['vectors.bin', vectors],
    ['tagger.bin', tagger],
  ]);
}

/** Trains the transition parser with the clusters among `words`, the files that `trainWords` gave. */
export function trainAdviser(sentences: readonly GoldSentence[], words: ModelFiles, log: (line: string) => void): ModelFiles {
  const clusters = readWordClusters(byteReader(words.get('clusters.bin')!, 'clusters.bin'));
  const parser = trainParser(sentences, jackknife(sentences, clusters), clusters, PARSER_PASSES, log);
  return new Map([['parser.bin', written((w) => writeParser(w, parser))]]);
}

/** Trains the network with the clusters, vectors and tags among `words`. */
export function trainReader(sentences: readonly GoldSentence[], words: ModelFiles, log: (line: string) => void): ModelFiles {
  const reader = (name: string): ByteReader => byteReader(words.get(name)!, name);
  const clusters = readWordClusters(reader('clusters.bin'));
  const { tags } = readTagModel(reader('tagger.bin'));
  const vectors = readWordVectors(reader('vectors.bin'), clusters.rows);
  const given = jackknife(sentences, clusters);
  log('training sentences tagged by taggers that had not seen them');
  const vocabulary = chooseVocabulary(sentences);
  const labels = chooseLabels(sentences);
  const shape = networkShape(vocabulary, tags.length, labels.length);
  const examples = networkExamples(sentences, given, vocabulary, vectors, labels, tags);
  const report = (pass: number, loss: number): void => log(`network pass ${pass} of ${PLAN.passes}: loss ${loss.toFixed(3)} a word`);
  const weights = trainNetwork(examples, vectors, shape, PLAN, report);
  return new Map([['network.bin', written((w) => writeNetwork(w, shape, labels, vocabulary, weights))]]);
}

/** The sizes that were found good: a larger network gains little and takes longer to train. */
export function networkShape(vocabulary: Vocabulary, tags: number, labels: number): NetworkShape {
  return {
    words: vocabulary.words.size + 2,
    suffixes: vocabulary.suffixes.size + 1,
    tags,
    labels,
    vectorWidth: VECTOR_WIDTH,
    wordWidth: 32,
    suffixWidth: 16,
    shapeWidth: 8,
    tagWidth: 24,
    hidden: 128,
    layers: 3,
    arcWidth: 96,
    labelWidth: 64,
  };
}

function writeParser(writer: ByteWriter, parser: TrainedParser): void {
  writer.string(parser.labels.join('\n'));
  writeLinearModel(writer, 3, parser.moveBits, parser.moves, PARSER_PRUNING);
  writeLinearModel(writer, 2 * parser.labels.length, parser.arcBits, parser.arcs, PARSER_PRUNING);
}

function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = byteWriter();
  write(writer);
  return writer.result();
}

/** Tags each fold with a tagger trained on the others, so that the parser meets the errors that it will meet in the field. */
export function jackknife(sentences: readonly GoldSentence[], clusters: WordClusters): readonly (readonly Tag[])[] {
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

export function taggerBytes(tagger: TrainedTagger): Uint8Array {
  const writer = byteWriter();
  writer.string(tagger.tags.map((t) => `${t.upos}|${t.xpos}`).join('\n'));
  writer.string([...tagger.fixed.keys()].join('\n'));
  for (const number of tagger.fixed.values()) writer.varint(number);
  writeLinearModel(writer, tagger.tags.length, tagger.bits, tagger.weights, 1);
  return writer.result();
}

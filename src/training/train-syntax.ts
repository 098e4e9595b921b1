import { byteReader } from '../language/byte-reader.ts';
import type { NetworkShape } from '../language/network-shape.ts';
import { readTagModel, type Tag, tag } from '../language/tag.ts';
import type { WordClusters } from '../language/word-clusters.ts';
import type { Vocabulary } from '../language/word-inputs.ts';
import { readWordVectors, type WordVectors } from '../language/word-vectors.ts';
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
const DROPPING = { wordsPerBatch: 300, dropInput: 0.1, dropHidden: 0.2, dropWord: 0.1, dropVector: 0.05 };
/** The network is trained twice, the second time from the averaged weights of the first and in smaller steps. */
const STAGES: readonly TrainingPlan[] = [
  { ...DROPPING, passes: 7, rate: 0.003, seed: 1 },
  { ...DROPPING, passes: 6, rate: 0.002, seed: 2 },
];

/** What training reads: treebanks, the table of word clusters, the vector of a word. */
export interface TrainingData {
  readonly sentences: readonly GoldSentence[];
  readonly clusterTable: string;
  readonly vector: (word: string) => readonly number[] | undefined;
}

/** Trains everything for syntax; gives the bytes of each model file by name. */
export function trainSyntax(data: TrainingData, log: (line: string) => void): Map<string, Uint8Array> {
  const { sentences } = data;
  const files = new Map<string, Uint8Array>();
  const clusters = chooseClusters(data.clusterTable, sentences);
  files.set(
    'clusters.bin',
    written((w) => writeClusters(w, clusters)),
  );
  files.set('lemmas.tsv', new TextEncoder().encode(trainLemmatiser(sentences, (word) => clusters.coarse.has(word))));
  const words = [...clusters.coarse.keys()];
  files.set(
    'vectors.bin',
    written((w) => writeReducedVectors(w, words, data.vector, VECTOR_WIDTH)),
  );
  log('clusters, lemmas and vectors written');
  files.set('tagger.bin', taggerBytes(trainTagger(sentences, clusters, TAGGER_PASSES)));
  log('tagger trained');
  const given = jackknife(sentences, clusters);
  log('training sentences tagged by taggers that had not seen them');
  const parser = trainParser(sentences, given, clusters, PARSER_PASSES, log);
  files.set(
    'parser.bin',
    written((w) => writeParser(w, parser)),
  );
  const { tags } = readTagModel(byteReader(files.get('tagger.bin')!, 'tagger.bin'));
  const vectors = readWordVectors(byteReader(files.get('vectors.bin')!, 'vectors.bin'), words);
  files.set('network.bin', trainNetworkFile(sentences, given, vectors, tags, log));
  return files;
}

function trainNetworkFile(
  sentences: readonly GoldSentence[],
  given: readonly (readonly Tag[])[],
  vectors: WordVectors,
  tags: readonly Tag[],
  log: (line: string) => void,
): Uint8Array {
  const vocabulary = chooseVocabulary(sentences);
  const labels = chooseLabels(sentences);
  const shape = networkShape(vocabulary, tags.length, labels.length);
  const examples = networkExamples(sentences, given, vocabulary, vectors, labels, tags);
  let weights: Float32Array | undefined;
  for (const plan of STAGES) {
    const report = (pass: number, loss: number): void => log(`network pass ${pass} of ${plan.passes}: loss ${loss.toFixed(3)} a word`);
    weights = trainNetwork(examples, vectors, shape, plan, report, weights);
  }
  const trained = weights!;
  return written((w) => writeNetwork(w, shape, labels, vocabulary, trained));
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
    hidden: 96,
    layers: 3,
    arcWidth: 96,
    labelWidth: 64,
  };
}

function writeParser(writer: ByteWriter, parser: TrainedParser): void {
  writer.string(parser.labels.join('\n'));
  writeLinearModel(writer, 3, parser.bits, parser.moves, PARSER_PRUNING);
  writeLinearModel(writer, 2 * parser.labels.length, parser.bits, parser.arcs, PARSER_PRUNING);
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

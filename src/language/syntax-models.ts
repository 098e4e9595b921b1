import { EntenteError } from '../errors.ts';
import { type Abbreviations, readAbbreviations } from './abbreviations.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { type LemmaModel, readLemmaModel } from './lemmatise.ts';
import type { NetworkModel } from './network-model.ts';
import { type ParseModel, readParseModel } from './parse.ts';
import { readNetwork } from './read-network.ts';
import { readTagModel, type TagModel } from './tag.ts';
import { readWordClusters, type WordClusters } from './word-clusters.ts';
import { readWordVectors } from './word-vectors.ts';

/** All that the analysis of syntax needs to know. */
export interface SyntaxModels {
  readonly abbreviations: Abbreviations;
  readonly clusters: WordClusters;
  readonly tags: TagModel;
  readonly lemmas: LemmaModel;
  /** The transition parser: quick, and the adviser of the network. */
  readonly trees: ParseModel;
  readonly network: NetworkModel;
}

/** The files of `data/language/` that `readSyntaxModels` wants. */
export const SYNTAX_MODEL_FILES = [
  'abbreviations.csv',
  'irregular-verbs.csv',
  'clusters.bin',
  'vectors.bin',
  'tagger.bin',
  'lemmas.tsv',
  'parser.bin',
  'network.bin',
] as const;

/** Reads the models from the bytes of their files, by file name; throws `language/missing-model` when one is not there. */
export function readSyntaxModels(files: ReadonlyMap<string, Uint8Array>): SyntaxModels {
  const bytes = (name: (typeof SYNTAX_MODEL_FILES)[number]): Uint8Array => {
    const found = files.get(name);
    if (found) return found;
    throw new EntenteError('language/missing-model', `The model file ${name} is not there.`, {
      why: `Reading English needs all of ${SYNTAX_MODEL_FILES.join(', ')}.`,
      next: 'Restore data/language/ from version control, or build it with `npm run train`.',
    });
  };
  const text = (name: (typeof SYNTAX_MODEL_FILES)[number]): string => new TextDecoder().decode(bytes(name));
  const reader = (name: (typeof SYNTAX_MODEL_FILES)[number]): ByteReader => byteReader(bytes(name), name);
  const clusters = readWordClusters(reader('clusters.bin'));
  const vectors = readWordVectors(reader('vectors.bin'), clusters.rows);
  const tags = readTagModel(reader('tagger.bin'));
  return {
    abbreviations: readAbbreviations(text('abbreviations.csv')),
    clusters,
    tags,
    lemmas: readLemmaModel(text('lemmas.tsv'), text('irregular-verbs.csv')),
    trees: readParseModel(reader('parser.bin')),
    network: readNetwork(reader('network.bin'), vectors, tags.tags),
  };
}

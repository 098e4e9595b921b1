import { EntenteError } from '../errors.ts';
import { type Abbreviations, readAbbreviations } from './abbreviations.ts';
import { byteReader } from './byte-reader.ts';
import { type LemmaModel, readLemmaModel } from './lemmatise.ts';
import { type ParseModel, readParseModel } from './parse.ts';
import { readTagModel, type TagModel } from './tag.ts';
import { readWordClusters, type WordClusters } from './word-clusters.ts';

/** All that the analysis of syntax needs to know. */
export interface SyntaxModels {
  readonly abbreviations: Abbreviations;
  readonly clusters: WordClusters;
  readonly tags: TagModel;
  readonly lemmas: LemmaModel;
  readonly trees: ParseModel;
}

/** The files of `data/language/` that `readSyntaxModels` wants. */
export const SYNTAX_MODEL_FILES = ['abbreviations.csv', 'clusters.bin', 'tagger.bin', 'lemmas.tsv', 'parser.bin'] as const;

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
  return {
    abbreviations: readAbbreviations(text('abbreviations.csv')),
    clusters: readWordClusters(byteReader(bytes('clusters.bin'), 'clusters.bin')),
    tags: readTagModel(byteReader(bytes('tagger.bin'), 'tagger.bin')),
    lemmas: readLemmaModel(text('lemmas.tsv')),
    trees: readParseModel(byteReader(bytes('parser.bin'), 'parser.bin')),
  };
}

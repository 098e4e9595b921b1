import { EntenteError } from '../errors.ts';
import { byteReader } from './byte-reader.ts';
import type { NamesModels } from './find-names.ts';
import { readNameModel } from './name-model.ts';
import { NAMES_LEXICON_FILES, readNamesLexicon } from './names-lexicon.ts';
import type { WordClusters } from './word-clusters.ts';

/** The file of `data/language/` that the names step wants, besides those of the syntax. */
export const NAMES_MODEL_FILE = 'names.bin';

/**
 * Reads what `findNames` needs from the bytes of `names.bin` and the texts of `NAMES_LEXICON_FILES`; the clusters are those of the
 * syntax models. Throws `language/missing-model` when a file is not there.
 */
export function readNamesModels(model: Uint8Array | undefined, lexicon: ReadonlyMap<string, string>, clusters: WordClusters): NamesModels {
  const missing = [...(model ? [] : [NAMES_MODEL_FILE]), ...NAMES_LEXICON_FILES.filter((name) => !lexicon.has(name))];
  if (!model || missing.length > 0) {
    throw new EntenteError('language/missing-model', `Finding names needs ${missing.join(', ')}, which is not there.`, {
      next: 'Restore data/ from version control; names.bin can be built with `npm run train`.',
    });
  }
  return { names: readNameModel(byteReader(model, NAMES_MODEL_FILE)), clusters, lexicon: readNamesLexicon(lexicon) };
}

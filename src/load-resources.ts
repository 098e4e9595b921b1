import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexicon } from './claims/lexicon.ts';
import type { Resources } from './convert.ts';
import { EntenteError } from './errors.ts';
import { analyse } from './language/analyse.ts';
import { readCoreferenceLexicon } from './language/coreference-lexicon.ts';
import { buildGazetteer, type Gazetteer } from './language/gazetteer.ts';
import { NAMES_MODEL_FILE, readNamesModels } from './language/names-models.ts';
import { readReportingWords } from './language/reporting-verbs.ts';
import { readSyntaxModels, SYNTAX_MODEL_FILES } from './language/syntax-models.ts';
import { loadOntology } from './load-ontology.ts';
import { packageRoot, packageVersion } from './package-root.ts';
import type { KnownEntity } from './rdf/write-graph.ts';

/** What of the package is to be loaded. */
export interface LoadOptions {
  /** Trees with one parser less: some two and a half times the speed for a point or two of accuracy. */
  readonly fast?: boolean;
  /** The folder with `data/` and `ontology/`; by default the package's own. */
  readonly root?: string;
}

const loaded = new Map<string, Resources>();

/** All knowledge that reading needs, from the files of the package: models, word lists, lists of entities, ontology. Loaded once a process. */
export function loadResources({ root = packageRoot(), fast = false }: LoadOptions = {}): Resources {
  const key = `${fast} ${root}`;
  const resources = loaded.get(key) ?? readResources(root, fast);
  loaded.set(key, resources);
  return resources;
}

function readResources(root: string, fast: boolean): Resources {
  const models = bytesOf(join(root, 'data/language'), [...SYNTAX_MODEL_FILES, NAMES_MODEL_FILE]);
  const lexicon = textsOf(join(root, 'data/lexicon'));
  const gazetteer = buildGazetteer(
    new Map([...textsOf(join(root, 'data/entities'))].map(([file, text]) => [file.replace('.csv', ''), text])),
  );
  const syntax = readSyntaxModels(models);
  const list = (file: string): string => {
    const text = lexicon.get(file);
    if (text !== undefined) return text;
    throw new EntenteError('resources/missing-file', `The word list data/lexicon/${file} is not there.`, {
      next: 'Restore data/ from version control, or install the package again.',
    });
  };
  return {
    ontology: loadOntology(join(root, 'ontology')),
    lexicon: readLexicon({
      cues: list('cues.csv'),
      lightVerbs: list('light-verbs.csv'),
      kinds: list('kinds.csv'),
      titles: list('titles.csv'),
    }),
    version: packageVersion(),
    known: knownIn(gazetteer),
    analyse: analyse(
      {
        syntax,
        names: readNamesModels(models.get(NAMES_MODEL_FILE), lexicon, syntax.clusters),
        gazetteer,
        reporting: readReportingWords(list('reporting-verbs.csv')),
        coreference: readCoreferenceLexicon({
          'nominals.csv': list('nominals.csv'),
          'epithets.csv': list('epithets.csv'),
          'first-names.csv': list('first-names.csv'),
        }),
      },
      { fast },
    ),
  };
}

const textsOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

const bytesOf = (folder: string, files: readonly string[]): Map<string, Uint8Array> => {
  const present = new Set(readdirSync(folder));
  return new Map(files.filter((file) => present.has(file)).map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]));
};

/** What the lists say of a key: its name, its other names, and the same thing in Wikidata and GeoNames. */
const knownIn =
  (gazetteer: Gazetteer) =>
  (key: string): KnownEntity | null => {
    const thing = gazetteer.things.get(key);
    if (!thing) return null;
    const sameAs = [
      ...(thing.wikidata ? [`http://www.wikidata.org/entity/${thing.wikidata}`] : []),
      ...(thing.geonames ? [`https://sws.geonames.org/${thing.geonames}/`] : []),
    ];
    return { label: thing.label, aliases: thing.aliases, sameAs };
  };

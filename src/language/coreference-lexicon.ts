import { EntenteError } from '../errors.ts';
import { readCsv } from '../text/csv.ts';
import type { EntityType } from './doc.ts';

/** Grammatical gender that a name or noun shows, for "he" and "she". */
export type Gender = 'm' | 'f';

const CLASSES = ['entity', 'office', 'leader', 'person'] as const;

/** A noun that stands for something named before. */
export interface Nominal {
  /** `entity` of one of the types, `office` by title, `leader` who holds one of the offices, `person` nobody in particular. */
  readonly class: (typeof CLASSES)[number];
  readonly types: ReadonlySet<EntityType>;
  readonly offices: ReadonlySet<string>;
  readonly gender: Gender | null;
}

/** What the resolution of references needs to know about words. */
export interface CoreferenceLexicon {
  readonly nominals: ReadonlyMap<string, Nominal>;
  /** "hermit kingdom" → alpha-3 codes. */
  readonly epithets: ReadonlyMap<string, readonly string[]>;
  /** First names given to one sex only. */
  readonly genders: ReadonlyMap<string, Gender>;
}

/** The files of `data/lexicon/` that hold it. */
export const COREFERENCE_FILES = ['nominals.csv', 'epithets.csv', 'first-names.csv'] as const;

const list = (cell: string | undefined): readonly string[] => (cell ?? '').split('|').filter((part) => part !== '');
const genderOf = (cell: string | undefined): Gender | null => (cell === 'm' || cell === 'f' ? cell : null);

/** Reads the word lists from the text of their files; throws `language/unknown-class` for a class of noun that no rule knows. */
export function readCoreferenceLexicon(files: Readonly<Record<(typeof COREFERENCE_FILES)[number], string>>): CoreferenceLexicon {
  const nominals = new Map<string, Nominal>();
  for (const row of readCsv(files['nominals.csv'])) {
    const kind = CLASSES.find((c) => c === row['class']);
    if (!kind) {
      throw new EntenteError('language/unknown-class', `"${row['class']}" is no class of noun (at "${row['noun']}").`, {
        place: { source: 'nominals.csv' },
        next: `Use one of ${CLASSES.join(', ')}.`,
      });
    }
    nominals.set(row['noun'] ?? '', {
      class: kind,
      types: new Set(list(row['types']) as EntityType[]),
      offices: new Set(list(row['offices'])),
      gender: genderOf(row['gender']),
    });
  }
  const epithets = new Map(readCsv(files['epithets.csv']).map((row) => [row['phrase'] ?? '', list(row['countries'])] as const));
  const genders = new Map<string, Gender>();
  for (const row of readCsv(files['first-names.csv'])) {
    const gender = genderOf(row['gender']);
    if (gender) genders.set(row['name'] ?? '', gender);
  }
  return { nominals, epithets, genders };
}

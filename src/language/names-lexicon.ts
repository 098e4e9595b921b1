import { readCsv } from '../text/csv.ts';
import type { EntityType } from './doc.ts';

/** A title before or after a name: what it is, and the office by which `holderOf` knows it. */
export interface TitleWord {
  readonly kind: 'office' | 'rank' | 'honorific' | 'role';
  readonly office: string | null;
}

/** A noun that makes one actor of the words before it: "Israeli **officials**". */
export interface GroupNoun {
  readonly type: EntityType;
  /** `self`: the state itself ("the Israeli government"); `rebels`: the armed group itself if one is named ("Houthi rebels"). */
  readonly as: string;
  readonly label: string;
}

/** The word lists that the names step needs; keys in small letters. */
export interface NamesLexicon {
  readonly titles: ReadonlyMap<string, TitleWord>;
  /** Last or first word of a name → type. */
  readonly nameWords: ReadonlyMap<string, EntityType>;
  readonly groupNouns: ReadonlyMap<string, GroupNoun>;
}

/** The files of `data/lexicon/` that the names step reads. */
export const NAMES_LEXICON_FILES = ['titles.csv', 'name-words.csv', 'group-nouns.csv'] as const;

/** Reads the word lists from the texts of their files. */
export function readNamesLexicon(files: ReadonlyMap<string, string>): NamesLexicon {
  const rows = (name: (typeof NAMES_LEXICON_FILES)[number]): Record<string, string>[] => readCsv(files.get(name) ?? '');
  return {
    titles: new Map(rows('titles.csv').map((r) => [r['title']!, { kind: r['kind'] as TitleWord['kind'], office: r['office'] || null }])),
    nameWords: new Map(rows('name-words.csv').map((r) => [r['word']!, r['type'] as EntityType])),
    groupNouns: new Map(
      rows('group-nouns.csv').map((r) => [r['noun']!, { type: r['type'] as EntityType, as: r['as'] ?? '', label: r['label'] ?? '' }]),
    ),
  };
}

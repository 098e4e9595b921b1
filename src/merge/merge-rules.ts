import { EntenteError } from '../errors.ts';
import { parseCsv } from './parse-csv.ts';

/** What a property says about an entity, as far as matching goes. */
export type Use = 'same' | 'label' | 'alias' | 'identifier' | 'country' | 'born' | 'founded' | 'functional';

/** One property that merging looks at. */
export interface PropertyRule {
  readonly use: Use;
  /** Identifiers with the same scheme and value name the same thing. */
  readonly scheme: string;
  /** Kinds of entity for which the rule holds; all if empty. An ISO code on a person is that of her state, not her own. */
  readonly kinds: readonly string[];
}

/** What merging knows about the world's vocabularies and names. */
export interface MergeRules {
  readonly kinds: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, PropertyRule>;
  /** Words that set generations apart: father and son of one name. */
  readonly generation: ReadonlySet<string>;
  /** Words that set countries and bodies apart: North and South, Democratic Republic and Republic. */
  readonly qualifiers: ReadonlySet<string>;
  readonly stopWords: ReadonlySet<string>;
  readonly letters: ReadonlyMap<string, string>;
}

const USES: readonly string[] = ['same', 'label', 'alias', 'identifier', 'country', 'born', 'founded', 'functional'];

/** The rules out of the four tables of `data/merge/`. Fails with `merge/bad-rules`. */
export function readMergeRules(tables: { kinds: string; properties: string; words: string; transliteration: string }): MergeRules {
  const words = parseCsv(tables.words, ',', 'words.csv');
  const having = (use: string): Set<string> => new Set(words.filter((w) => w['use'] === use).map((w) => w['word']!));
  const properties = new Map<string, PropertyRule>();
  for (const { property, use, scheme, kinds } of parseCsv(tables.properties, ',', 'properties.csv') as {
    [title in 'property' | 'use' | 'scheme' | 'kinds']: string;
  }[]) {
    if (!USES.includes(use)) {
      throw new EntenteError('merge/bad-rules', `${property} has the unknown use ${JSON.stringify(use)}.`, {
        place: { source: 'properties.csv' },
        next: `Known: ${USES.join(', ')}.`,
      });
    }
    properties.set(property, { use: use as Use, scheme: scheme || property, kinds: kinds.split(' ').filter((k) => k !== '') });
  }
  return {
    kinds: new Map(parseCsv(tables.kinds, ',', 'kinds.csv').map((k) => [k['type']!, k['kind']!])),
    properties,
    generation: having('generation'),
    qualifiers: having('qualifier'),
    stopWords: having('stop'),
    letters: new Map(parseCsv(tables.transliteration, ',', 'transliteration.csv').map((l) => [l['from']!, l['to']!])),
  };
}

/** The rules with more identifying properties, each its own scheme. */
export const withIdentifiers = (rules: MergeRules, properties: readonly string[]): MergeRules => ({
  ...rules,
  properties: new Map([...rules.properties, ...properties.map((p) => [p, { use: 'identifier', scheme: p, kinds: [] } as const] as const)]),
});

/** Pairs of kinds that one thing can be at once; every other two different kinds exclude each other. */
const TOGETHER = new Set([
  'country place',
  'facility place',
  'facility organization',
  'group organization',
  'country group',
  'group place',
]);

/** Whether one thing can be of both kinds. An unknown kind (empty) goes with all. */
export const canBeBoth = (a: string, b: string): boolean => a === b || a === '' || b === '' || TOGETHER.has([a, b].sort().join(' '));

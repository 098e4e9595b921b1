import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { resolveReferences } from '../../src/language/coreference.ts';
import { COREFERENCE_FILES, readCoreferenceLexicon } from '../../src/language/coreference-lexicon.ts';
import type { KnownThing } from '../../src/language/known-things.ts';
import { readReportingWords } from '../../src/language/reporting-verbs.ts';
import { docOf, type Thing } from './doc-of.ts';
import { readTrees } from './read-trees.ts';

const read = (name: string): string => readFileSync(`data/lexicon/${name}`, 'utf8');
const files = Object.fromEntries(COREFERENCE_FILES.map((name) => [name, read(name)])) as Record<(typeof COREFERENCE_FILES)[number], string>;
const trees = readTrees('coreference.txt');
const usa: KnownThing = {
  key: 'country-USA',
  type: 'Country',
  label: 'United States',
  aliases: [],
  adjectives: [],
  people: [],
  metonyms: [],
  country: 'USA',
  wikidata: null,
  geonames: null,
  role: '',
  terms: [],
  ambiguous: new Set(),
  list: 'countries',
};
const resolve = resolveReferences(readCoreferenceLexicon(files), readReportingWords(read('reporting-verbs.csv')), {
  countries: new Map([['USA', usa]]),
  holderOf: () => null,
  lookUp: () => [],
});

const country = (name: string, code: string, ...adjectives: string[]): Thing => ({
  type: 'Country',
  forms: [name],
  country: code,
  adjectives,
});
const person = (code: string, ...forms: string[]): Thing => ({ type: 'Person', forms, country: code });
const things: readonly Thing[] = [
  person('KEN', 'William Ruto', 'Ruto'),
  person('ETH', 'Abiy Ahmed'),
  country('Kenya', 'KEN', 'Kenyan'),
  country('Ethiopia', 'ETH', 'Ethiopian'),
  country('North Korea', 'PRK'),
  country('India', 'IND'),
  country('Pakistan', 'PAK'),
  country('France', 'FRA'),
  country('Russia', 'RUS'),
  country('Ukraine', 'UKR'),
  country('Mali', 'MLI', 'Malian'),
  { type: 'ArmedGroup', forms: ['Hamas'] },
  { type: 'ArmedGroup', forms: ['Houthis'] },
  { type: 'InternationalOrganization', forms: ['NATO'] },
  { type: 'GovernmentBody', forms: ['Turkish Foreign Ministry'] },
  person('DEU', 'Angela Merkel'),
  person('FRA', 'Emmanuel Macron', 'Macron'),
  person('USA', 'Biden'),
  person('MLI', 'Musa Kone'),
  person('UGA', 'Okello'),
  person('ZAF', 'Jacob Zuma'),
  person('SDN', 'Ali Hassan'),
  person('SDN', 'Omar Said'),
];

/** "phrase = what it stands for" of every pronoun and nominal of a block. */
function references(name: string): readonly string[] {
  const doc = resolve(docOf(trees.get(name)!, things));
  doc.mentions.forEach((mention, i) => {
    expect(mention.i).toBe(i);
  });
  return doc.mentions
    .filter((m) => m.kind === 'pronoun' || m.kind === 'nominal')
    .map((m) => `${doc.article.text.slice(m.start, m.end)} = ${m.entities.map((e) => doc.entities[e]!.label).join(' + ') || '?'}`);
}

describe('references', () => {
  test('leaders, countries, offices and governments of two states', () => {
    expect(references('leaders')).toEqual([
      'The two leaders = William Ruto + Abiy Ahmed',
      'he = William Ruto',
      'Both countries = Kenya + Ethiopia',
      'They = Kenya + Ethiopia',
      'The Kenyan president = William Ruto',
      'The prime minister = Abiy Ahmed',
      'who = Abiy Ahmed',
      'his government = Ethiopia',
      'his = Abiy Ahmed',
    ]);
  });

  test.each([
    ['things', ['its = Ethiopia', 'the town = ?', 'It = Ethiopia']],
    ['group', ['The movement = Hamas']],
    ['bloc', ['the bloc = NATO']],
    ['ministry', ['The ministry = Turkish Foreign Ministry']],
    ['she', ['She = Angela Merkel']],
    ['epithet', ['The hermit kingdom = North Korea']],
    ['sides', ['Both sides = India + Pakistan']],
    ['administration', ['The Biden administration = United States']],
    ['relative', ['who = Houthis', 'they = Houthis']],
    ['first', ['We = Macron', 'Our country = France', 'Our = Macron']],
    ['apposition', ['a Malian colonel = Musa Kone', 'The colonel = Musa Kone']],
    ['owner', ['its = Ukraine']],
  ])('%s', (name, expected) => {
    expect(references(name).filter((line) => !/^(?:the offer|the truce|the ambassador|them|the ministers)/i.test(line))).toEqual(
      expected.map((line) => line.replace('Macron', 'Emmanuel Macron')),
    );
  });

  test.each([
    ['ambiguous', 'He = ?'],
    ['rivals', 'He = ?'],
    ['speech', 'He = ?'],
    ['not', 'The president = ?'],
    ['former', 'The president = ?'],
  ])('stays open where it is not safe: %s', (name, expected) => {
    expect(references(name)).toContain(expected);
  });

  test('an "it" that stands for nothing is no mention', () => {
    expect(references('empty').filter((line) => line.startsWith('It'))).toEqual([]);
  });

  test('names keep their entities and forms', () => {
    const before = docOf(trees.get('leaders')!, things);
    const after = resolve(before);
    expect(after.entities.slice(0, before.entities.length)).toEqual(before.entities);
    const names = (doc: typeof before): unknown => doc.mentions.filter((m) => m.kind === 'name').map(({ i: _, ...m }) => m);
    expect(names(after)).toEqual(names(before));
  });
});

test('a class of noun that no rule knows is refused', () => {
  expect(() => readCoreferenceLexicon({ ...files, 'nominals.csv': 'noun,class,types,offices,gender\nking,crown,Person,,\n' })).toThrow(
    EntenteError,
  );
});

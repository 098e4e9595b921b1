import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/language/gazetteer.ts';
import { holderOf } from '../../src/language/holder-of.ts';

const header = 'key,type,label,aliases,adjectives,people,metonyms,country,wikidata,geonames,role,of,from,to,ambiguous';
const small = buildGazetteer(
  new Map([
    [
      'a.csv',
      [
        header,
        'country-USA,Country,United States,US|U.S.|America,American,,Washington,USA,,,,,,,',
        'country-TUR,Country,Turkey,Türkiye,Turkish,Turks,Ankara,TUR,,,,,,,',
        'org-who,InternationalOrganization,World Health Organization,WHO,,,,,,,,,,,',
        'materiel-f-16,Materiel,F-16,F-16s,,,,USA,,,aircraft,,,,',
        'armed-group-x,ArmedGroup,al-Nur Brigades,Nur Brigades,,,,,,,,,,,',
      ].join('\n'),
    ],
  ]),
);
const keys = (text: string): string[] =>
  small
    .matches(text.split(' '))
    .map((m) => `${text.split(' ').slice(m.first, m.last).join(' ')} = ${m.candidates.map((c) => `${c.thing.key}/${c.use}`).join()}`);

describe('the gazetteer', () => {
  it('minds capitals: neither the pronoun nor the bird is a state', () => {
    expect(keys('they told us who ate the turkey')).toEqual([]);
    expect(keys('US and TURKEY')).toEqual(['US = country-USA/name', 'TURKEY = country-TUR/name']);
    expect(keys('WHO said so')).toEqual(['WHO = org-who/name']);
  });

  it('takes the longest name, over hyphens and accents, but not over other signs', () => {
    expect(keys('the al - Nur Brigades')).toEqual(['al - Nur Brigades = armed-group-x/name']);
    expect(keys('two F - 16s for Turkiye')).toEqual(['F - 16s = materiel-f-16/name', 'Turkiye = country-TUR/name']);
    expect(keys('World , Health Organization')).toEqual([]);
  });

  it('tells names from adjectives, peoples and seats', () => {
    expect(keys('Turkish officials and Americans in Ankara met Turks')).toEqual([
      'Turkish = country-TUR/adjective',
      'Americans = country-USA/people',
      'Ankara = country-TUR/metonym',
      'Turks = country-TUR/people',
    ]);
  });
});

describe('the holder of an office', () => {
  const full = buildGazetteer(new Map(readdirSync('data/entities').map((name) => [name, readFileSync(`data/entities/${name}`, 'utf8')])));
  const held = holderOf(full);

  it('is named from the lists by day', () => {
    expect(held('president', 'RUS', '2010-05-01')?.key).toBe('person-dmitry-medvedev');
    expect(held('prime minister', 'GBR', '2022-10-01')?.key).toBe('person-liz-truss');
    expect(held('secretary general', 'org-nato', '2015')?.key).toBe('person-jens-stoltenberg');
  });

  it('is nobody where two fit, none is listed, or the list ends', () => {
    expect(held('chancellor', 'DEU', '2025-05-06')).toBeNull();
    expect(held('president', 'FRA', '1900-01-01')).toBeNull();
    expect(held('prime minister', 'ISR', '2031-01-01')).toBeNull();
  });
});

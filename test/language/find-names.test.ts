import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseSyntax } from '../../src/language/analyse-syntax.ts';
import type { Entity, Named } from '../../src/language/doc.ts';
import { findNames } from '../../src/language/find-names.ts';
import { buildGazetteer } from '../../src/language/gazetteer.ts';
import { NAMES_LEXICON_FILES } from '../../src/language/names-lexicon.ts';
import { NAMES_MODEL_FILE, readNamesModels } from '../../src/language/names-models.ts';
import { readSyntaxModels, SYNTAX_MODEL_FILES } from '../../src/language/syntax-models.ts';

const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(`data/language/${name}`));
const texts = (folder: string, names: readonly string[]): Map<string, string> =>
  new Map(names.map((name) => [name, readFileSync(`data/${folder}/${name}`, 'utf8')]));
const syntax = readSyntaxModels(new Map(SYNTAX_MODEL_FILES.map((name) => [name, bytes(name)])));
const models = readNamesModels(bytes(NAMES_MODEL_FILE), texts('lexicon', NAMES_LEXICON_FILES), syntax.clusters);
const find = findNames(models, buildGazetteer(texts('entities', readdirSync('data/entities'))));
const analyse = analyseSyntax(syntax);
const read = (text: string): Named => find(analyse({ id: 'test', text }));

/** The entity with this form. */
const entity = (doc: Named, form: string): Entity | undefined => doc.entities.find((e) => e.forms.includes(form));

describe('finding names', () => {
  it('keeps the title out of the name, but knows the office and the state', () => {
    const doc = read('Kenyan President William Ruto spoke in Nairobi. Ruto thanked Ambassador Grace Wanjiku of Uganda.');
    expect(entity(doc, 'Ruto')).toMatchObject({ key: 'person-william-ruto', country: 'KEN', typedBy: 'title' });
    expect(entity(doc, 'Ruto')?.forms).toContain('Kenyan President William Ruto');
    expect(entity(doc, 'Grace Wanjiku')).toMatchObject({ key: null, type: 'Person', country: 'UGA' });
  });

  it('takes a seat of government for the state where it acts, and for a town where it is a place', () => {
    const doc = read('Lisbon rejected the offer. The minister landed in Oslo on Monday.');
    expect(entity(doc, 'Lisbon')).toMatchObject({ key: 'country-PRT' });
    expect(entity(doc, 'Oslo')).toMatchObject({ type: 'Place', country: 'NOR' });
  });

  it('knows where an article was written by its dateline', () => {
    expect(entity(read('ANKARA (Reuters) - The lira fell on Tuesday after the vote.'), 'ANKARA')).toMatchObject({ type: 'Place' });
  });

  it('makes actors of a state and a noun, and the state itself of its government', () => {
    const doc = read('Peruvian officials met the Chilean government in Lima. Chilean troops left.');
    expect(entity(doc, 'Peruvian officials')).toMatchObject({ type: 'GovernmentBody', country: 'PER', label: 'Peruvian officials' });
    expect(entity(doc, 'Chilean government')).toMatchObject({ key: 'country-CHL' });
    expect(entity(doc, 'Chilean troops')).toMatchObject({ type: 'MilitaryUnit', country: 'CHL' });
  });

  it('takes no group where the noun goes on', () => {
    expect(entity(read('Peruvian military operations went on in the north.'), 'Peruvian military operations')).toBeUndefined();
  });

  it('joins a name and the acronym in brackets behind it', () => {
    const doc = read('The National Front of Moravia (NFM) won the vote. NFM members sang.');
    expect(entity(doc, 'NFM')).toBe(entity(doc, 'National Front of Moravia'));
    expect(entity(doc, 'NFM')?.key).toBeNull();
  });

  it('takes no short name where a longer one stands: the West Bank is not the West', () => {
    expect(entity(read('Settlers left the West Bank in May.'), 'West Bank')).toMatchObject({ key: 'region-west-bank' });
    expect(read('A tanker sank in the Gulf of Finland.').entities.map((e) => e.label)).toEqual(['Gulf of Finland']);
    expect(read('Ships crossed the Gulf of Tadjoura.').entities.map((e) => e.key)).not.toContain('region-gulf');
  });

  it('finds a person by the title alone', () => {
    expect(entity(read('Professor Haugland says that the salt would help.'), 'Haugland')).toMatchObject({ type: 'Person' });
  });

  it('says nothing of Georgia without context, and tells the state by its towns', () => {
    expect(entity(read('He moved to Georgia last year.'), 'Georgia')?.key ?? null).toBeNull();
    expect(entity(read('Protests went on in Tbilisi, as Georgia froze the talks.'), 'Georgia')).toMatchObject({ key: 'country-GEO' });
  });

  it('does not take a namesake for the office-holder of the lists', () => {
    expect(entity(read('Defence Minister Pedro Sánchez resigned.'), 'Pedro Sánchez')).toMatchObject({ key: null, type: 'Person' });
  });

  it('gives mentions that point at the text, heads inside them, and entities that exist', () => {
    const text = readFileSync('data/articles/ashgabat.txt', 'utf8');
    const doc = read(text);
    expect(doc.mentions.length).toBeGreaterThan(40);
    doc.mentions.forEach((m, i) => {
      expect(m.i).toBe(i);
      expect(m.start).toBe(doc.tokens[m.first]!.start);
      expect(m.end).toBe(doc.tokens[m.last - 1]!.end);
      expect(m.head).toBeGreaterThanOrEqual(m.first);
      expect(m.head).toBeLessThan(m.last);
      for (const e of m.entities) expect(doc.entities[e]?.i).toBe(e);
    });
    expect(entity(doc, 'Putin')).toMatchObject({ key: 'person-vladimir-putin' });
    expect(read(text)).toEqual(doc);
  });

  it('bears any string', () => {
    for (const text of ['', ' ', '(((', 'A', '\ud800 of \udc00', 'US'.repeat(5000), 'Mr Mr Mr', `The ${'of '.repeat(300)}`])
      expect(() => read(text)).not.toThrow();
  });
});

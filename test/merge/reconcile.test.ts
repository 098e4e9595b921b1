import { describe, expect, test } from 'vitest';
import { type ReconcileEntity, reconcileService } from '../../src/merge/reconcile.ts';
import { reconcileEntities } from '../../src/merge/reconcile-entities.ts';
import { fixtureQuads } from '../export/fixture.ts';
import { rules } from './merge-fixture.ts';

const entity = (label: string, type: string, more: Partial<ReconcileEntity> = {}): ReconcileEntity => ({
  iri: `https://w3id.org/entente/id/${label.replace(/\W+/g, '-')}`,
  label,
  type,
  aliases: [],
  country: null,
  description: `${type} in 3 articles`,
  ...more,
});
const service = reconcileService(
  [
    entity('North Korea', 'Country', { aliases: ['Korea', 'DPRK'] }),
    entity('South Korea', 'Country', { aliases: ['Korea'] }),
    entity('Iran', 'Country'),
    entity('Iraq', 'Country'),
    entity('Mira Lund', 'Person', { country: 'NOR' }),
    entity('Mira Lund-Berg', 'Person', { country: 'DNK' }),
    entity('International Harbour Association', 'InternationalOrganization', { aliases: ['<b>IHA</b>'] }),
  ],
  rules,
);
const names = (query: string, more = {}) => service.query({ query, ...more }).map((c) => [c.name, c.match]);

describe('query', () => {
  test('the same name is a safe match, in any case and with accents', () => {
    expect(names('íran')[0]).toEqual(['Iran', true]);
    expect(names('IRAQ')).toEqual([['Iraq', true]]);
  });
  test('a name that two bear is never taken unasked', () => {
    expect(names('Korea')).toEqual([
      ['North Korea', false],
      ['South Korea', false],
    ]);
  });
  test('another script, another order, an acronym, an initial', () => {
    expect(names('Мира Лунд')[0]).toEqual(['Mira Lund', true]);
    expect(names('Lund, Mira')[0]).toEqual(['Mira Lund', false]);
    expect(names('IHA')[0]).toEqual(['International Harbour Association', false]);
    expect(names('M. Lund')[0]).toEqual(['Mira Lund', false]);
  });
  test('type and country narrow it down', () => {
    expect(names('Mira Lund', { type: 'Country' })).toEqual([]);
    expect(names('Mira Lund', { properties: [{ pid: 'country', v: 'DNK' }] })[0]![1]).toBe(false);
    expect(service.query({ query: 'Mira Lund', properties: [{ pid: 'country', v: 'NOR' }] })[0]).toMatchObject({ score: 100, match: true });
  });
  test('nothing for nothing', () => {
    expect(names('')).toEqual([]);
    expect(names('Zanzibar')).toEqual([]);
  });
  test('batches keep their keys', () => {
    expect(Object.keys(service.queries({ q0: { query: 'Iran' }, q1: { query: 'x' } }))).toEqual(['q0', 'q1']);
  });
});

test('suggest and preview; what is in a name is never HTML', () => {
  expect(service.suggestEntity('kor').map((s) => s.name)).toEqual(['North Korea', 'South Korea']);
  expect(service.suggestType('per').map((s) => s.id)).toEqual(['Person']);
  expect(service.suggestProperty('coun').map((s) => s.id)).toEqual(['country']);
  expect(service.preview('https://w3id.org/entente/id/International-Harbour-Association')).toContain('&#60;b&#62;IHA');
  expect(service.preview('urn:none')).toBeNull();
});

test('the manifest has what OpenRefine asks for', () => {
  expect(service.manifest('http://127.0.0.1:1/reconcile')).toMatchObject({
    versions: ['0.2'],
    name: 'entente',
    identifierSpace: expect.any(String),
    schemaSpace: expect.any(String),
    preview: { url: expect.stringContaining('{{id}}'), width: expect.any(Number), height: expect.any(Number) },
  });
});

test('the entities of a graph, ready to be matched', async () => {
  const entities = reconcileEntities(await fixtureQuads());
  expect(entities.map((e) => [e.label, e.type, e.country, e.description])).toEqual([
    ['Norland', 'Country', 'NRL', 'country, mentioned in 2 articles'],
    ['Sudria', 'Country', 'SDR', 'country, mentioned in 2 articles'],
    ['patrol boats', 'Materiel', null, 'materiel, mentioned in 1 article'],
    ['foreign minister of Norland', 'Office', null, 'office'],
    ['Ana Holt', 'Person', 'NRL', 'person of Norland, mentioned in 1 article'],
  ]);
  const found = reconcileService(entities, rules).query({ query: 'Kingdom of Norland' });
  expect(found[0]).toMatchObject({ id: 'https://w3id.org/entente/id/country-NRL', name: 'Norland' });
});

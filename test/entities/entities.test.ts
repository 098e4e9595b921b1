import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/text/csv.ts';

const folder = 'data/entities';
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const header = 'key,type,label,aliases,adjectives,people,metonyms,country,wikidata,geonames,role,of,from,to,ambiguous';
const types = new Set(
  'Person Country GovernmentBody InternationalOrganization ArmedGroup MilitaryUnit Company MediaOrganization CivilSocietyOrganization Group Place Materiel Agreement Facility'.split(
    ' ',
  ),
);
const rows = files.flatMap((file) =>
  readCsv(readFileSync(`${folder}/${file}`, 'utf8')).map((row, k) => ({ at: `${file} row ${k + 2}: ${row['label']}`, row })),
);
const list = (value: string | undefined): string[] => (value ? value.split('|') : []);
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.’'`‘]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

describe('the lists of entities', () => {
  it('share one header', () => {
    for (const file of files) expect(readFileSync(`${folder}/${file}`, 'utf8').split('\n')[0], file).toBe(header);
  });

  it('have a known type, a label, and ids of the right shape', () => {
    for (const { at, row } of rows) {
      expect(types.has(row['type']!), at).toBe(true);
      expect(row['label'], at).not.toBe('');
      expect(row['key'], at).toMatch(/^[a-z][a-z-]*-[A-Za-z0-9-]+$/);
      expect(row['country'], at).toMatch(/^([A-Z]{3})?$/);
      expect(row['wikidata'], at).toMatch(/^(Q[1-9]\d*)?$/);
      expect(row['geonames'], at).toMatch(/^\d*$/);
      expect(row['from'], at).toMatch(/^(\d{4}(-\d\d(-\d\d)?)?)?$/);
      expect(row['to'], at).toMatch(/^(\d{4}(-\d\d(-\d\d)?)?\??)?$/);
    }
  });

  it('keep a key in one list, and repeat it only for further terms of office', () => {
    const seen = new Map<string, { at: string; type: string }>();
    for (const { at, row } of rows) {
      const before = seen.get(row['key']!);
      if (before) {
        expect(before.at.split(' ')[0], at).toBe(at.split(' ')[0]);
        expect(row['type'], at).toBe('Person');
        expect(row['role'], at).not.toBe('');
      }
      seen.set(row['key']!, { at, type: row['type']! });
    }
  });

  it('give a name to two keys only where the rows call it ambiguous, all but that of a state', () => {
    const owners = new Map<string, Map<string, boolean>>();
    for (const { row } of rows) {
      const marked = new Set(list(row['ambiguous']).map(plain));
      for (const name of [row['label']!, ...list(row['aliases'])].map(plain)) {
        const of = owners.get(name) ?? new Map<string, boolean>();
        of.set(row['key']!, (of.get(row['key']!) ?? false) || marked.has(name));
        owners.set(name, of);
      }
    }
    const clashes = [...owners]
      .filter(
        ([, of]) =>
          of.size > 1 && [...of].filter(([, marked]) => !marked).some(([key], _, sure) => sure.length > 1 || !key.startsWith('country-')),
      )
      .map(([name, of]) => `${name}: ${[...of.keys()].join(', ')}`);
    expect(clashes).toEqual([]);
  });

  it('mark as ambiguous only names of the row, and name the body of an office by a key that exists', () => {
    const keys = new Set(rows.map(({ row }) => row['key']));
    for (const { at, row } of rows) {
      const own = new Set([row['label'], ...list(row['aliases'])]);
      for (const name of list(row['ambiguous'])) expect(own.has(name), `${at}: ${name}`).toBe(true);
      if (row['of']) expect(keys.has(row['of']), `${at}: ${row['of']}`).toBe(true);
    }
  });
});

import { createRequire } from 'node:module';
import type { Quad } from '@rdfjs/types';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { convert } from '../../src/convert.ts';
import { csvRow } from '../../src/export/csv-row.ts';
import { formatFor, writeText } from '../../src/export/formats.ts';
import { loadAlpha2 } from '../../src/load-alpha2.ts';
import { loadResources } from '../../src/load-resources.ts';
import { fixtureQuads } from './fixture.ts';

vi.setConfig({ testTimeout: 180_000 });

const TEXT = `Norway supplied Chile with patrol boats in May 2024. "We gave aid, and we said so," the minister of Chile told reporters.
Norwegian Foreign Minister Ada Holm, a member of the Labour Party, met Chilean President Luis Rojas in Oslo on 3 June 2024.
Turkey reportedly bombed Syrian rebels near Aleppo; Turkey denied the claim. Norway will send humanitarian aid to Chile.`;

/** Claims that are read by the real pipeline, beside those of the hand-made graph. */
const graphs = async (): Promise<readonly (readonly Quad[])[]> => [
  await fixtureQuads(),
  convert(loadResources())([{ id: 'north', date: '2024-06-04', text: TEXT }]) as unknown as Quad[],
];

describe('CSV, read by csv-parse', () => {
  test('whatever stands in a cell comes back', () => {
    // What a spreadsheet would run gets an apostrophe; everything else must be the same.
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+@\t\r-]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = [['a', 'b', 'c'], ...rows].map(csvRow).join('');
        expect(parse(text, { recordDelimiter: '\n' })).toEqual([['a', 'b', 'c'], ...rows]);
      }),
    );
  });
  test.each(['csv', 'plover'])('%s: every row has every column, and no row is lost', async (name) => {
    for (const quads of await graphs()) {
      const rows = parse(writeText(formatFor(name), { quads }), { columns: true, recordDelimiter: '\n' }) as Record<string, string>[];
      expect(rows.length).toBeGreaterThan(4);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(Object.keys(rows[0]!));
        expect(row['Quote'] ?? row['quote']).not.toBe('');
      }
    }
  });
  test('PLOVER: dates, categories and quad codes are those of the codebook; promised aid is an agreement', async () => {
    for (const quads of await graphs()) {
      const rows = parse(writeText(formatFor('plover'), { quads }), { columns: true, recordDelimiter: '\n' }) as Record<string, string>[];
      for (const row of rows) {
        expect(row['Event Type']).toMatch(
          /^(AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT)$/,
        );
        expect(row['Quad Code']).toMatch(/^(VERBAL|MATERIAL) (COOPERATION|CONFLICT)$/);
        expect(row['Event Date']).toMatch(/^(\d{4}(-\d\d(-\d\d)?)?)?$/);
        expect(row['Status']).not.toMatch(/denied|possible/);
        if (row['Status'] === 'planned') expect(row['Event Type']).toMatch(/^(AGREE|THREATEN)$/);
      }
    }
  });
});

interface FtmProperty {
  readonly stub: boolean;
  readonly hasRange: boolean;
  readonly type: { readonly name: string; readonly values: ReadonlyMap<string, string> };
  getRange(): FtmSchema;
}
interface FtmSchema {
  readonly abstract: boolean;
  readonly deprecated: boolean;
  readonly required: readonly string[];
  getProperties(): ReadonlyMap<string, FtmProperty>;
  isA(schema: FtmSchema): boolean;
}
/** Its own model, as the project that keeps it publishes it. */
const ftm = createRequire(import.meta.url)('@opensanctions/followthemoney') as {
  readonly Model: new (data: unknown) => { getSchema(name: string): FtmSchema };
  readonly defaultModel: unknown;
};

test('FollowTheMoney: every entity fits the model that FollowTheMoney itself publishes, and every reference is there', async () => {
  const model = new ftm.Model(ftm.defaultModel);
  for (const quads of await graphs()) {
    const alpha2 = new Map([...loadAlpha2(), ['NRL', 'NO'], ['SDR', 'CL']]);
    const entities = writeText(formatFor('ftm'), { quads, alpha2 })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> });
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    expect(byId.size).toBe(entities.length);
    expect(entities.some(({ properties }) => properties['country'] !== undefined)).toBe(true);
    for (const entity of entities) {
      const schema = model.getSchema(entity.schema);
      expect([schema.abstract, schema.deprecated]).toEqual([false, false]);
      for (const name of schema.required) expect(entity.properties, `${entity.schema}.${name}`).toHaveProperty(name);
      for (const [name, values] of Object.entries(entity.properties)) {
        const property = schema.getProperties().get(name);
        expect(property?.stub, `${entity.schema}.${name}`).toBe(false);
        const { type } = property!;
        for (const value of values) {
          if (type.values.size > 0) expect([...type.values.keys()], `${entity.schema}.${name}`).toContain(value);
          if (type.name === 'date') expect(value).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
          if (type.name === 'url') expect(URL.canParse(value)).toBe(true);
          if (!property!.hasRange) continue;
          const other = byId.get(value);
          expect(other, `${entity.schema}.${name}`).toBeDefined();
          expect(model.getSchema(other!.schema).isA(property!.getRange()), `${entity.schema}.${name}`).toBe(true);
        }
      }
    }
  }
});

import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { parse as parseWithOxigraph } from 'oxigraph';
import { describe, expect, test, vi } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { FORMATS, findFormat, formatFor, writeText } from '../../src/export/formats.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { quad } from '../../src/syntax/terms.ts';
import { fixtureQuads } from './fixture.ts';
import { oddQuads } from './odd-quads.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const RDF = FORMATS.filter((format) => format.keeps !== 'view');
/** What must come back: without graphs, if the format has none. */
const kept = (quads: readonly Quad[], keeps: string): Quad[] =>
  keeps === 'quads' ? [...quads] : quads.map((q) => quad(q.subject, q.predicate, q.object));
const shuffled = (quads: readonly Quad[]): Quad[] => [...quads].reverse();

describe.each(RDF)('common case of every format that keeps RDF: $name', (format) => {
  const tripleTerms = format.name !== 'jsonld';

  test('what is written and read back is isomorphic', async () => {
    await fc.assert(
      fc.asyncProperty(oddQuads({ tripleTerms, graphs: format.keeps === 'quads' }), async (quads) => {
        const text = writeText(format, { quads });
        const back = await readRdf(text, { format: format.name });
        if (!(await isomorphic(back.quads, kept(quads, format.keeps)))) throw new Error(`not the same graph:\n${text}`);
      }),
      { numRuns: 150 },
    );
  });

  test('a graph of claims comes back, and an independent reader finds the same', async () => {
    const quads = await fixtureQuads();
    const text = writeText(format, { quads });
    const back = await readRdf(text, { format: format.name });
    expect(await isomorphic(back.quads, kept(quads, format.keeps))).toBe(true);
    const theirs = parseWithOxigraph(text, { format: format.mediaType }) as unknown as Quad[];
    expect(await isomorphic(theirs, kept(quads, format.keeps))).toBe(true);
  });

  test('the order of the quads does not show', async () => {
    const quads = await fixtureQuads();
    expect(writeText(format, { quads: shuffled(quads) })).toBe(writeText(format, { quads }));
  });

  test('an empty graph can be written and read', async () => {
    const back = await readRdf(writeText(format, { quads: [] }), { format: format.name });
    expect(back.quads).toEqual([]);
  });
});

describe('every pair of formats', () => {
  const pairs = RDF.flatMap((from) => RDF.map((to) => [from, to] as const));
  test.each(pairs.map(([from, to]) => [from.name, to.name, from, to] as const))('%s to %s and back', async (_from, _to, from, to) => {
    const quads = kept(await fixtureQuads(), from.keeps);
    const first = await readRdf(writeText(from, { quads }), { format: from.name });
    const second = await readRdf(writeText(to, first), { format: to.name });
    expect(await isomorphic(second.quads, kept(quads, to.keeps))).toBe(true);
  });
});

test('JSON-LD refuses triple terms in plain words', async () => {
  const quads = (await readRdf('<urn:a> <urn:b> <<( <urn:c> <urn:d> "e" )>> .', { format: 'turtle' })).quads;
  expect(() => writeText(formatFor('jsonld'), { quads })).toThrow(/cannot hold triple terms/);
});

test('a format is found by name, media type, ending, and file name; the longer ending wins', () => {
  expect(findFormat('turtle')?.name).toBe('turtle');
  expect(findFormat('text/turtle')?.name).toBe('turtle');
  expect(findFormat('out/x.v1.ttl')?.name).toBe('turtle');
  expect(findFormat('x.plover.csv')?.name).toBe('plover');
  expect(findFormat('x.csv')?.name).toBe('csv');
  expect(findFormat('x.ftm.json')?.name).toBe('ftm');
  expect(findFormat('x.doc')).toBeUndefined();
  expect(() => formatFor('x.doc')).toThrow(/x\.doc/);
});

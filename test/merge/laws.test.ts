import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { formatFor, writeText } from '../../src/export/formats.ts';
import { type Merged, mergeGraphs } from '../../src/merge/merge-graphs.ts';
import type { MergeSource } from '../../src/merge/read-source.ts';
import { unsmush } from '../../src/merge/smush.ts';
import { file, rules } from './merge-fixture.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const NAMES = ['Mira Lund', 'Per Holm', 'Holm, Per', 'Мира Лунд', 'Blue Harbour', 'BH', 'Nils Berg'];
const statement = (ns: string) =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('Person', 'Company'), fc.constantFrom(...NAMES))
      .map(([i, kind, name]) => `${ns}:n${i} a ent:${kind} ; skos:prefLabel "${name}" .`),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b', 'c', 'wd'), fc.integer({ min: 0, max: 4 }))
      .map(([i, other, j]) => `${ns}:n${i} owl:sameAs ${other}:n${j} .`),
    fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 2 })).map(([i, q]) => `${ns}:n${i} ent:wikidata "Q${q}" .`),
    fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })).map(([i, j]) => `${ns}:n${i} ent:memberOf ${ns}:n${j} .`),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .map(([i, j]) => `${ns}:n${i} ent:quantity [ ent:value ${j} ] .`),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 1 }))
      .map(([i, g]) => `a:graph${g} { ${ns}:n${i} ent:mentionedIn a:graph${g} ; skos:altLabel "${NAMES[i]}" . }`),
    fc
      .integer({ min: 0, max: 3 })
      .map(
        (i) =>
          `a:g${i} { ${ns}:c${i} a ent:Claim ; ent:about ${ns}:e${i} . ${ns}:e${i} a ent:Meeting ; ent:participant ${ns}:n0 , ${ns}:n${i} . }`,
      ),
  );
const source = (ns: string) => fc.array(statement(ns), { maxLength: 9 }).map((lines) => file(ns, lines.join('\n')));
const three = fc.tuple(source('a'), source('b'), source('c'));

const merge = (sources: MergeSource[]): Promise<Merged> => mergeGraphs(sources, { rules, keepGoing: true });
const asFile = (merged: Merged, format: string): MergeSource => ({
  name: `merged.${format}`,
  content: writeText(formatFor(format), merged),
});

describe('the laws of merging', () => {
  test('idempotent: merging a merge, or a file with itself, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(three, async ([a, b]) => {
        const once = await merge([a, b]);
        expect(await isomorphic((await merge([asFile(once, 'trig')])).quads, once.quads)).toBe(true);
        expect(await isomorphic((await merge([a, b, a, asFile(once, 'nq')])).quads, once.quads)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('the order of files does not show, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(three, async ([a, b, c]) => {
        const text = async (...files: MergeSource[]) => writeText(formatFor('trig'), await merge(files));
        expect(await text(c, a, b)).toBe(await text(a, b, c));
      }),
      { numRuns: 15 },
    );
  });

  test('associative: it does not matter which were merged first', async () => {
    await fc.assert(
      fc.asyncProperty(three, async ([a, b, c]) => {
        const all = await merge([a, b, c]);
        const left = await merge([asFile(await merge([a, b]), 'trig'), c]);
        const right = await merge([a, asFile(await merge([b, c]), 'jsonld')]);
        expect(await isomorphic(left.quads, all.quads)).toBe(true);
        expect(await isomorphic(right.quads, all.quads)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('the reason of a link does not hang on the order in which a file tells its ids', async () => {
    const [one, other] = ['"Q2" , "Q1"', '"Q1" , "Q2"'].map((ids) => file('b', `b:n2 ent:wikidata ${ids} . b:n4 ent:wikidata ${ids} .`));
    const reason = async (f: MergeSource) =>
      (await merge([f])).quads.filter((q) => q.predicate.value.endsWith('#reason')).map((q) => q.object.value);
    expect(await reason(one!)).toEqual(await reason(other!));
    expect(await reason(one!)).toEqual(['both have wikidata Q1']);
  });

  test('nothing is lost or changed: every triple of every file is there, and without records nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(three, async (files) => {
        const merged = await merge([...files]);
        const data = merged.quads.filter((q) => !/\/merge\/\w+$/.test(q.graph.value));
        expect(
          await isomorphic(
            data,
            merged.sources.flatMap((s) => [...s.graphs.values()].flat()),
          ),
        ).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('smushing can be undone by its records, and a smushed file merges like its sources', async () => {
    await fc.assert(
      fc.asyncProperty(three, async ([a, b, c]) => {
        const plain = await merge([a, b]);
        const smushed = await mergeGraphs([a, b], { rules, keepGoing: true, smush: ['http://b.example/'] });
        const data = (quads: Merged['quads']) => quads.filter((q) => !/\/merge\/(links|sources|decisions)$/.test(q.graph.value));
        expect(await isomorphic(unsmush(data(smushed.quads), 'https://w3id.org/entente/id/merge/rewritings'), data(plain.quads))).toBe(
          true,
        );
        expect(await isomorphic((await merge([asFile(smushed, 'trig'), c])).quads, (await merge([a, b, c])).quads)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

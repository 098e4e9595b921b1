import type { BaseQuad, Quad, Term } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory } from 'n3';
import { describe, expect, test, vi } from 'vitest';
import { convert } from '../../src/convert.ts';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { claimChanges } from '../../src/diff/claim-changes.ts';
import { compareDatasets } from '../../src/diff/compare-datasets.ts';
import { applyPatch, parsePatch, writePatch } from '../../src/diff/rdf-patch.ts';
import { claimsOf } from '../../src/export/claims-of.ts';
import { loadResources } from '../../src/load-resources.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { quad } from '../../src/syntax/terms.ts';
import { fixtureQuads } from '../export/fixture.ts';
import { oddQuads } from '../export/odd-quads.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const turtle = async (text: string): Promise<Quad[]> => (await readRdf(`@prefix : <urn:x:> .\n${text}`, { format: 'trig' })).quads;
const patchText = async (a: Quad[], b: Quad[]): Promise<string> => [...writePatch(await compareDatasets(a, b))].join('');
const renamed = (quads: Quad[]): Quad[] => {
  const rename = (t: Term): Term => {
    if (t.termType === 'BlankNode') return DataFactory.blankNode(`other${t.value}`) as unknown as Term;
    return t.termType === 'Quad' ? (triple(t) as unknown as Term) : t;
  };
  const triple = (q: BaseQuad): Quad =>
    quad(
      rename(q.subject) as Quad['subject'],
      q.predicate as Quad['predicate'],
      rename(q.object) as Quad['object'],
      rename(q.graph) as Quad['graph'],
    );
  return quads.map(triple);
};

describe('compare', () => {
  test('other labels and another order are no difference', async () => {
    await fc.assert(
      fc.asyncProperty(oddQuads({ tripleTerms: true, graphs: true }), async (quads) => {
        const { added, removed } = await compareDatasets(quads, renamed(quads).reverse());
        expect(added.length + removed.length).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('one changed blank node does not make the others differ', async () => {
    const a = await turtle(':a :p [ :q 1 ] , [ :q 2 ] , [ :q 3 ] .');
    const b = await turtle(':a :p [ :q 0 ] , [ :q 2 ] , [ :q 3 ] .');
    const { added, removed } = await compareDatasets(a, b);
    expect([added.length, removed.length]).toEqual([2, 2]);
  });

  test('two alike groups are not one', async () => {
    expect(await isomorphic(await turtle(':a :p [ :q 1 ] , [ :q 1 ] .'), await turtle(':a :p [ :q 1 ] .'))).toBe(false);
  });

  test('a circle of blank nodes is told from two halves of it', async () => {
    const circle = (n: number, from = 0) =>
      Array.from({ length: n }, (_, i) => `_:n${from + i} :next _:n${from + ((i + 1) % n)} .`).join(' ');
    expect(await isomorphic(await turtle(circle(6)), await turtle(`${circle(3)} ${circle(3, 3)}`))).toBe(false);
    expect(await isomorphic(await turtle(circle(6)), await turtle(circle(6, 10)))).toBe(true);
  });

  test('triple terms and directions of text count', async () => {
    expect(await isomorphic(await turtle(':a :p <<( _:x :q _:x )>> .'), await turtle(':a :p <<( _:x :q _:y )>> .'))).toBe(false);
    expect(await isomorphic(await turtle('_:a :p "x"@ar--rtl .'), await turtle('_:a :p "x"@ar--ltr .'))).toBe(false);
  });
});

describe('patch', () => {
  test('applied to the old it gives the new, whatever they are', async () => {
    const any = oddQuads({ tripleTerms: true, graphs: true });
    await fc.assert(
      fc.asyncProperty(any, any, any, async (kept, left, right) => {
        const [a, b] = [
          [...kept, ...left],
          [...kept, ...right],
        ];
        const patched = await applyPatch(renamed(a), parsePatch(await patchText(a, b)));
        expect(await isomorphic(patched, b)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('is RDF Patch', async () => {
    const text = await patchText(await turtle(':a :p 1 , 2 .'), await turtle(':a :p 2 . :g { :a :p 3 }'));
    expect(text).toBe(
      'H version "1" .\nTX .\nD <urn:x:a> <urn:x:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n' +
        'A <urn:x:a> <urn:x:p> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:x:g> .\nTC .\n',
    );
  });

  test('prefixes and an aborted transaction are understood', () => {
    const patch = parsePatch('PA ex: <urn:ex:> .\nTX .\nA ex:a ex:b ex:c .\nTA .\nTX .\nA ex:a ex:b "ex:d" .\nTC .\n');
    expect(patch.added.map((q) => `${q.subject.value} ${q.object.value}`)).toEqual(['urn:ex:a ex:d']);
  });

  test.each([
    ['A <urn:a> <urn:b> .', 1, /.+/],
    ['TX .\nX <urn:a> <urn:b> <urn:c> .', 2, /begins with "X"/],
    ['TX .\nA <urn:a> <urn:b> <urn:c> .', undefined, /TX without TC/],
  ] as const)('a fault in %j is shown', (text, line, why) => {
    expect(() => parsePatch(text, 'p.rdfp')).toThrow(expect.objectContaining({ code: 'input/bad-patch' }));
    try {
      parsePatch(text, 'p.rdfp');
    } catch (error) {
      expect((error as { place: { line?: number } }).place.line).toBe(line);
      expect((error as { why: string }).why).toMatch(why);
    }
  });

  test('a patch for another file is refused, and says what is missing', async () => {
    const text = await patchText(await turtle(':a :p 1 , [ :q 1 ] .'), await turtle(':a :p 2 .'));
    await expect(applyPatch(await turtle(':a :p 3 .'), parsePatch(text))).rejects.toMatchObject({ code: 'diff/does-not-fit' });
  });
});

describe('changes in claims', () => {
  const build = async (change: (text: string) => string) => {
    const { nquads } = await import('../../src/export/formats/nquads.ts');
    const text = change([...nquads.write({ quads: await fixtureQuads() })].join(''));
    return claimsOf((await readRdf(text, { format: 'nquads' })).quads);
  };
  const ns = 'https://w3id.org/entente/ns#';
  const dropClaim = (n: number) => (text: string) =>
    text
      .split('\n')
      .filter((l) => !l.startsWith(`<https://w3id.org/entente/id/claim-${n}>`))
      .join('\n');
  const changes = async (before: (t: string) => string, after: (t: string) => string) =>
    claimChanges(await build(before), await build(after)).map((c) => `${c.kind}: ${c.proposition} ${c.from} ${c.to}`);
  const same = (t: string) => t;

  test('nothing', async () => {
    expect(await changes(same, same)).toEqual([]);
  });

  test('an edited article: what was alleged and is now asserted is upgraded, though its things bear other names', () => {
    const read = convert(loadResources());
    const claims = (text: string) => claimsOf(read([{ id: 'a', date: '2024-07-01', text }]) as unknown as Quad[]);
    const before = claims('Turkey reportedly supplied Kenya with missiles in May 2024. Norway met Chile in Oslo.');
    const after = claims('Turkey supplied Kenya with missiles in May 2024.');
    const found = claimChanges(before, after).map((c) => `${c.kind}: ${c.proposition} ${c.from} ${c.to}`);
    expect(found).toContain('upgraded: Turkey – ArmsTransfer → Kenya (2024-05) alleged asserted');
    expect(found.some((change) => change.startsWith('withdrawn: Chile, Norway'))).toBe(true);
    expect(found.some((change) => /^(new|withdrawn).*ArmsTransfer/.test(change))).toBe(false);
  });

  test('upgraded, newly denied, withdrawn', async () => {
    const asserted = (t: string) => t.replace(`claim-9> <${ns}status> <${ns}Reported>`, `claim-9> <${ns}status> <${ns}Asserted>`);
    expect(await changes(same, asserted)).toEqual(['upgraded: Norland, Sudria – Meeting (2023-05-09) reported asserted']);
    expect(await changes(asserted, same)).toEqual(['downgraded: Norland, Sudria – Meeting (2023-05-09) asserted reported']);
    expect(await changes(dropClaim(3), same)).toEqual([expect.stringMatching(/^newly denied: Norland – ArmsTransfer → Sudria/)]);
    expect(await changes(same, dropClaim(3))).toEqual([expect.stringMatching(/^denial withdrawn/)]);
    expect(await changes(same, dropClaim(4))).toEqual(['withdrawn: Norland – EconomicAid → Sudria (2024) planned null']);
    expect(await changes(dropClaim(5), same)).toEqual(['new: Ana Holt – holdsOffice → foreign minister of Norland null asserted']);
  });
});

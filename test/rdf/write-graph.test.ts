import { Store } from 'n3';
import { describe, expect, test } from 'vitest';
import { convert } from '../../src/convert.ts';
import { loadResources } from '../../src/load-resources.ts';
import { readClaims } from '../../src/rdf/read-claims.ts';
import { iri } from '../../src/vocabulary.ts';

const resources = loadResources();
const build = convert(resources);
const article = (id: string, text: string) => ({ id, text, date: '2026-11-20' });
const lines = (quads: ReturnType<typeof build>): string[] =>
  quads.map((q) => [q.subject, q.predicate, q.object, q.graph].map((t) => `${t.termType} ${t.value}`).join(' | '));

describe('writeGraph', () => {
  const rumour = article('rumour', '🛰️ Turkey reportedly sold drones to Ethiopia. Kenya sold rifles to Somalia.');
  const quads = build([rumour]);
  const store = new Store(quads);

  test('spans count code points and quote the text to the letter', () => {
    const points = [...rumour.text];
    const claims = readClaims(store);
    expect(claims.length).toBeGreaterThan(1);
    for (const claim of claims) for (const span of claim.spans) expect(points.slice(span.start, span.end).join('')).toBe(span.exact);
  });

  test('a rumour gives no direct triple, a plain statement does', () => {
    const direct = store.getQuads(null, iri('ent', 'suppliedArmsTo'), null, null);
    expect(direct.map((q) => [q.subject.value, q.object.value, q.graph.termType])).toEqual([
      ['https://w3id.org/entente/id/country-KEN', 'https://w3id.org/entente/id/country-SOM', 'DefaultGraph'],
    ]);
  });

  test('no blank nodes', () => {
    expect(quads.filter((q) => [q.subject, q.object, q.graph].some((t) => t.termType === 'BlankNode'))).toEqual([]);
  });

  test('two runs give the same quads; two articles apart give what they give together', () => {
    const other = article('other', 'Kenya denied arming rebels in Somalia.');
    expect(lines(build([rumour]))).toEqual(lines(quads));
    expect([...lines(build([rumour])), ...lines(build([other]))]).toEqual(lines(build([rumour, other])));
  });

  test('each claim has one status, one polarity and at least one target', () => {
    for (const claim of store.getSubjects(iri('rdf', 'type'), iri('ent', 'Claim'), null)) {
      for (const property of ['status', 'polarity']) expect(store.getObjects(claim, iri('ent', property), null)).toHaveLength(1);
      expect(store.getObjects(claim, iri('oa', 'hasTarget'), null).length).toBeGreaterThan(0);
    }
  });
});

describe('the rule of honesty', () => {
  test.each([
    'Kenya denied arming rebels in Somalia.',
    'Sudan accused Kenya of sending weapons to Somalia.',
    'Kenya will send weapons to Somalia.',
    'Kenya may send weapons to Somalia.',
    'According to Reuters, Kenya sent weapons to Somalia.',
    'Kenya did not send weapons to Somalia.',
  ])('%s', (text) => {
    const store = new Store(build([article('x', text)]));
    expect(readClaims(store).filter((c) => c.event?.type === 'ArmsTransfer')).not.toEqual([]);
    expect(store.getQuads(null, iri('ent', 'suppliedArmsTo'), null, null)).toEqual([]);
  });
});

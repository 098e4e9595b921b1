import { describe, expect, test } from 'vitest';
import { evidencePaths } from '../../src/network/evidence-paths.ts';
import { project } from '../../src/network/project.ts';
import { claim, party } from './claim-records.ts';

const [a, b, c, d, e] = ['A', 'B', 'C', 'D', 'E'].map((label) => party(label)) as [
  ReturnType<typeof party>,
  ReturnType<typeof party>,
  ReturnType<typeof party>,
  ReturnType<typeof party>,
  ReturnType<typeof party>,
];
const name = (iri: string): string => iri.slice(-1);
const route = (path: { hops: readonly { to: string }[] }): string => path.hops.map((hop) => name(hop.to)).join('');

// A to D: over B (asserted, then alleged) or over C (reported twice).
const network = project([
  claim({ id: '1', who: [a], whom: [b] }),
  claim({ id: '2', who: [b], whom: [d], status: 'alleged' }),
  claim({ id: '3', who: [c], whom: [a], status: 'reported' }),
  claim({ id: '4', who: [c, d], status: 'reported' }),
  claim({ id: '5', who: [a], whom: [e], status: 'denied', negated: true }),
  claim({ id: '6', who: [a], whom: [b], status: 'possible' }),
]);

describe('evidencePaths', () => {
  test('a chain is as firm as its weakest hop: the reported one comes before the one with a rumour', () => {
    expect(evidencePaths(network, a.iri, d.iri).map(route)).toEqual(['CD', 'BD']);
  });
  test('each hop bears its claims, the firmest first', () => {
    const [, over] = evidencePaths(network, a.iri, d.iri);
    expect(over!.hops[0]!.claims.map(name)).toEqual(['1', '6']);
  });
  test('ties are walked both ways', () => {
    expect(evidencePaths(network, d.iri, a.iri).map(route)).toEqual(['CA', 'BA']);
  });
  test('a denied claim carries nobody, unless asked for', () => {
    expect(evidencePaths(network, a.iri, e.iri)).toEqual([]);
    expect(evidencePaths(network, a.iri, e.iri, undefined, () => true).map(route)).toEqual(['E']);
  });
  test('no path is longer than allowed, no more are given than wanted, nobody is tied to himself', () => {
    expect(evidencePaths(network, a.iri, d.iri, { limit: 3, maxHops: 1 })).toEqual([]);
    expect(evidencePaths(network, a.iri, d.iri, { limit: 1, maxHops: 6 })).toHaveLength(1);
    expect(evidencePaths(network, a.iri, a.iri)).toEqual([]);
    expect(evidencePaths(network, a.iri, 'https://example.org/id/nobody')).toEqual([]);
  });
  test('a thousand equally short ways do not stop it', () => {
    const middle = Array.from({ length: 40 }, (_, k) => party(`m${k}`));
    const last = Array.from({ length: 40 }, (_, k) => party(`n${k}`));
    const many = project([
      ...middle.map((m, k) => claim({ id: `x${k}`, who: [a], whom: [m] })),
      ...middle.flatMap((m, i) => last.map((n, k) => claim({ id: `y${i}-${k}`, who: [m], whom: [n] }))),
      ...last.map((n, k) => claim({ id: `z${k}`, who: [n], whom: [d] })),
    ]);
    expect(evidencePaths(many, a.iri, d.iri, { limit: 2, maxHops: 6 })).toHaveLength(2);
  });
});

import { describe, expect, test } from 'vitest';
import { balance } from '../../src/network/balance.ts';
import { betweenness } from '../../src/network/betweenness.ts';
import { brokers } from '../../src/network/brokers.ts';
import { collapse } from '../../src/network/collapse.ts';
import { communities } from '../../src/network/communities.ts';
import { degree } from '../../src/network/degree.ts';
import { neighbourhood } from '../../src/network/neighbourhood.ts';
import { pagerank } from '../../src/network/pagerank.ts';
import { project } from '../../src/network/project.ts';
import { rankActors } from '../../src/network/rank-actors.ts';
import { signedPairs } from '../../src/network/signed-pairs.ts';
import { claim, party } from './claim-records.ts';

const node = Object.fromEntries('ABCDEFG'.split('').map((label) => [label, party(label)])) as Record<string, ReturnType<typeof party>>;
let count = 0;
const deal = (pair: string, category = 'CONSULT', more: object = {}) =>
  claim({ id: String(++count), who: [node[pair[0]!]!, node[pair[1]!]!], category, ...more });
const strike = (pair: string) =>
  claim({ id: String(++count), who: [node[pair[0]!]!], whom: [node[pair[1]!]!], category: 'ASSAULT', type: 'Airstrike' });
const label = (iri: string): string => iri.slice(-1);

// Two triangles, A B C and D E F, held together by G, who deals with C and D.
const claims = ['AB', 'BC', 'AC', 'DE', 'EF', 'DF', 'CG', 'GD'].map((pair) => deal(pair));
const network = project(claims);
const pairs = collapse(network);

describe('measures of two triangles and a go-between', () => {
  test('degree and strength', () => {
    expect(degree(pairs).get(node['C']!.iri)).toEqual({ partners: 3, strength: 3 });
    expect(degree(pairs).get(node['G']!.iri)).toEqual({ partners: 2, strength: 2 });
  });
  test('betweenness: all ways between the triangles lead over G', () => {
    // 9 of the 15 pairs of others go over G.
    expect(betweenness(pairs).get(node['G']!.iri)).toBeCloseTo(9 / 15);
    expect(betweenness(pairs).get(node['A']!.iri)).toBe(0);
  });
  test('PageRank sums to 1, and the corners that G holds stand highest', () => {
    const ranks = pagerank(pairs);
    expect([...ranks.values()].reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 6);
    const top = [...ranks]
      .sort((x, y) => y[1] - x[1])
      .slice(0, 2)
      .map(([iri]) => label(iri));
    expect(top.sort()).toEqual(['C', 'D']);
  });
  test('the triangles are blocs, and the same seed gives the same blocs', () => {
    const blocs = communities(network, 7);
    const of = (name: string): number | undefined => blocs.get(node[name]!.iri);
    expect(of('A')).toBe(of('B'));
    expect(of('E')).toBe(of('F'));
    expect(of('A')).not.toBe(of('E'));
    expect([...communities(network, 7)]).toEqual([...blocs]);
  });
  test('G bridges the blocs', () => {
    const blocs = new Map(
      'ABC'
        .split('')
        .map((n) => [node[n]!.iri, 1])
        .concat('DEF'.split('').map((n) => [node[n]!.iri, 2])) as [string, number][],
    );
    const found = brokers(pairs, blocs);
    expect(found.find((b) => b.node === node['G']!.iri)).toMatchObject({ bridges: 1, blocs: [1, 2] });
    expect(found.map((b) => label(b.node))).not.toContain('A');
  });
  test('the table has every measure and is ordered by the one that is asked for', () => {
    const ranks = rankActors(network, 'betweenness');
    expect(ranks[0]!.label).toBe('G');
    expect(ranks.map(({ betweenness: b }) => b)).toEqual([...ranks.map(({ betweenness: b }) => b)].sort((x, y) => y - x));
    expect(ranks[0]).toMatchObject({ claims: 2, partners: 2 });
  });
});

describe('friend and foe', () => {
  test('conflict makes no bloc', () => {
    const blocs = communities(project([...claims, strike('AE'), strike('EA'), strike('AE'), strike('BF')]), 7);
    expect(blocs.get(node['A']!.iri)).not.toBe(blocs.get(node['E']!.iri));
  });
  test('a denied tie counts for nothing', () => {
    const denied = deal('AB', 'COOPERATE', { status: 'denied', negated: true });
    const only = project([denied]);
    expect(only.size).toBe(1);
    expect(collapse(only).size).toBe(0);
    expect(communities(only).size).toBe(0);
    expect(signedPairs(only)).toEqual([]);
  });
  test('pairs sum both sides; material deeds weigh twice', () => {
    const [pair] = signedPairs(project([deal('AB', 'CONSULT'), strike('AB'), strike('BA')]));
    expect(pair).toMatchObject({ cooperation: 1, conflict: 4, sign: -1 });
  });
  test('a common enemy balances a triangle, a friend of both foes strains it', () => {
    const common = balance(signedPairs(project([deal('AB'), strike('AC'), strike('BC')])));
    expect(common).toMatchObject({ balanced: 1, share: 1 });
    const torn = balance(signedPairs(project([deal('AB'), deal('AC'), strike('BC')])));
    expect(torn).toMatchObject({ balanced: 0, share: 0 });
    expect(balance([])).toMatchObject({ triangles: [], share: null });
  });
});

describe('neighbourhood', () => {
  test('shows the partners of open parties and counts what is hidden', () => {
    const { nodes, hidden, cut } = neighbourhood(network, [node['G']!.iri]);
    expect([...nodes].map(label).sort()).toEqual(['C', 'D', 'G']);
    expect(hidden.get(node['C']!.iri)).toBe(2);
    expect(hidden.get(node['G']!.iri)).toBe(0);
    expect(cut).toBe(false);
  });
  test('never shows more than the limit', () => {
    const { nodes, cut } = neighbourhood(network, [node['C']!.iri], 3);
    expect(nodes.size).toBe(3);
    expect(cut).toBe(true);
  });
  test('an unknown party opens nothing', () => {
    expect(neighbourhood(network, ['https://example.org/id/nobody']).nodes.size).toBe(0);
  });
});

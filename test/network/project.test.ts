import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project } from '../../src/network/project.ts';
import { selectClaims } from '../../src/network/select-claims.ts';
import { tiesOf } from '../../src/network/ties.ts';
import { claim, party } from './claim-records.ts';

const [avaria, borduria, carpania, dalmia] = ['Avaria', 'Borduria', 'Carpania', 'Dalmia'].map((label) => party(label)) as [
  ReturnType<typeof party>,
  ReturnType<typeof party>,
  ReturnType<typeof party>,
  ReturnType<typeof party>,
];

describe('ties', () => {
  test('an actor is tied to each recipient, in that direction', () => {
    const ties = tiesOf([claim({ id: '1', who: [avaria], whom: [borduria, carpania], type: 'ArmsTransfer' })]);
    expect(ties.map((tie) => [tie.source.label, tie.target.label, tie.directed, tie.weight])).toEqual([
      ['Avaria', 'Borduria', true, 1],
      ['Avaria', 'Carpania', true, 1],
    ]);
  });
  test('parties of a meeting are tied pairwise, and a summit of four weighs no more per head than a meeting of two', () => {
    const ties = tiesOf([claim({ id: '1', who: [avaria, borduria, carpania, dalmia] })]);
    expect(ties).toHaveLength(6);
    expect(ties.every((tie) => !tie.directed)).toBe(true);
    const strength = ties.filter((tie) => [tie.source, tie.target].includes(avaria)).reduce((sum, tie) => sum + tie.weight, 0);
    expect(strength).toBeCloseTo(1);
  });
  test('one party alone, an office and a weapon tie nobody', () => {
    const office = party('President of Avaria', 'Office');
    const missile = party('Thunder missile', 'Materiel');
    const claims = [
      claim({ id: '1', who: [avaria] }),
      claim({ id: '2', relation: [party('Ada', 'Person'), 'holdsOffice', office] }),
      claim({ id: '3', who: [avaria], whom: [missile] }),
      claim({ id: '4', who: [avaria], whom: [avaria] }),
    ];
    expect(tiesOf(claims)).toEqual([]);
  });
  test('words of an unknown kind are no party, unless the whole graph knows no kinds', () => {
    const views = party('views', '');
    expect(tiesOf([claim({ id: '1', who: [avaria], whom: [views] })])).toEqual([]);
    expect(tiesOf([claim({ id: '1', who: [party('x', '')], whom: [views] })])).toHaveLength(1);
  });
});

describe('project', () => {
  const claims = [
    claim({ id: '1', who: [avaria], whom: [borduria], type: 'ArmsTransfer', category: 'COOPERATE', date: '2024-10' }),
    claim({ id: '2', who: [avaria], whom: [borduria], type: 'ArmsTransfer', category: 'COOPERATE', status: 'denied', negated: true }),
    claim({ id: '3', who: [borduria, carpania], date: '2024-10-11' }),
    claim({ id: '4', relation: [carpania, 'alliedWith', dalmia] }),
  ];
  test('keeps parallel claims apart, with what each says', () => {
    const network = project(claims);
    expect(network.order).toBe(4);
    expect(network.size).toBe(4);
    const between = network.edges(avaria.iri, borduria.iri).map((edge) => network.getEdgeAttributes(edge));
    between.sort((x, y) => (x.status < y.status ? -1 : 1));
    expect(between.map(({ status, sign, from }) => [status, sign, from])).toEqual([
      ['asserted', 2, '2024-10'],
      ['denied', 0, null],
    ]);
    expect(network.undirectedEdges()).toHaveLength(1);
  });
  test('gives the same network whatever the order of the claims', () => {
    const wanted = JSON.stringify(project(claims).export());
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
        expect(JSON.stringify(project(shuffled).export())).toBe(wanted);
      }),
    );
  });
});

describe('selectClaims', () => {
  const claims = [
    claim({ id: '1', date: '2024-10-11', category: 'CONSULT', who: [avaria, borduria] }),
    claim({
      id: '2',
      date: '2024',
      status: 'alleged',
      category: 'COOPERATE',
      type: 'ArmsTransfer',
      who: [avaria],
      whom: [carpania],
      confidence: 0.4,
    }),
    claim({ id: '3', date: null, status: 'denied' }),
    claim({ id: '4', relation: [carpania, 'memberOf', dalmia] }),
  ];
  const ids = (selection: Parameters<typeof selectClaims>[1]): string[] => selectClaims(claims, selection).map(({ iri }) => iri.slice(-1));
  test.each([
    [{}, ['1', '2', '3', '4']],
    [{ statuses: ['alleged', 'denied'] }, ['2', '3']],
    [{ categories: ['RELATION'] }, ['4']],
    [{ types: ['memberOf', 'ArmsTransfer'] }, ['2', '4']],
    [{ minConfidence: 0.5 }, ['1', '3', '4']],
    [{ actor: carpania.iri }, ['2', '4']],
    // A year overlaps each of its days; undated claims are in no period.
    [{ from: '2024-10-12' }, ['2']],
    [{ from: '2024-10', to: '2024-10' }, ['1', '2']],
    [{ to: '2023' }, []],
  ])('%j', (selection, wanted) => {
    expect(ids(selection)).toEqual(wanted);
  });
});

import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { Store as Oxigraph, parse as parseWithOxigraph } from 'oxigraph';
import { describe, expect, test, vi } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { flatten, unflatten } from '../../src/export/flatten.ts';
import { formatFor, writeText } from '../../src/export/formats.ts';
import { reifyClaims } from '../../src/export/reify-claims.ts';
import { parseCsv } from '../../src/merge/parse-csv.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { fixtureQuads } from './fixture.ts';
import { oddQuads } from './odd-quads.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const ID = 'https://w3id.org/entente/id/';
const rows = async (format: string): Promise<Record<string, string>[]> =>
  parseCsv(writeText(formatFor(format), { quads: await fixtureQuads() }));

test('Turtle reads like a page: prefixes that are used, articles, actors, then events with claims and spans behind them', async () => {
  const text = writeText(formatFor('turtle'), { quads: await fixtureQuads(), prefixes: { unused: 'urn:unused:' } });
  expect(text).not.toContain('unused');
  const order = [
    '# Where it comes from',
    'article/harbour>\n',
    '# Who and what',
    ':country-NRL',
    '# Events with',
    ':event-1\n',
    ':claim-1\n',
    ':span-1\n',
    ':event-2\n',
    ':claim-2\n',
    ':claim-3\n',
    ':event-4\n',
    ':event-9\n',
  ];
  const places = order.map((sign) => text.indexOf(sign));
  expect(places).toEqual([...places].sort((x, y) => x - y));
  expect(places).not.toContain(-1);
  expect(text).toContain(`:claim-1
    a                   ent:Claim ;
    ent:about           :event-1 ;
    ent:status          ent:Asserted ;
    ent:polarity        ent:Affirmed ;
    ent:confidence      0.9 ;`);
});

test('blank nodes stand in brackets and lists where that is safe, and keep their labels where it is not', async () => {
  const { quads, prefixes } = await readRdf(
    '@prefix : <urn:x:> . :a :p ( 1 ( 2 ) ) ; :q [ :r _:shared ] ; :s _:shared . _:c :p _:d . _:d :p _:c . _:e :p _:e .',
    { format: 'ttl' },
  );
  const text = writeText(formatFor('turtle'), { quads, prefixes });
  expect(text).toContain(':p ( 1 ( 2 ) )');
  expect(text).toMatch(/:q \[\n\s+:r _:shared\n\s+\]/);
  expect(text).toMatch(/_:c\n\s+:p _:d/);
  expect(text).toMatch(/_:e\n\s+:p _:e/);
});

test('a list of ten thousand items is written as a list', async () => {
  const { quads, prefixes } = await readRdf(`@prefix : <urn:x:> . :a :p ( ${'1 '.repeat(10_000)}) .`, { format: 'ttl' });
  const text = writeText(formatFor('turtle'), { quads, prefixes });
  expect(text).toContain(`( ${'1 '.repeat(10_000)})`);
});

describe('flatten', () => {
  test('what is flattened can be put back, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(oddQuads({ tripleTerms: true, graphs: true }), async (quads) => {
        const flat = flatten(quads);
        expect(flat.every((q) => q.graph.termType === 'DefaultGraph')).toBe(true);
        expect(await isomorphic(unflatten(flat), quads)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('what stands in named graphs stays there', async () => {
    await fc.assert(
      fc.asyncProperty(oddQuads({ tripleTerms: true, graphs: true }), async (quads) => {
        expect(await isomorphic(unflatten(quads), quads)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('through Turtle, each claim still knows its graph, and a name that two articles give is marked by statement', async () => {
    const quads = await fixtureQuads();
    const text = writeText(formatFor('turtle'), { quads: flatten(quads) });
    const back = unflatten((await readRdf(text, { format: 'turtle' })).quads);
    expect(await isomorphic(back, quads)).toBe(true);
    const graph = new Oxigraph(parseWithOxigraph(text, { format: 'text/turtle' }) as never);
    const asked = graph.query(`PREFIX ent: <https://w3id.org/entente/ns#> SELECT ?g { <${ID}claim-9> ent:statedIn ?g }`) as Map<
      string,
      { value: string }
    >[];
    expect(asked.map((row) => row.get('g')!.value)).toEqual([`${ID}article/talks`]);
  });
});

describe('RDF 1.2', () => {
  const types = new Map([
    ['ArmsTransfer', { shortcut: 'suppliedArmsTo', reciprocal: false }],
    ['Meeting', { shortcut: 'metWith', reciprocal: true }],
    ['EconomicAid', { shortcut: null, reciprocal: false }],
  ]);

  test('each claim names its proposition without asserting it, as an independent store reads it', async () => {
    const quads = reifyClaims(await fixtureQuads(), types);
    const store = new Oxigraph(parseWithOxigraph(writeText(formatFor('trig'), { quads }), { format: 'application/trig' }) as never);
    const ask = `PREFIX ent: <https://w3id.org/entente/ns#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      SELECT ?c ?s ?o { GRAPH ?g { ?c rdf:reifies <<( ?s ent:suppliedArmsTo ?o )>> } } ORDER BY ?c`;
    const found = (store.query(ask) as Map<string, { value: string }>[]).map((r) =>
      ['c', 's', 'o'].map((v) => r.get(v)!.value.replace(ID, '')),
    );
    expect(found).toEqual([
      ['claim-1', 'country-NRL', 'country-SDR'],
      ['claim-2', 'country-NRL', 'country-SDR'],
      ['claim-3', 'country-NRL', 'country-SDR'],
    ]);
    const met = store.query(
      'PREFIX ent: <https://w3id.org/entente/ns#> ASK { { ?s ent:metWith ?o } UNION { GRAPH ?g { ?s ent:metWith ?o } } }',
    );
    expect(met, 'nothing new is asserted').toBe(false);
  });

  test.each(['turtle', 'trig', 'ntriples', 'nquads'])('comes back from %s', async (name) => {
    const quads = reifyClaims(await fixtureQuads(), types);
    const back = await readRdf(writeText(formatFor(name), { quads: quads.map((q) => q) }), { format: name });
    expect(back.quads.filter((q) => (q.object as { termType: string }).termType === 'Quad')).toHaveLength(6);
  });
});

test('nanopublications: four graphs each, found by an independent store; a denied claim stays a claim', async () => {
  const text = writeText(formatFor('nanopub'), { quads: await fixtureQuads() });
  const quads = parseWithOxigraph(text, { format: 'application/trig' }) as unknown as Quad[];
  expect(
    quads.every((q) => q.graph.termType === 'NamedNode'),
    'no quad outside the four graphs',
  ).toBe(true);
  const store = new Oxigraph(quads as never);
  const found =
    store.query(`PREFIX np: <http://www.nanopub.org/nschema#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX ent: <https://w3id.org/entente/ns#>
    SELECT ?np ?status ?article {
      GRAPH ?head { ?np a np:Nanopublication ; np:hasAssertion ?a ; np:hasProvenance ?p ; np:hasPublicationInfo ?i }
      GRAPH ?a { ?claim ent:status ?status } GRAPH ?p { ?a prov:wasDerivedFrom ?article } GRAPH ?i { ?np ?any ?thing }
    } GROUP BY ?np ?status ?article`) as Map<string, { value: string }>[];
  expect(found).toHaveLength(6);
  expect(found.filter((r) => r.get('status')!.value.endsWith('#Denied'))).toHaveLength(1);
});

test('CSV of claims: a row per claim, with words, offsets, and who says so', async () => {
  const found = await rows('csv');
  expect(found).toHaveLength(6);
  expect(found[0]).toMatchObject({
    article: 'harbour',
    status: 'asserted',
    type: 'ArmsTransfer',
    who: 'Norland',
    whom: 'Sudria',
    item: 'patrol boats',
    quantity: 'six',
    date: '2023-05',
    start: '0',
    end: '45',
  });
  expect(found[0]!['quote']).toBe('Norland gave Sudria six "Tern" boats,\nin May.');
  const denial = found.find((r) => r['status'] === 'denied')!;
  expect(denial).toMatchObject({ 'according to': 'Ana Holt', contradicts: `${ID}claim-2`, negated: 'true' });
  expect(found.find((r) => r['type'] === 'holdsOffice')).toMatchObject({ who: 'Ana Holt', whom: 'foreign minister of Norland' });
});

test('CSV: a cell that a spreadsheet would run is made harmless', async () => {
  const { quads } = await readRdf(
    '@prefix ent: <https://w3id.org/entente/ns#> . @prefix oa: <http://www.w3.org/ns/oa#> . <urn:c> a ent:Claim ; ent:cue "=HYPERLINK(1)" ; oa:hasTarget <urn:s> . <urn:s> oa:hasSource <urn:a> .',
    { format: 'ttl' },
  );
  expect(parseCsv(writeText(formatFor('csv'), { quads }))[0]!['cue']).toBe("'=HYPERLINK(1)");
});

test('JSON lines: a claim per line', async () => {
  const lines = writeText(formatFor('jsonl'), { quads: await fixtureQuads() })
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l));
  expect(lines).toHaveLength(6);
  expect(lines[0].event.roles.supplier[0].label).toBe('Norland');
});

describe('PLOVER', () => {
  test('has the columns of POLECAT, and promised aid counts as agreement', async () => {
    const found = await rows('plover');
    expect(Object.keys(found[0]!).slice(0, 8)).toEqual([
      'Event ID',
      'Event Date',
      'Event Type',
      'Event Mode',
      'Intensity',
      'Quad Code',
      'Contexts',
      'Actor Name',
    ]);
    const promised = found.find((r) => r['Status'] === 'planned')!;
    expect(promised).toMatchObject({
      'Event Type': 'AGREE',
      'Quad Code': 'VERBAL COOPERATION',
      Contexts: 'future; AID: economic aid',
      'Actor Country': 'NRL',
      'Recipient Country': 'SDR',
    });
  });

  test('a denied claim is no event; a meeting gives a row for each direction', async () => {
    const found = await rows('plover');
    expect(found.map((r) => r['Status'])).not.toContain('denied');
    const met = found.filter((r) => r['Event Type'] === 'CONSULT').map((r) => `${r['Actor Name']}-${r['Recipient Name']}`);
    expect(met.sort()).toEqual(['Norland-Sudria', 'Sudria-Norland']);
  });
});

describe('FollowTheMoney', () => {
  test('a denied event says so beside the rumour', async () => {
    const text = writeText(formatFor('ftm'), { quads: await fixtureQuads() });
    const rumour = text.split('\n').find((l) => l.includes('alleged'))!;
    expect(JSON.parse(rumour).properties.summary).toEqual(['alleged, according to reports', 'denied, according to Ana Holt']);
  });
});

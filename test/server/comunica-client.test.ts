import { ActorQuerySerializeSparql } from '@comunica/actor-query-serialize-sparql';
import { QuerySourceSparql } from '@comunica/actor-query-source-identify-hypermedia-sparql';
import { KeysQueryOperation } from '@comunica/context-entries';
import { ActionContext, Bus } from '@comunica/core';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
import { AlgebraFactory } from '@comunica/utils-algebra';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { comunicaSource } from '../../src/query/comunica-source.ts';
import { FREE } from '../../src/query/engine/guard.ts';
import type { Running } from '../../src/server/serve.ts';
import { indexQuads } from '../../src/store/index-quads.ts';
import { library, serveSample } from './serve-sample.ts';

// Comunica as a client of the server, over HTTP: its source for SPARQL endpoints, which it finds by name in its own engine, given here by hand.

let running: Running;
let sent: { readonly method: string; readonly query: string }[] = [];
const engine = new QueryEngine();
const bus = new Bus<never, never, never, never>({ name: 'serialize' });
const serialize = new ActorQuerySerializeSparql({ name: 'serialize', bus: bus as never, busFailMessage: '' });

/** The endpoint as Comunica sees it. `getBelow`: queries with shorter addresses go by GET. */
function endpoint(getBelow = 600): QuerySourceSparql {
  const http = async ({ input, init }: { input: string; init?: RequestInit }) => {
    const query = new URL(input).searchParams.get('query') ?? new URLSearchParams(String(init?.body)).get('query') ?? '';
    sent.push({ method: init?.method ?? 'GET', query });
    return fetch(input, init);
  };
  const url = `${running.url}sparql`;
  return new QuerySourceSparql(
    url,
    url,
    new ActionContext(),
    { mediate: http } as never,
    { mediate: (action: never) => serialize.run(action) } as never,
    'values',
    DataFactory as never,
    new AlgebraFactory(DataFactory as never),
    new BindingsFactory(DataFactory as never),
    false,
    64,
    3000,
    true,
    false,
    getBelow,
    false,
    {},
  );
}

const sources = (...list: unknown[]) =>
  ({
    [KeysQueryOperation.querySources.name]: list.map((source) => ({ source })),
  }) as never;
const plain = (rows: readonly (readonly (readonly [string, Term])[])[]) =>
  rows
    .map((row) => Object.fromEntries(row.map(([name, term]) => [name, `${term.termType} ${term.value}`])))
    .map((row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const rows = async (query: string, context: never) => {
  const found = await (await engine.queryBindings(query, context)).toArray();
  return plain(found.map((row) => [...row].map(([name, term]) => [name.value, term as Term] as const)));
};
/** The same asked without HTTP. */
const here = async (query: string) => {
  const answer = await ask(library.index, query);
  if (answer.kind !== 'bindings') throw new Error(answer.kind);
  return plain(answer.rows.map((row) => [...row]));
};

const PREFIXES = 'PREFIX ent: <https://w3id.org/entente/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ';
const WHO_WHOM = `${PREFIXES}SELECT ?claim ?who ?whom ?status WHERE {
  ?claim ent:about ?event ; ent:status ?status .
  ?event ent:actor ?a ; ent:recipient ?b .
  ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom .
  OPTIONAL { ?claim ent:attributedTo ?by } FILTER(?status != ent:Denied) }`;

beforeAll(async () => {
  running = await serveSample();
});
beforeEach(() => {
  sent = [];
});
afterAll(() => running.close());

describe('Comunica asks this server alone', () => {
  test.each([
    ['rows', `${PREFIXES}SELECT ?label WHERE { ?x skos:prefLabel ?label }`],
    ['a join with OPTIONAL and FILTER', WHO_WHOM],
    ['groups', `${PREFIXES}SELECT ?status (COUNT(*) AS ?n) WHERE { ?claim ent:status ?status } GROUP BY ?status`],
    ['graphs', `${PREFIXES}SELECT ?g ?claim WHERE { GRAPH ?g { ?claim a ent:Claim } }`],
  ])('%s', async (_name, query) => {
    const found = await rows(query, sources(endpoint()));
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(await here(query));
  });
  test('by GET and by POST', async () => {
    const query = `${PREFIXES}SELECT ?label WHERE { ?x skos:prefLabel ?label }`;
    expect(await rows(query, sources(endpoint(1000)))).toEqual(await rows(query, sources(endpoint(0))));
    // It asks for the number of rows, too.
    expect([...new Set(sent.map(({ method }) => method))]).toEqual(['GET', 'POST']);
  });
  test('yes and no', async () => {
    expect(await engine.queryBoolean(`${PREFIXES}ASK { ?claim ent:status ent:Alleged }`, sources(endpoint()))).toBe(true);
    expect(await engine.queryBoolean(`${PREFIXES}ASK { ?claim ent:status ent:Forgotten }`, sources(endpoint()))).toBe(false);
  });
  test('triples', async () => {
    const query = `${PREFIXES}CONSTRUCT { ?a ent:met ?b } WHERE { ?e a ent:Meeting ; ent:actor ?a ; ent:recipient ?b }`;
    const quads = await (await engine.queryQuads(query, sources(endpoint()))).toArray();
    expect(quads.map(({ subject, object }) => [subject.value, object.value])).toEqual([
      ['https://w3id.org/entente/id/actor-Norway', 'https://w3id.org/entente/id/actor-Chile'],
    ]);
  });
  test('a mistake comes through', async () => {
    await expect(rows('SELECT ?x WHERE { ?x <urn:p> ?y FILTER(REGEX(?y, "(")) } LIMIT x', sources(endpoint()))).rejects.toThrow();
  });
});

test('Comunica joins this server with data of its own, and sends parts of the query', async () => {
  const of = (name: string, capital: string) =>
    DataFactory.quad(
      DataFactory.namedNode(`https://w3id.org/entente/id/actor-${name}`),
      DataFactory.namedNode('urn:capital'),
      DataFactory.literal(capital),
    );
  const capitals = indexQuads([of('Norway', 'Oslo'), of('Japan', 'Tokyo'), of('Peru', 'Lima')] as never);
  const local = comunicaSource(capitals, { guard: FREE, defaultGraph: 'merge' }, DataFactory as never);
  const query = `${PREFIXES}SELECT DISTINCT ?label ?capital WHERE { ?x <urn:capital> ?capital . ?x skos:prefLabel ?label }`;
  expect(await rows(query, sources(endpoint(), local))).toEqual([
    { capital: 'Literal Oslo', label: 'Literal Norway' },
    { capital: 'Literal Tokyo', label: 'Literal Japan' },
  ]);
  // None of what it sent is the query: it made parts of its own (counts, VALUES), and all of them were understood.
  expect(sent.length).toBeGreaterThan(0);
  for (const one of sent) expect(one.query).not.toContain('urn:capital> ?capital');
});

import { request } from 'node:http';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEndpoint } from '../../src/query/ask-endpoint.ts';
import type { Running } from '../../src/server/serve.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { library, serveSample } from './serve-sample.ts';

let running: Running;
beforeAll(async () => {
  running = await serveSample();
});
afterAll(() => running.close());

const LABELS = 'PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?label WHERE { ?x skos:prefLabel ?label } ORDER BY ?label';
const ENT = 'PREFIX ent: <https://w3id.org/entente/ns#> ';
const get = (query: string, accept?: string, more = '') =>
  fetch(`${running.url}sparql?query=${encodeURIComponent(query)}${more}`, accept === undefined ? {} : { headers: { accept } });
const post = (type: string, body: string) => fetch(`${running.url}sparql`, { method: 'POST', headers: { 'content-type': type }, body });

describe('the three ways to ask', () => {
  test.each([
    ['GET', () => get(LABELS)],
    ['POST form', () => post('application/x-www-form-urlencoded', String(new URLSearchParams({ query: LABELS })))],
    ['POST direct', () => post('application/sparql-query; charset=utf-8', LABELS)],
  ])('%s', async (_name, send) => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/sparql-results+json');
    expect(answer.headers.get('entente-complete')).toBe('true');
    const { head, results } = await answer.json();
    expect(head.vars).toEqual(['label']);
    expect(results.bindings.map((b: { label: { value: string } }) => b.label.value)).toContain('Norway');
  });
  test('the client of entente ask understands it', async () => {
    const rows = await askEndpoint(`${running.url}sparql`, LABELS);
    expect(rows).toMatchObject({ kind: 'bindings', variables: ['label'] });
    expect(rows.kind === 'bindings' && rows.rows.map((row) => row.get('label')!.value)).toContain('Norway');
    expect(await askEndpoint(`${running.url}sparql`, 'ASK { ?s ?p ?o }')).toEqual({ kind: 'boolean', value: true });
    const quads = await askEndpoint(`${running.url}sparql`, 'CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }');
    expect(quads.kind === 'quads' && quads.quads.length).toBeGreaterThan(3);
  });
});

describe('negotiation', () => {
  test.each([
    ['application/sparql-results+xml', 'application/sparql-results+xml', '<literal xml:lang="en">Norway</literal>'],
    ['text/html,application/xml;q=0.9,*/*;q=0.8', 'application/sparql-results+xml', '<variable name="label"/>'],
    ['text/csv', 'text/csv; charset=utf-8', 'label\r\n'],
    ['text/tab-separated-values', 'text/tab-separated-values; charset=utf-8', '?label\n'],
    ['text/*;q=0.5, application/json;q=0.4', 'text/csv; charset=utf-8', 'Norway\r\n'],
    ['*/*', 'application/sparql-results+json', '"Norway"'],
  ])('rows as %s', async (accept, type, part) => {
    const answer = await get(LABELS, accept);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toContain(part);
  });
  test.each([
    ['application/sparql-results+xml', '<boolean>true</boolean>'],
    ['application/sparql-results+json', '"boolean":true'],
    ['text/csv', 'true\n'],
  ])('yes or no as %s', async (accept, part) => {
    expect(await (await get('ASK { ?s ?p ?o }', accept)).text()).toContain(part);
  });
  test('triples as JSON-LD, which another parser reads', async () => {
    const answer = await get(
      `${ENT}CONSTRUCT { ?s a ent:Claim } WHERE { ?s ent:about ?e }`,
      'text/turtle;q=0.2, application/ld+json;q=0.7',
    );
    expect(answer.headers.get('content-type')).toBe('application/ld+json');
    const { quads } = await readRdf(await answer.text(), { format: 'jsonld' });
    expect(quads.every(({ object }) => object.value === 'https://w3id.org/entente/ns#Claim')).toBe(true);
    expect(quads.length).toBeGreaterThan(1);
  });
  test.each([['text/turtle'], ['application/n-triples']])('triples as %s', async (accept) => {
    const answer = await get(`${ENT}CONSTRUCT { ?s a ent:Claim } WHERE { ?s ent:about ?e }`, accept);
    expect(answer.headers.get('content-type')).toContain(accept);
    expect(new Parser({ format: accept }).parse(await answer.text()).length).toBeGreaterThan(1);
  });
  test.each([
    [LABELS, 'image/png'],
    [LABELS, 'text/turtle'],
    ['CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }', 'text/csv'],
    [LABELS, 'application/sparql-results+json;q=0'],
  ])('%s as %s cannot be had', async (query, accept) => {
    const answer = await get(query, accept);
    expect(answer.status).toBe(406);
    expect(await answer.json()).toMatchObject({ status: 406, code: 'server/not-acceptable' });
  });
});

describe('graphs of the protocol', () => {
  const graph = encodeURIComponent('https://w3id.org/entente/id/article/market');
  const ids = async (more: string, query = 'SELECT ?id WHERE { ?a <http://purl.org/dc/terms/identifier> ?id }') =>
    (await (await get(query, undefined, more)).json()).results.bindings.map((b: { id: { value: string } }) => b.id.value);
  test('default-graph-uri narrows, named-graph-uri is seen by GRAPH only, and both win over FROM', async () => {
    expect((await ids('')).sort()).toEqual(['harbour', 'market']);
    expect(await ids(`&default-graph-uri=${graph}`)).toEqual(['market']);
    expect(await ids(`&named-graph-uri=${graph}`)).toEqual([]);
    expect(await ids(`&named-graph-uri=${graph}`, 'SELECT ?id { GRAPH ?g { ?a <http://purl.org/dc/terms/identifier> ?id } }')).toEqual([
      'market',
    ]);
    const from = 'SELECT ?id FROM <https://w3id.org/entente/id/article/harbour> WHERE { ?a <http://purl.org/dc/terms/identifier> ?id }';
    expect(await ids('', from)).toEqual(['harbour']);
    expect(await ids(`&default-graph-uri=${graph}`, from)).toEqual(['market']);
  });
});

describe('mistakes', () => {
  test('a wrong query tells line, column and the line', async () => {
    const answer = await get('SELECT ?x WHERE {\n  ?x ?y }');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ status: 400, code: 'query/syntax', line: 2, excerpt: '  ?x ?y }' });
    expect(problem.caret).toBe(`${' '.repeat(problem.column - 1)}^`);
  });
  test.each([
    ['text/plain', 'ASK {}', 415, 'server/bad-media-type'],
    ['application/x-www-form-urlencoded', 'q=1', 400, 'server/bad-request'],
    ['application/x-www-form-urlencoded', 'query=', 400, 'server/bad-request'],
    ['application/sparql-query', '# nothing but this', 400, 'query/syntax'],
    ['application/x-www-form-urlencoded', 'query=ASK{}&query=ASK{}', 400, 'server/bad-request'],
    ['application/sparql-update', 'CLEAR ALL', 403, 'server/refused'],
    ['application/x-www-form-urlencoded', 'update=CLEAR+ALL', 403, 'server/refused'],
  ])('POST %s %s', async (type, body, status, code) => {
    const answer = await post(type, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, code });
  });
  test('other methods', async () => {
    const answer = await fetch(`${running.url}sparql`, { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('attacks', () => {
  test.each([
    ['SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }'],
    ['SELECT * WHERE { { SELECT ?s WHERE { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } } }'],
    ['SELECT * WHERE { ?s ?p 5e1SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }'],
    ['SELECT * WHERE { FILTER EXISTS { SERVICE ?s { ?s ?p ?o } } }'],
    ['LOAD <file:///etc/passwd>'],
    ['DELETE WHERE { ?s ?p ?o }'],
    ['PREFIX a: <http://a/> INSERT DATA { a:a a:b a:c }'],
    ['SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }'],
    ['SELECT * FROM NAMED <FILE:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }'],
  ])('%s is refused', async (query) => {
    const before = library.store.size;
    const answer = await get(query);
    expect([400, 403]).toContain(answer.status);
    expect((await answer.json()).code).toBe('server/refused');
    expect(library.store.size).toBe(before);
  });
  test('the word SERVICE in a string, an IRI or a name is no SERVICE', async () => {
    const answer = await get(
      'PREFIX : <http://a/> ASK { ?s :service "SERVICE <http://b/>" . ?s <http://a/LOAD> "FROM <file:x>" } # SERVICE <http://c/>',
    );
    expect(await answer.json()).toMatchObject({ boolean: false });
  });
  test('a huge body is not read', async () => {
    // The server hangs up on the rest of the body, so the connection must not be used again.
    const headers = { 'content-type': 'application/sparql-query', connection: 'close' };
    const answer = await fetch(`${running.url}sparql`, { method: 'POST', headers, body: `ASK { } #${'x'.repeat(1_200_000)}` });
    expect(answer.status).toBe(413);
    expect((await answer.json()).code).toBe('server/body-too-large');
  });
  test('deep nesting ends in an answer, not in the end of the server', async () => {
    const answer = await post('application/sparql-query', `ASK ${'{'.repeat(60_000)}${'}'.repeat(60_000)}`);
    expect(answer.status).toBe(400);
    expect(await (await get('ASK {}')).json()).toMatchObject({ boolean: true });
  });
  test('another Host gets nothing', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${running.url}sparql?query=ASK%7B%7D`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(421);
  });
  test('another site may not ask by POST', async () => {
    const headers = { origin: 'http://evil.example', 'content-type': 'application/sparql-query' };
    expect((await fetch(`${running.url}sparql`, { method: 'POST', headers, body: 'ASK {}' })).status).toBe(403);
  });
});

test('without a query it describes itself', async () => {
  const answer = await fetch(`${running.url}sparql`, { headers: { accept: 'text/turtle' } });
  const quads = new Parser({ format: 'text/turtle' }).parse(await answer.text());
  const names = quads.filter(({ predicate }) => predicate.value.endsWith('#name')).map(({ object }) => object.value);
  expect(names.sort()).toEqual(['https://w3id.org/entente/id/article/harbour', 'https://w3id.org/entente/id/article/market']);
  expect(quads.find(({ predicate }) => predicate.value.endsWith('#endpoint'))!.object.value).toBe(`${running.url}sparql`);
});

test('health', async () => {
  expect(await (await fetch(`${running.url}health`)).json()).toMatchObject({ status: 'ok', quads: library.store.size });
});

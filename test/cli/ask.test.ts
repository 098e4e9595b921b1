import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Store } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { serveSample } from '../server/serve-sample.ts';
import { runCli, testFolder } from './fake-context.ts';

const GRAPH = `@prefix ent: <https://w3id.org/entente/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix : <http://e.example/> .
:art dct:identifier "art" .
:n a ent:Country ; skos:prefLabel "Norland"@en ; skos:altLabel "the Norlandic Kingdom"@en .
:s a ent:Country ; skos:prefLabel "Sudria"@en .
:w a ent:Country ; skos:prefLabel "Westria"@en .
:d a ent:Materiel ; skos:prefLabel "drones"@en .
:e1 a ent:Event , ent:Cooperate , ent:ArmsTransfer ; ent:actor :n ; ent:recipient :s ; ent:item :d ; ent:date "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> .
:c1 a ent:Claim ; ent:about :e1 ; ent:status ent:Asserted ; ent:polarity ent:Affirmed ; oa:hasTarget :p1 .
:p1 oa:hasSource :art ; oa:hasSelector :p1p , :p1q . :p1p oa:start 0 ; oa:end 30 . :p1q oa:exact "Norland gave Sudria \\"six\\", drones" .
:c2 a ent:Claim ; ent:about :e1 ; ent:status ent:Denied ; ent:polarity ent:Negated ; ent:attributedTo :n ; ent:contradicts :c1 ; oa:hasTarget :p2 .
:p2 oa:hasSource :art ; oa:hasSelector :p2p , :p2q . :p2p oa:start 31 ; oa:end 50 . :p2q oa:exact "Norland denied it" .
`;

const cwd = testFolder();
let server: Server;
let endpoint = '';
const asked: string[] = [];

beforeAll(async () => {
  writeFileSync(join(cwd, 'g.ttl'), GRAPH);
  const store = new Store((await readRdf(GRAPH, { format: 'ttl' })).quads as never);
  // A SPARQL endpoint in few lines: POST form in, JSON or N-Triples out.
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const query = new URLSearchParams(body).get('query') ?? '';
    asked.push(query);
    if (request.url === '/slow') return;
    if (request.url === '/page') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>');
    if (request.url === '/late')
      return void response.writeHead(500).end('java.util.concurrent.TimeoutException: Query timed out after 60 s');
    if (request.url === '/breaks-off')
      return void response
        .writeHead(200, { 'Content-Type': 'application/sparql-results+json' })
        .end('{"head":{"vars":["a"]},"results":{"bindings":[{"a":\nSPARQL-QUERY: … java.util.concurrent.TimeoutException');
    if (request.url === '/anytime') response.setHeader('X-SQL-State', 'S1TAT');
    if (request.url === '/partial') return void response.writeHead(206).end('{}');
    if (request.url === '/cut') response.setHeader('X-SPARQL-MaxRows', '3');
    if (request.url === '/down') return void response.writeHead(503).end('overloaded, come back later');
    const answer = await ask(store, query);
    response.writeHead(200, { 'Content-Type': 'application/sparql-results+json' });
    if (answer.kind === 'boolean') response.end(JSON.stringify({ head: {}, boolean: answer.value }));
    else if (answer.kind === 'bindings') {
      const cell = (term: { termType: string; value: string }) => ({
        type: term.termType === 'NamedNode' ? 'uri' : 'literal',
        value: term.value,
      });
      response.end(
        JSON.stringify({
          head: { vars: answer.variables },
          results: { bindings: answer.rows.map((row) => Object.fromEntries([...row].map(([k, v]) => [k, cell(v)]))) },
        }),
      );
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('entente ask', () => {
  test('a table on a terminal: numbers for claims, signs for statuses, empty columns left out, within the width', async () => {
    const { out, err } = await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl'], { columns: 100 });
    const [head, ...rows] = out.trimEnd().split('\n');
    expect(head).toMatch(/^#\s+status\s+supplier\s+receiver\s+weapons\s+when\s+according to\s+quote$/);
    expect(rows.map((row) => row.slice(0, 14).trim())).toEqual(['1  ● asserted', '2  ✕ denied']);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(100);
    expect(err).toContain('2 rows');
  });
  test('TSV in a pipe, CSV with quotes, JSON with types, Markdown', async () => {
    const run = async (...more: string[]) => (await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl', ...more])).out;
    expect((await run()).split('\n')[0]).toBe('status\tsupplier\treceiver\tweapons\twhen\taccording_to\tquote\tarticle\tclaim');
    expect(await run('--format', 'csv')).toContain('"Norland gave Sudria ""six"", drones"');
    const json = JSON.parse(await run('-f', 'json'));
    expect(json.results.bindings[0]).toMatchObject({ supplier: { type: 'literal', value: 'Norland' }, claim: { type: 'uri' } });
    expect((await run('-f', 'md')).split('\n')[1]).toMatch(/^\| --- \|/);
  });
  test('-o takes the format from its ending', async () => {
    await runCli(cwd, ['ask', 'offices', 'g.ttl', '-o', 'rows.csv']);
    expect((await import('node:fs')).readFileSync(join(cwd, 'rows.csv'), 'utf8')).toMatch(/^status,person,tie,office/);
  });
  test('names and aliases for IRIs, with and without =', async () => {
    const rows = async (...more: string[]) =>
      (await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl', ...more])).out.trim().split('\n').length - 1;
    expect(await rows('--supplier', 'Norland')).toBe(2);
    expect(await rows('--supplier=norlandic kingdom', '--status', 'denied')).toBe(1);
    expect(await rows('--supplier', 'http://e.example/n')).toBe(2);
  });
  test('no rows: which value leaves nothing over', async () => {
    const { err, code } = await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl', '--receiver', 'Westria']);
    expect(err).toBe('no rows: who-supplied-arms-to-whom has 2 rows, none with receiver = Westria.\n');
    expect(code).toBe(0);
    expect((await runCli(cwd, ['ask', 'who-attacked-whom', 'g.ttl'])).err).toBe('no rows: No claim tells of an attack.\n');
  });
  test('the project’s prefixes need no declaration, and errors keep their lines', async () => {
    expect((await runCli(cwd, ['ask', '-q', 'SELECT ?l WHERE { ?x a ent:Materiel ; skos:prefLabel ?l }', 'g.ttl'])).out).toBe(
      'l\ndrones\n',
    );
    expect((await runCli(cwd, ['ask', '-q', 'SELECT ?l WHERE {\n ?x a ent:Materiel ; }}', 'g.ttl'])).err).toMatch(/where -q:2:/);
  });
  test('CONSTRUCT gives Turtle', async () => {
    const { out } = await runCli(cwd, ['ask', '-q', 'CONSTRUCT { ?x a ent:Claim } WHERE { ?x a ent:Claim }', 'g.ttl']);
    expect(out).toContain('@prefix ent:');
    expect((await readRdf(out, { format: 'ttl' })).quads).toHaveLength(2);
  });
  test('a missing parameter is told with names from the data', async () => {
    const { err } = await runCli(cwd, ['ask', 'everything-about', 'g.ttl']);
    expect(err).toMatch(/In the data: Norland, Sudria/);
    expect(err).toContain('--actor "Norland"');
  });
  test('a claim by its number: evidence with offsets', async () => {
    const { out } = await runCli(cwd, ['ask', 'evidence-for', 'g.ttl', '--about', '2']);
    expect(
      out
        .trim()
        .split('\n')
        .map((row) => row.split('\t').slice(2, 5).join('|')),
    ).toEqual(['exact|start|end', 'Norland gave Sudria "six", drones|0|30', 'Norland denied it|31|50']);
  });
  test('--limit cuts and says so; the list of questions; help on one', async () => {
    expect((await runCli(cwd, ['ask', '-q', 'SELECT * { ?s ?p ?o }', 'g.ttl', '--limit', '1'])).err).toContain('cut at 1 rows');
    expect((await runCli(cwd, ['ask', '--names'])).out.split('\n')).toContain('timeline');
    expect((await runCli(cwd, ['ask', 'timeline', '--help'])).out).toContain('--from');
  });
});

describe('an answer that is not whole', () => {
  const SLOW = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }';
  test.each(['table', 'tsv', 'csv', 'json', 'md'])(
    'too slow, as %s: exit 5, and no row that could be taken for an answer',
    async (format) => {
      const ran = await runCli(cwd, ['ask', '-q', SLOW, 'g.ttl', '--timeout', '0.2', '-f', format, '-o', `slow-${format}`]);
      expect([ran.code, ran.out]).toEqual([5, '']);
      expect(ran.err).toContain('the answer is incomplete. [query/timeout]');
      expect(existsSync(join(cwd, `slow-${format}`))).toBe(false);
      expect(await runCli(cwd, ['ask', '-q', SLOW, 'g.ttl', '--timeout', '0.2', '-f', format])).toMatchObject({ code: 5, out: '' });
    },
  );
  test('too slow for what only Comunica can', async () => {
    const slow = SLOW.replace('COUNT(*)', 'COUNT(DISTINCT MD5(STR(?a)))');
    expect(await runCli(cwd, ['ask', '-q', slow, 'g.ttl', '--timeout', '0.2'])).toMatchObject({ code: 5, out: '' });
  });
  test('--explain tells how far it came, and exits with 5', async () => {
    const ran = await runCli(cwd, ['ask', '-q', SLOW, 'g.ttl', '--timeout', '0.2', '--explain']);
    expect(ran.out).toContain('the answer is incomplete');
    expect(ran.code).toBe(5);
    const whole = await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl', '--explain']);
    expect(whole.out).toMatch(/^Answered natively: 2 rows/);
    expect(whole.code).toBe(0);
  });
  test.each(['late', 'breaks-off', 'anytime', 'partial'])('another server at its own limit: /%s', async (path) => {
    const ran = await runCli(cwd, ['ask', 'offices', '--endpoint', `${endpoint}/${path}`, '-f', 'json']);
    expect([ran.code, ran.out]).toEqual([5, '']);
    expect(ran.err).toContain('The endpoint ended the question at its own time limit; the answer is incomplete. [query/timeout]');
  });
  test('our own server at its limit', async () => {
    const running = await serveSample({ timeoutMs: 200 });
    try {
      const ran = await runCli(cwd, ['ask', '-q', SLOW, '--endpoint', `${running.url}sparql`, '-f', 'csv']);
      expect([ran.code, ran.out]).toEqual([5, '']);
      expect(ran.err).toContain('[query/timeout]');
    } finally {
      await running.close();
    }
  });
  test('cut by --limit, here and there, and by the server', async () => {
    const all = ['ask', '-q', 'SELECT ?s { ?s a ?t }', '-f', 'csv'];
    for (const where of [['g.ttl'], ['--endpoint', `${endpoint}/sparql`]]) {
      const ran = await runCli(cwd, [...all, ...where, '--limit', '2']);
      expect([ran.out.trim().split('\r\n').length, ran.err, ran.code]).toEqual([3, 'The answer is cut at 2 rows; there are more.\n', 0]);
    }
    const cut = await runCli(cwd, ['ask', '-q', 'SELECT ?s { ?s a ent:Country }', '--endpoint', `${endpoint}/cut`]);
    expect(cut.err).toBe('The answer is cut at 3 rows; there are more.\n');
  });
});

describe('an empty answer', () => {
  const here = ['g.ttl'];
  const there = () => ['--endpoint', `${endpoint}/sparql`];
  test.each([
    ['SELECT * { ?e a ent:ArmsTransfer ; ent:actor ?a . ?a a ent:Person }', 'no rows: Nothing in the graph has Person.', 0],
    [
      'SELECT * { ?e a ent:ArmsTransfer ; ent:date ?d FILTER(YEAR(?d) > 2030) }',
      'no rows: ArmsTransfer has 1 match, none with YEAR(?d) > 2030.',
      0,
    ],
    ['ASK { ?e a ent:Riot }', 'no: Nothing in the graph has Riot.', 1],
    [
      'SELECT * { ?e a ent:Riot ; ?p <<( ?a ?b ?c )>> }',
      'no rows: It cannot be told which part of the question nothing meets; leave out parts of it one by one.',
      0,
    ],
  ])('%s', async (query, said, code) => {
    for (const where of [here, there()]) {
      const ran = await runCli(cwd, ['ask', '-q', query, ...where]);
      expect([ran.err, ran.code]).toEqual([`${said}\n`, code]);
    }
  });
  test('of triples', async () => {
    const ran = await runCli(cwd, ['ask', '-q', 'CONSTRUCT { ?x a ent:Y } WHERE { ?x a ent:Riot }', 'g.ttl']);
    expect(ran.err).toBe('no triples: Nothing in the graph has Riot.\n');
  });
  test('of a saved question whose events are there, but fit not', async () => {
    writeFileSync(join(cwd, 'silent.ttl'), GRAPH.replaceAll('oa:exact', 'oa:prefix'));
    const { err } = await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'silent.ttl']);
    expect(err).toBe('no rows: Nothing in the graph has exact.\n');
  });
  test('of a limited question: the numbers do not depend on --limit', async () => {
    const { err } = await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', 'g.ttl', '--receiver', 'Westria', '--limit', '1']);
    expect(err).toBe('no rows: who-supplied-arms-to-whom has 2 rows, none with receiver = Westria.\n');
  });
});

describe('entente ask --endpoint', () => {
  test('the same question, its parameters bound as terms', async () => {
    const { out, code } = await runCli(cwd, [
      'ask',
      'who-supplied-arms-to-whom',
      '--receiver',
      'Sudria',
      '--endpoint',
      `${endpoint}/sparql`,
    ]);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3);
    expect(asked.at(-1)).toContain('VALUES ?__receiver_iri { <http://e.example/s> }');
  });
  test.each([
    ['down', 'query/failed', 4, 'overloaded'],
    ['page', 'query/endpoint', 4, 'text/html'],
    ['slow', 'query/timeout', 5, '--timeout'],
  ])('%s: %s', async (path, code, exit, said) => {
    const { err, code: got } = await runCli(cwd, ['ask', 'offices', '--endpoint', `${endpoint}/${path}`, '--timeout', '0.5']);
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(said);
    expect(got).toBe(exit);
  });
  test('a name that is looked up for ever', async () => {
    const argv = ['ask', 'who-supplied-arms-to-whom', '--receiver', 'Sudria', '--endpoint', `${endpoint}/slow`, '--timeout', '0.5'];
    expect(await runCli(cwd, argv)).toMatchObject({ code: 5, out: '' });
  });
  test('nobody there', async () => {
    const { err, code } = await runCli(cwd, ['ask', 'offices', '--endpoint', 'http://127.0.0.1:1/sparql']);
    expect(err).toContain('[query/endpoint]');
    expect(code).toBe(4);
  });
});

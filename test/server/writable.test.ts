import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveStore, liveStore } from '../../src/server/live-store.ts';
import { type Running, startServer } from '../../src/server/serve.ts';
import { settingsOf } from './sample-library.ts';

const TOKEN = 'a-token-of-the-tests';
const folder = join(mkdtempSync(join(tmpdir(), 'entente-store-')), 'store');
let live: LiveStore;
let running: Running;

beforeAll(async () => {
  live = await liveStore(folder, settingsOf([]), TOKEN);
  const pageFolder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  running = await startServer(
    {
      library: live.library,
      refresh: live.refresh,
      writer: live.writer,
      settings: settingsOf([]),
      questions: [],
      reader: async () => ({ articles: [], faults: [] }),
      save: null,
      pageFolder,
      onError: (error) => console.error(error),
      timeoutMs: 60_000,
      pool: { workers: 1 },
    },
    0,
  );
});
afterAll(() => running.close());

const send = (method: string, path: string, body?: string, type = 'text/turtle', token: string | null = TOKEN) =>
  fetch(running.url + path, {
    method,
    headers: { 'content-type': type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body }),
  });
const G = `graphs?graph=${encodeURIComponent('http://g.example/one')}`;
const read = async (path = G) => fetch(running.url + path, { headers: { accept: 'application/n-triples' } });
const update = (text: string, token: string | null = TOKEN) => send('POST', 'sparql', text, 'application/sparql-update', token);

describe('who may write', () => {
  test.each([
    ['PUT', G, '<a:s> <a:p> 1 .', 'text/turtle'],
    ['DELETE', G, undefined, 'text/turtle'],
    ['POST', 'sparql', 'CLEAR ALL', 'application/sparql-update'],
  ])('%s %s needs the right token', async (method, path, body, type) => {
    for (const token of [null, 'another-token-altogether']) {
      const answer = await send(method, path, body, type, token);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect((await answer.json()).code).toBe('server/unauthorized');
    }
  });
});

describe('the graph store protocol', () => {
  test('a graph is put, added to, read and deleted; the disk has it', async () => {
    expect((await read()).status).toBe(404);
    expect((await send('PUT', G, '<a:s> <a:p> "one" .')).status).toBe(201);
    expect((await send('PUT', G, '<a:s> <a:p> "two" .')).status).toBe(204);
    expect((await send('POST', G, '<a:s> <a:p> "three"')).status).toBe(400);
    expect((await send('POST', G, '<a:s> <a:p> "three" .')).status).toBe(204);
    expect(await (await read()).text()).toBe('<a:s> <a:p> "three" .\n<a:s> <a:p> "two" .\n');
    const again = await liveStore(folder, settingsOf([]), null);
    expect(again.library().index.size).toBe(2);
    expect((await send('DELETE', G)).status).toBe(204);
    expect((await send('DELETE', G)).status).toBe(404);
    expect((await read()).status).toBe(404);
  });
  test('a form of files is added as one; a file of no known type stops all of it', async () => {
    const form = (...files: (readonly [text: string, type: string])[]) => {
      const made = new FormData();
      for (const [i, [text, type]] of files.entries()) made.append(`part${i}`, new File([text], `${i}.ttl`, { type }));
      return fetch(running.url + G, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, body: made });
    };
    expect((await form(['<a:s> <a:p> 1 .', 'text/turtle'], ['<a:s> <a:p> <a:o> .\n', 'application/n-triples'])).status).toBe(201);
    expect((await (await read()).text()).split('\n')).toHaveLength(3);
    expect((await form(['<a:s> <a:p> 2 .', 'text/turtle'], ['x', 'image/png'])).status).toBe(415);
    expect((await (await read()).text()).split('\n')).toHaveLength(3);
    expect((await send('DELETE', G)).status).toBe(204);
  });
  test('triples for no graph make a new one, which is named', async () => {
    const answer = await send('POST', 'graphs', '<a:new> <a:p> <a:o> .');
    expect(answer.status).toBe(201);
    const graph = answer.headers.get('location')!;
    expect(await (await fetch(graph, { headers: { accept: 'application/n-triples' } })).text()).toBe('<a:new> <a:p> <a:o> .\n');
    expect((await fetch(graph, { method: 'DELETE', headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(204);
  });
  test('quads are added to the graphs that they name', async () => {
    expect((await send('POST', 'graphs', '<a:s> <a:p> <a:o> <http://g.example/two> .\n', 'application/n-quads')).status).toBe(204);
    expect(await (await read(`graphs?graph=${encodeURIComponent('http://g.example/two')}`)).text()).toBe('<a:s> <a:p> <a:o> .\n');
  });
});

describe('SPARQL update', () => {
  const rows = async (query: string) =>
    (await (await fetch(`${running.url}sparql?query=${encodeURIComponent(query)}`)).json()).results.bindings.length;
  test('inserts, changes by pattern and keeps blank nodes apart', { timeout: 120_000 }, async () => {
    expect((await update('INSERT DATA { GRAPH <g:u> { <a:x> <a:y> [ <a:z> 1 ] } }')).status).toBe(204);
    expect((await update('INSERT DATA { GRAPH <g:u> { <a:x> <a:y> [ <a:z> 1 ] } }')).status).toBe(204);
    expect(await rows('SELECT ?b { <a:x> <a:y> ?b . ?b <a:z> 1 }')).toBe(2);
    expect((await update('WITH <g:u> DELETE { ?b <a:z> ?n } INSERT { ?b <a:z> 2 } WHERE { ?b <a:z> ?n }')).status).toBe(204);
    expect(await rows('SELECT ?b { <a:x> <a:y> ?b . ?b <a:z> 2 }')).toBe(2);
    expect(await rows('SELECT ?b { <a:x> <a:y> ?b . ?b <a:z> 1 }')).toBe(0);
  });
  test('the protocol says which graphs an update looks at', { timeout: 120_000 }, async () => {
    expect((await update('INSERT DATA { GRAPH <g:a> { <a:a> <a:is> 1 } GRAPH <g:b> { <a:b> <a:is> 2 } }')).status).toBe(204);
    const copy = 'INSERT { GRAPH <g:c> { ?s <a:was> ?n } } # WHERE\nWHERE { ?s <a:is> ?n }';
    const path = `sparql?using-graph-uri=${encodeURIComponent('g:a')}`;
    expect((await send('POST', path, copy, 'application/sparql-update')).status).toBe(204);
    expect(await rows('SELECT ?s { ?s <a:was> 1 }')).toBe(1);
    expect(await rows('SELECT ?s { ?s <a:was> 2 }')).toBe(0);
    const form = String(new URLSearchParams({ update: copy, 'using-graph-uri': 'g:b' }));
    expect((await send('POST', 'sparql', form, 'application/x-www-form-urlencoded')).status).toBe(204);
    expect(await rows('SELECT ?s { ?s <a:was> 2 }')).toBe(1);
    for (const both of ['WITH <g:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', 'INSERT { ?s ?p 1 } USING <g:a> WHERE { ?s ?p ?o }'])
      expect((await send('POST', path, both, 'application/sparql-update')).status).toBe(400);
    expect((await send('POST', path, 'DELETE WHERE { ?s ?p ?o }', 'application/sparql-update')).status).toBe(400);
  });
  test.each([
    ['LOAD <file:///etc/passwd>', 403],
    ['INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }', 403],
    ['INSERT DATA { <a:a> }', 400],
    ['SELECT * { ?s ?p ?o }', 400],
  ])('%s is refused', async (text, status) => {
    expect((await update(text)).status).toBe(status);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveStore } from '../../src/server/live-store.ts';
import { type Running, startServer } from '../../src/server/serve.ts';
import { settingsOf } from './sample-library.ts';

// The Graph Store Protocol, 4.1: a graph below the address of the store is named by its own address.

const TOKEN = 'a-token-of-the-tests';
let running: Running;

beforeAll(async () => {
  const live = await liveStore(join(mkdtempSync(join(tmpdir(), 'entente-store-')), 'store'), settingsOf([]), TOKEN);
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
      pool: { workers: 1 },
    },
    0,
  );
});
afterAll(() => running.close());

const send = (method: string, path: string, body?: string) =>
  fetch(running.url + path, {
    method,
    headers: { 'content-type': 'text/turtle', accept: 'application/n-triples', authorization: `Bearer ${TOKEN}` },
    ...(body === undefined ? {} : { body }),
  });
const rows = async (query: string) =>
  (await (await fetch(`${running.url}sparql?query=${encodeURIComponent(query)}`)).json()).results.bindings as Record<
    string,
    { value: string }
  >[];

describe('a graph below /graphs', () => {
  test.each(['graphs/news', 'graphs/news/2024', 'graphs/', 'graphs/%C3%BC%20x'])('%s: put, read, asked for, deleted', async (path) => {
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('PUT', path, '<a:s> <a:p> "one" .')).status).toBe(201);
    expect((await send('POST', path, '<a:s> <a:p> "two" .')).status).toBe(204);
    expect((await send('HEAD', path)).status).toBe(200);
    expect(await (await send('GET', path)).text()).toBe('<a:s> <a:p> "one" .\n<a:s> <a:p> "two" .\n');
    // Its name is its address, in SPARQL and in the indirect form too.
    const name = new URL(path, running.url).href;
    expect((await rows('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }')).map(({ g }) => g!.value)).toEqual([name]);
    expect(await (await send('GET', `graphs?graph=${encodeURIComponent(name)}`)).text()).toContain('"two"');
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
  });
  test('relative IRIs in the body are resolved against the graph', async () => {
    await send('PUT', 'graphs/base/doc', '<> <a:p> <other> .');
    expect(await (await send('GET', 'graphs/base/doc')).text()).toBe(
      `<${running.url}graphs/base/doc> <a:p> <${running.url}graphs/base/other> .\n`,
    );
    expect((await send('DELETE', 'graphs/base/doc')).status).toBe(204);
  });
  test('an address with a query is refused: nothing is written beside it', async () => {
    for (const method of ['PUT', 'POST', 'DELETE', 'GET']) {
      const answer = await send(method, 'graphs/a?b=1', method === 'PUT' || method === 'POST' ? '<a:s> <a:p> 1 .' : undefined);
      expect([method, answer.status, (await answer.json()).title]).toEqual([method, 400, '"b" is no parameter here.']);
    }
    expect((await send('GET', 'graphs/a')).status).toBe(404);
  });
  test('the store itself is no graph: it cannot be put or deleted', async () => {
    expect((await send('PUT', 'graphs', '<a:s> <a:p> 1 .')).status).toBe(400);
    expect((await send('DELETE', 'graphs')).status).toBe(400);
  });
});

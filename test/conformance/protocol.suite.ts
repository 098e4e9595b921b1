import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareDatasets } from '../../src/diff/compare-datasets.ts';
import { liveStore } from '../../src/server/live-store.ts';
import { type Running, startServer } from '../../src/server/serve.ts';
import { type HttpRequest, type ProtocolTest, protocolTests } from './http-requests.ts';
import { present } from './manifest.ts';

// The W3C tests of the SPARQL 1.1 Protocol and of the Graph Store Protocol, request by request over HTTP.

const TOKEN = 'a-token-of-the-suite';
const FORMATS: Readonly<Record<string, RegExp>> = {
  boolean: /^application\/sparql-results\+(json|xml)/,
  tabular: /^(application\/sparql-results\+(json|xml)|text\/(csv|tab-separated-values))/,
  RDF: /^(text\/turtle|application\/(n-triples|rdf\+xml|ld\+json))/,
};

let running: Running;
beforeAll(async () => {
  if (!present()) return;
  const folder = mkdtempSync(join(tmpdir(), 'entente-protocol-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const settings = { findText: () => null, names: {}, placeAt: () => null, writable: true, notice: null };
  const live = await liveStore(join(folder, 'store'), settings, TOKEN);
  running = await startServer(
    {
      library: live.library,
      refresh: live.refresh,
      writer: live.writer,
      settings,
      questions: [],
      reader: async () => ({ articles: [], faults: [] }),
      save: null,
      pageFolder: folder,
      onError: (error) => console.error(error),
      timeoutMs: 60_000,
      pool: { workers: 1 },
    },
    0,
  );
}, 60_000);
afterAll(() => running?.close());

/** The first node of a path names the service; ours have other addresses. */
const addressOf = (path: string): string => running.url + path.replace(/^\/sparql\//, 'sparql').replace(/^\/gsp/, 'graphs');

async function send(
  request: HttpRequest,
  known: ReadonlyMap<string, string>,
): Promise<{ problem: string | null; location: string | null }> {
  const fill = (text: string): string =>
    [...known].reduce((sofar, [name, value]) => sofar.replaceAll(name, encodeURIComponent(value)), text);
  const { body, encoding } = request;
  const answer = await fetch(addressOf(fill(request.path)), {
    method: request.method,
    headers: { ...request.headers, authorization: `Bearer ${TOKEN}` },
    ...(body === undefined ? {} : { body: Buffer.from(body.replaceAll('\\r\\n', '\r\n'), encoding === 'UTF-16' ? 'utf16le' : 'utf8') }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const location = answer.headers.get('location');
  const fits = (wanted: string): boolean => new RegExp(`^${wanted.replaceAll('x', '\\d')}$`).test(String(answer.status));
  let problem: string | null = null;
  if (request.status.length > 0 && !request.status.some(fits))
    problem = `status ${answer.status}, not ${request.status}: ${text.slice(0, 200)}`;
  else if (request.format !== undefined && !FORMATS[request.format]!.test(type)) problem = `${type} is no ${request.format}`;
  else if (request.boolean !== undefined && JSON.parse(text).boolean !== request.boolean) problem = `not ${request.boolean}`;
  else if (request.location !== undefined && location === null) problem = 'no Location';
  else if (request.graph !== undefined && request.method === 'GET') {
    const quads = (turtle: string) => new Parser({ baseIRI: addressOf(request.path) }).parse(turtle) as unknown as Quad[];
    const { removed, added } = await compareDatasets(quads(request.graph), quads(text));
    if (removed.length + added.length > 0) problem = `another graph: ${text}`;
  }
  return { problem, location };
}

async function run({ data, requests }: ProtocolTest): Promise<string | null> {
  const clear = {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${TOKEN}` },
    body: 'CLEAR ALL',
  };
  if ((await fetch(`${running.url}sparql`, clear)).status !== 204) return 'cannot begin';
  for (const { graph, turtle } of data) {
    const headers = { 'content-type': 'text/turtle', authorization: `Bearer ${TOKEN}` };
    await fetch(`${running.url}graphs?graph=${encodeURIComponent(graph)}`, { method: 'PUT', headers, body: turtle });
  }
  const known = new Map<string, string>();
  for (const [i, request] of requests.entries()) {
    const { problem, location } = await send(request, known);
    if (problem !== null) return `request ${i + 1}: ${problem}`;
    if (request.location !== undefined) known.set(request.location, location!);
  }
  return null;
}

describe.skipIf(!present())('W3C protocols', { timeout: 600_000 }, () => {
  it.each([
    'sparql/sparql11/protocol/manifest.ttl',
    'sparql/sparql11/graph-store-protocol/manifest-direct.ttl',
    'sparql/sparql11/graph-store-protocol/manifest-indirect.ttl',
  ])('%s', async (manifest) => {
    const tests = protocolTests(manifest);
    const failures: string[] = [];
    for (const test of tests) {
      const problem = await run(test);
      if (problem !== null) failures.push(`${test.name}: ${problem}`);
    }
    console.log(`${manifest}: ${tests.length - failures.length} of ${tests.length} passed`);
    if (failures.length > 0) console.log(failures.join('\n'));
    expect(tests.length).toBeGreaterThan(3);
    expect(failures).toEqual([]);
  });
});

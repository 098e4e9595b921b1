import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../../src/server/serve.ts';
import { head, rawRequest } from './raw-request.ts';
import { library, serveSample } from './serve-sample.ts';

let running: Running;
const faults: unknown[] = [];
beforeAll(async () => {
  running = await serveSample({ onError: (error) => void faults.push(error), timeoutMs: 60_000 }); // the other engine is large to load
});
afterAll(() => running.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(running.url + path, { headers });
const ask = (query: string, accept = 'application/json') => get(`sparql?query=${encodeURIComponent(query)}`, { accept });
const send = (bytes: string | Uint8Array) => rawRequest(running.url, bytes);
const post = (body: string | Uint8Array, ...headers: string[]) => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return send(Buffer.concat([Buffer.from(head('POST /sparql HTTP/1.1', `Content-Length: ${bytes.length}`, ...headers)), bytes]));
};

describe('names of the host', () => {
  test.each([
    ['another', 'GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
    ['ours and another', 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
    ['one that begins like ours', 'GET /health HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\nConnection: close\r\n\r\n'],
    ['ours before a user', 'GET /health HTTP/1.1\r\nHost: 127.0.0.1:80@evil.example\r\nConnection: close\r\n\r\n'],
    ['none', 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['none in HTTP 1.0', 'GET /health HTTP/1.0\r\n\r\n'],
    ['ours where another stands in the first line', head('GET http://evil.example/openapi.json HTTP/1.1')],
    [
      'ours as a header of proxies',
      'GET /health HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: 127.0.0.1\r\nConnection: close\r\n\r\n',
    ],
  ])('%s: nothing is given', async (_name, bytes) => {
    const { status, text } = await send(bytes);
    expect([400, 421]).toContain(status);
    expect(text).not.toMatch(/"(quads|openapi)"/);
  });
  test('no proxy', async () => {
    const { status } = await send('CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    expect(status).not.toBe(200);
  });
});

describe('bodies', () => {
  const QUERY = 'Content-Type: application/sparql-query';
  test.each([
    ['not UTF-8', Buffer.concat([Buffer.from('ASK {} #'), Buffer.from([0xff, 0xfe])]), [QUERY], 400, 'server/bad-request'],
    ['a form that is not UTF-8', 'query=ASK+%7B%7D+%23%FF', ['Content-Type: application/x-www-form-urlencoded'], 400, 'server/bad-request'],
    ['UTF-16', Buffer.from('ASK {}', 'utf16le'), [`${QUERY}; charset=UTF-16`], 415, 'server/bad-media-type'],
    ['packed', 'ASK {}', [QUERY, 'Content-Encoding: gzip'], 415, 'server/bad-media-type'],
    ['of no type', 'ASK {}', [], 415, 'server/bad-media-type'],
    ['a form of parts', '--x--', ['Content-Type: multipart/form-data; boundary=x'], 415, 'server/bad-media-type'],
    ['JSON', '{"query":"ASK {}"}', ['Content-Type: application/json'], 415, 'server/bad-media-type'],
    ['empty', '', ['Content-Type: application/x-www-form-urlencoded'], 400, 'server/bad-request'],
  ] as const)('%s', async (_name, body, headers, status, code) => {
    const answer = await post(body, ...headers);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`"code": "${code}"`);
  });
  test('a byte-order mark is no letter of the query', async () => {
    expect((await post('\ufeffASK {}', QUERY)).text).toContain('"boolean":true');
  });
  test('an address that is not UTF-8 below its percent signs', async () => {
    const { status } = await send(head('GET /sparql?query=ASK%20%7B%7D%20%23%FF HTTP/1.1'));
    expect(status).toBe(400);
  });
  test.each([
    ['larger than it says', head('POST /sparql HTTP/1.1', QUERY, 'Content-Length: 6', 'Content-Length: 7')],
    ['told in two ways', head('POST /sparql HTTP/1.1', QUERY, 'Content-Length: 6', 'Transfer-Encoding: chunked')],
    ['in chunks of no length', `${head('POST /sparql HTTP/1.1', QUERY, 'Transfer-Encoding: chunked')}zz\r\n`],
  ])('%s: the connection ends', async (_name, bytes) => {
    expect((await send(bytes)).status).toBe(400);
  });
  test('too large: the answer says that the connection ends', async () => {
    const body = `ASK {} #${'x'.repeat(1_100_000)}`;
    const answer = await fetch(`${running.url}sparql`, { method: 'POST', headers: { 'content-type': 'application/sparql-query' }, body });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await (await ask('ASK {}')).json()).toMatchObject({ boolean: true });
  });
  test('a name of a million letters, JSON of a hundred thousand brackets', async () => {
    const match = (queries: string) => fetch(`${running.url}reconcile`, { method: 'POST', body: new URLSearchParams({ queries }) });
    const long = await match(JSON.stringify({ q0: { query: 'norway '.repeat(100_000) }, q1: { query: 'Norway' } }));
    expect((await long.json()).q1.result[0].name).toBe('Norway');
    expect((await match('['.repeat(100_000))).status).toBe(400);
    const page = (path: string) =>
      fetch(`${running.url}api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '['.repeat(100_000) });
    expect((await page('ask')).status).toBe(400);
    expect((await page('turtle')).status).toBe(400);
  });
  test('in chunks without an end: read as far as the limit', async () => {
    const chunk = `10000\r\n${'#'.repeat(0x10000)}\r\n`;
    const { status } = await send(head('POST /sparql HTTP/1.1', QUERY, 'Transfer-Encoding: chunked') + chunk.repeat(20));
    expect([0, 413]).toContain(status); // the answer may be lost where the rest is still on its way
  });
});

describe('headers', () => {
  test.each([
    ['one of 100 kB', head('GET /health HTTP/1.1', `X-Long: ${'a'.repeat(100_000)}`)],
    ['five thousand', head('GET /health HTTP/1.1', ...Array.from({ length: 5000 }, (_, i) => `X-${i}: a`))],
    ['an address of 60 kB', head(`GET /sparql?query=${'a'.repeat(60_000)} HTTP/1.1`)],
  ])('%s: refused before it is read', async (_name, bytes) => {
    expect([0, 431]).toContain((await send(bytes)).status);
  });
  test('a break of lines in a parameter makes no header', async () => {
    const answer = await get(`questions/${encodeURIComponent('x\r\nSet-Cookie: a=b')}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
  test('Accept with a thousand ranges, with nonsense, with nothing', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => `a/b${i};q=0.${i}`).join(',');
    expect((await ask('ASK {}', `${many},text/csv`)).headers.get('content-type')).toContain('text/csv');
    expect((await ask('ASK {}', 'text/csv;q=high, application/json;q=0.1')).headers.get('content-type')).toContain('json');
    expect((await ask('ASK {}', ';;;,,,')).status).toBe(200);
    expect((await ask('ASK {}', '')).status).toBe(200);
  });
});

describe('methods', () => {
  test.each([
    ['PUT', 'sparql'],
    ['DELETE', 'health'],
    ['PATCH', 'questions'],
    ['POST', 'questions/who-met'],
    ['POST', 'openapi.json'],
    ['PATCH', 'graphs'],
    ['DELETE', '.well-known/void'],
  ])('%s /%s is not possible, and what is stands in Allow', async (method, path) => {
    const answer = await fetch(running.url + path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET, HEAD');
    expect(await answer.json()).toMatchObject({ status: 405, code: 'server/bad-method' });
  });
  test('TRACE repeats nothing', async () => {
    const { status, text } = await send(head('TRACE /sparql HTTP/1.1', 'X-Secret: 1'));
    expect(status).toBe(405);
    expect(text).not.toContain('X-Secret');
  });
  test('OPTIONS tells', async () => {
    const answer = await fetch(`${running.url}sparql`, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('paths', () => {
  test.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cetc%5cpasswd',
    '/assets/..%2f..%2fpackage.json',
    '//evil.example/%2f..',
    '/%c0%ae%c0%ae/etc/passwd',
    '/questions/..%2f..%2fetc%2fpasswd',
    '/questions/__proto__',
    '/questions/constructor',
    '/questions/%00',
    '/questions/%E0%A4%A',
    '/api/text?article=..%2f..%2fetc%2fpasswd',
    `/${'a/'.repeat(5000)}`,
  ])('%.40s leads nowhere', async (path) => {
    const { status, text } = await send(head(`GET ${path} HTTP/1.1`));
    expect(status).toBe(404);
    expect(text).not.toMatch(/root:|"name": "entente"/);
  });
});

describe('nothing is fetched', () => {
  test('neither by SERVICE, FROM, LOAD nor by the parameters of the protocol', { timeout: 90_000 }, async () => {
    let visits = 0;
    const trap = createServer((_request, response) => {
      visits++;
      response.end();
    });
    await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
    const there = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/data.ttl`;
    const answers = await Promise.all([
      ask(`SELECT * { SERVICE <${there}> { ?s ?p ?o } }`),
      ask(`SELECT * { SERVICE SILENT <${there}> { ?s ?p ?o } }`),
      ask(`SELECT * FROM <${there}> { ?s ?p ?o }`),
      ask(`SELECT * FROM NAMED <${there}> { GRAPH ?g { ?s ?p ?o } }`),
      ask(`SELECT (MD5("a") AS ?h) FROM <${there}> { ?s ?p ?o }`), // by the other engine
      get(`sparql?query=${encodeURIComponent('SELECT * { ?s ?p ?o }')}&default-graph-uri=${encodeURIComponent(there)}`),
      get(`graphs?graph=${encodeURIComponent(there)}`),
      ask(`DESCRIBE <${there}>`, 'text/turtle'),
      ask(`LOAD <${there}>`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 200, 200, 200, 200, 404, 200, 403]);
    for (const one of answers.slice(2, 6)) expect((await one.json()).results.bindings).toEqual([]);
    expect(visits).toBe(0);
    await new Promise((done) => trap.close(done));
  });
  test('a file as a graph of the protocol is a graph that is not there', async () => {
    const query = encodeURIComponent('SELECT * { ?s ?p ?o }');
    const answer = await get(`sparql?query=${query}&default-graph-uri=file%3A%2F%2F%2Fetc%2Fpasswd`);
    expect((await answer.json()).results.bindings).toEqual([]);
    expect((await get(`sparql?query=${query}&default-graph-uri=..%2Fetc`)).status).toBe(400);
  });
});

test('after all that the server is well, has its data, and told of no fault of its own', async () => {
  expect(await (await get('health')).json()).toMatchObject({ status: 'ok', quads: library.store.size });
  expect(await (await ask('ASK { ?s ?p ?o }')).json()).toMatchObject({ boolean: true });
  expect(faults).toEqual([]);
});

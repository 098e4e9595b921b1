import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { savedQuery } from '../../src/query/saved-query.ts';
import { readClaims } from '../../src/rdf/read-claims.ts';
import { makeServer, type ServerOptions } from '../../src/server/app.ts';
import type { PageData } from '../../src/server/page-data.ts';
import { unpackClaims } from '../../src/server/page-data.ts';
import { answerHere } from '../../src/server/pool/run-task.ts';
import type { FreshArticle } from '../../src/server/reader.ts';
import { graphOf, libraryOf, SAMPLE, settingsOf } from './sample-library.ts';

const pageFolder = mkdtempSync(join(tmpdir(), 'entente-page-'));
mkdirSync(join(pageFolder, 'assets'));
writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(pageFolder, 'assets/x-1.js'), 'export {};');
writeFileSync(join(pageFolder, 'secret.txt'), 'secret');

const library = libraryOf(SAMPLE);
const question = savedQuery(
  'who-met',
  '#+ summary: Who met?\nPREFIX ent: <https://w3id.org/entente/ns#>\nSELECT ?claim WHERE { ?claim ent:about ?e . ?e a ent:Meeting ; ent:actor ?who . FILTER(!BOUND(?__who_iri) || ?who = ?__who_iri) }',
);
const errors: unknown[] = [];
const fresh: FreshArticle = {
  identifier: 'harbour',
  iri: 'https://w3id.org/entente/id/article/harbour',
  text: SAMPLE[0]!.text,
  quads: [...graphOf([SAMPLE[0]!])] as never,
};
const server = (more: Partial<ServerOptions> = {}) =>
  makeServer({
    library: () => library,
    settings: settingsOf(SAMPLE),
    questions: [question],
    reader: async () => ({ articles: [fresh], faults: [] }),
    save: null,
    answer: answerHere(() => library.index, [question]),
    writer: null,
    timeoutMs: 20_000,
    pageFolder,
    hosts: ['127.0.0.1', 'localhost'],
    onError: (error) => void errors.push(error),
    ...more,
  });
const get = (path: string, headers: Record<string, string> = {}) =>
  server().request(path, { headers: { host: '127.0.0.1:4848', ...headers } });
const post = (path: string, body: string, headers: Record<string, string> = {}, more: Partial<ServerOptions> = {}) =>
  server(more).request(path, { method: 'POST', body, headers: { host: '127.0.0.1:4848', 'content-type': 'application/json', ...headers } });
const ask = async (body: object) => (await post('/api/ask', JSON.stringify(body))).json();

describe('the page’s data', () => {
  test('gives every claim back as the graph has it', async () => {
    const page = (await (await get('/api/page')).json()) as PageData;
    const plain = (claims: readonly unknown[]): unknown =>
      JSON.parse(JSON.stringify(claims, (key, value) => (value instanceof Map ? [...value] : key === 'hasText' ? undefined : value)));
    expect(plain(unpackClaims(page))).toEqual(plain(readClaims(library.store as never)));
    expect(page.claims).toHaveLength(5);
  });
  test('lists articles with a text, and countries of parties', async () => {
    const page = (await (await get('/api/page')).json()) as PageData;
    expect(page.articles.map(({ id, hasText }) => [id, hasText])).toEqual([
      ['harbour', true],
      ['market', true],
    ]);
    expect(page.actors.find(({ iri }) => iri.endsWith('Norway'))).toMatchObject({ alpha3: 'NOR' });
  });
  test('gives the exact text of an article', async () => {
    const text = await (await get(`/api/text?article=${encodeURIComponent('https://w3id.org/entente/id/article/harbour')}`)).text();
    expect(text).toBe(SAMPLE[0]!.text);
    expect((await get('/api/text?article=nowhere')).status).toBe(404);
  });
});

describe('questions', () => {
  test('a saved one with a name for a value', async () => {
    const { answer } = await ask({ question: 'who-met', parameters: { who: 'norway' } });
    expect(answer.rows).toHaveLength(1);
    expect(answer.rows[0][0]).toMatchObject({ kind: 'iri', value: 'https://w3id.org/entente/id/claim-harbour-0' });
  });
  test('no rows, and why', async () => {
    const reply = await ask({ question: 'who-met', parameters: { who: 'Ada' } });
    expect(reply.answer.rows).toEqual([]);
    expect(reply.empty).toContain('none with who = Ada');
  });
  test('a wrong query tells the line', async () => {
    const answer = await post('/api/ask', JSON.stringify({ sparql: 'SELECT ?x WHERE {\n ?x ?y }' }));
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({ code: 'query/syntax', place: { line: 2 } });
  });
  test('a slow one is told as slow', async () => {
    const slow = 'SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(CONCAT(STR(?a), STR(?l)) = "x") }';
    const answer = await post('/api/ask', JSON.stringify({ sparql: slow, timeoutMs: 30 }));
    expect(answer.status).toBe(408);
    expect((await answer.json()).error.code).toBe('query/timeout');
  });
  test.each([['null'], ['[]'], ['{"sparql": 3}'], ['no json'], ['{"question":"unknown"}']])('%s is no question', async (body) => {
    const answer = await post('/api/ask', body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toMatch(/^query\//);
  });
  test('an update changes nothing', async () => {
    const before = library.store.size;
    expect((await post('/api/ask', JSON.stringify({ sparql: 'DELETE WHERE { ?s ?p ?o }' }))).status).toBeGreaterThanOrEqual(400);
    expect(library.store.size).toBe(before);
  });
});

test('claims can be had as TriG, with their words and parties', async () => {
  const text = await (await post('/api/turtle', JSON.stringify({ claims: ['https://w3id.org/entente/id/claim-harbour-1'] }))).text();
  const quads = new Parser({ format: 'application/trig' }).parse(text);
  const literals = quads.filter((quad) => quad.object.termType === 'Literal').map((quad) => quad.object.value);
  expect(literals).toEqual(expect.arrayContaining(['Norway reportedly sold boats to Chile.', 'Norway', 'Chile', 'harbour']));
  expect(quads.some((quad) => quad.subject.value.endsWith('claim-market-0'))).toBe(false);
});

describe('reading for the page', () => {
  test('a read-only server gives the claims and saves nothing, whatever is asked', async () => {
    const reply = await (await post('/api/read?name=a.txt&save=1', 'text')).json();
    expect(reply.saved).toBe(false);
    expect(reply.page.claims).toHaveLength(4);
    expect(reply.texts[fresh.iri]).toBe(SAMPLE[0]!.text);
  });
  test('no text is looked for under the name that was sent', async () => {
    const findText = (): never => {
      throw new Error('A file was looked for.');
    };
    const answer = await post('/api/read?name=%2Fdev%2Fzero', 'text', {}, { settings: { ...settingsOf(SAMPLE), findText } });
    expect(answer.status).toBe(200);
    expect((await answer.json()).page.articles.every(({ hasText }: { hasText: boolean }) => hasText)).toBe(true);
  });
  test('a writable one saves when asked, and only then', async () => {
    const saved: string[] = [];
    const save = async (articles: readonly FreshArticle[]): Promise<void> =>
      void saved.push(...articles.map(({ identifier }) => identifier));
    await post('/api/read?name=a.txt', 'text', {}, { save });
    expect(saved).toEqual([]);
    expect((await (await post('/api/read?name=a.txt&save=1', 'text', {}, { save })).json()).saved).toBe(true);
    expect(saved).toEqual(['harbour']);
  });
  test('nothing, nonsense and too much are told apart', async () => {
    expect((await (await post('/api/read?name=a.txt', '')).json()).error.code).toBe('input/empty');
    expect((await (await post('/api/read?name=a.txt&date=yesterday', 'x')).json()).error.code).toBe('input/bad-date');
    const none = { reader: async () => ({ articles: [], faults: ['It is a picture.'] }) };
    expect((await (await post('/api/read?name=a.png', 'x', {}, none)).json()).error).toMatchObject({
      code: 'input/no-article',
      why: 'It is a picture.',
    });
    expect((await post('/api/read?name=a.txt', 'x'.repeat(8_000_001))).status).toBe(413);
  });
  test('a fault inside is told without its insides, and to the terminal', async () => {
    const reader = async () => {
      throw new Error('/home/somebody/secret');
    };
    const answer = await post('/api/read?name=a.txt', 'x', {}, { reader });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('somebody');
    expect(String(errors.at(-1))).toContain('somebody');
  });
});

describe('the guard', () => {
  test('a host name that is not ours is refused (DNS rebinding)', async () => {
    expect((await get('/api/page', { host: 'evil.example' })).status).toBe(421);
    expect((await get('/api/page', { host: '' })).status).toBe(421);
    expect((await get('/', { host: 'localhost:9' })).status).toBe(200);
  });
  test('another site may not post', async () => {
    expect((await post('/api/ask', '{}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('/api/read?name=a.txt', 'x', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(
      (await post('/api/ask', '{"sparql":"ASK {}"}', { origin: 'http://127.0.0.1:4848', 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200);
  });
  test('every answer has the policy, faults too', async () => {
    for (const path of ['/', '/api/page', '/nowhere.html']) {
      const headers = (await get(path)).headers;
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('the files of the page', () => {
  test('are served with their type; hashed ones may be kept', async () => {
    expect(await (await get('/')).text()).toContain('<title>page');
    const script = await get('/assets/x-1.js');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });
  test.each(['/../package.json', '/..%2fpackage.json', '/secret.txt', '/assets', '/%00.html'])('%s is not served', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

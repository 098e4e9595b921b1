import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Running } from '../../src/server/serve.ts';
import { library, serveSample } from './serve-sample.ts';

let running: Running;
beforeAll(async () => {
  running = await serveSample({ friends: ['https://friend.example'] });
});
afterAll(() => running.close());

const Response = z.strictObject({
  description: z.string(),
  headers: z.record(z.string(), z.strictObject({ description: z.string(), schema: z.looseObject({}) })).optional(),
  content: z.record(z.string().regex(/\w\/\w/), z.strictObject({ schema: z.looseObject({}) })).optional(),
});
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.literal('query'),
        required: z.boolean(),
        allowEmptyValue: z.boolean().optional(),
        schema: z.looseObject({}),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Response),
});
const OpenApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(z.enum(['get', 'post']), Operation).or(z.partialRecord(z.enum(['get', 'post']), Operation)),
  ),
  components: z.strictObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

test('openapi.json is OpenAPI 3.1, and what it refers to is there', async () => {
  const document = OpenApi.parse(await (await fetch(`${running.url}openapi.json`)).json());
  const asked = document.paths['/questions/who-met']!.get!;
  expect(asked.parameters).toMatchObject([{ name: 'who', in: 'query', required: false }]);
  for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(document.components.schemas)).toContain(name);
});

test('an address may end in a stroke', async () => {
  for (const path of ['sparql/?query=ASK%7B%7D', 'questions/', 'health/', '.well-known/void/'])
    expect((await fetch(running.url + path)).status).toBe(200);
});

test('void tells how many triples, and which classes', async () => {
  const answer = await fetch(`${running.url}.well-known/void`);
  expect(answer.headers.get('content-type')).toContain('text/turtle');
  const quads = new Parser().parse(await answer.text());
  const triples = quads.find(({ subject, predicate }) => subject.value.endsWith('#dataset') && predicate.value.endsWith('void#triples'))!
    .object.value;
  const distinct = new Set(
    [...library.store].map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`),
  );
  expect(Number(triples)).toBe(distinct.size);
  expect(quads.some(({ object }) => object.value === 'https://w3id.org/entente/ns#Claim')).toBe(true);
});

describe('graphs', () => {
  const graph = encodeURIComponent('https://w3id.org/entente/id/article/market');
  test.each([
    ['?default', 'text/turtle', 200],
    [`?graph=${graph}`, 'application/n-triples', 200],
    ['', 'application/n-quads', 200],
    ['?graph=urn:none', 'text/turtle', 404],
    [`?graph=${graph}&default`, 'text/turtle', 400],
    ['', 'image/png', 406],
  ])('%s as %s is %d', async (path, accept, status) => {
    const answer = await fetch(`${running.url}graphs${path}`, { headers: { accept } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(status === 200 ? accept : 'problem+json');
    const head = await fetch(`${running.url}graphs${path}`, { method: 'HEAD', headers: { accept } });
    expect(head.status).toBe(status);
  });
  test('nothing can be changed', async () => {
    const answer = await fetch(`${running.url}graphs?graph=${graph}`, { method: 'DELETE' });
    expect(answer.status).toBe(403);
  });
});

describe('other origins', () => {
  test('only those that were let in, and only at what is for programs', async () => {
    const from = (origin: string, path: string) => fetch(running.url + path, { headers: { origin } });
    expect((await from('https://friend.example', 'health')).headers.get('access-control-allow-origin')).toBe('https://friend.example');
    expect((await from('https://evil.example', 'health')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await from('https://friend.example', 'api/page')).headers.get('access-control-allow-origin')).toBeNull();
    const post = (origin: string) =>
      fetch(`${running.url}sparql`, { method: 'POST', headers: { origin, 'content-type': 'application/sparql-query' }, body: 'ASK {}' });
    expect((await post('https://friend.example')).status).toBe(200);
    expect((await post('https://evil.example')).status).toBe(403);
  });
});

describe('workers', () => {
  const ask = (query: string) => fetch(`${running.url}sparql?query=${encodeURIComponent(query)}`);
  test('a regular expression that never ends is ended, and the next question is answered', { timeout: 120_000 }, async () => {
    const answer = await ask(`ASK { FILTER(REGEX("${'a'.repeat(60)}!", "^(a+)+$")) }`);
    expect(answer.status).toBe(503);
    expect((await answer.json()).code).toBe('query/timeout');
    expect(await (await ask('ASK {}')).json()).toMatchObject({ boolean: true });
  });
});

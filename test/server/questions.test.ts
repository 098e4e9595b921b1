import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../src/server/serve.ts';
import { serveSample } from './serve-sample.ts';

let running: Running;
beforeAll(async () => {
  running = await serveSample();
});
afterAll(() => running.close());

test('the list tells parameters and addresses', async () => {
  const [first] = await (await fetch(`${running.url}questions`)).json();
  expect(first).toMatchObject({ name: 'who-met', summary: 'Who met?', url: `${running.url}questions/who-met` });
  expect(first.parameters).toMatchObject([{ name: 'who', required: false, type: 'iri' }]);
});
test('one is asked with a name for a value, in the format that is wanted', async () => {
  const answer = await fetch(`${running.url}questions/who-met?who=norway`, { headers: { accept: 'text/csv' } });
  expect(await answer.text()).toBe('claim\r\nhttps://w3id.org/entente/id/claim-harbour-0\r\n');
});
test.each([
  ['who-left', 404, 'query/unknown-question'],
  ['who-met?whom=norway', 400, 'query/unknown-parameter'],
  ['who-met?who=nobody-of-that-name', 400, 'query/bad-parameter'],
  ['who-met?who=norway&who=chile', 400, 'server/bad-request'],
])('%s is told as a mistake', async (path, status, code) => {
  const answer = await fetch(`${running.url}questions/${path}`);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status, code });
});

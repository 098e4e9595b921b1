import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeliverOptions, deliver } from '../../../src/query/push/deliver.ts';

type Step = (request: IncomingMessage, response: ServerResponse) => unknown;
const answer =
  (status: number, headers: Record<string, string> = {}, body = ''): Step =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

let server: Server;
let url = '';
let steps: Step[] = [];
let requests = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    requests++;
    request.resume().on('end', () => (steps.shift() ?? answer(204))(request, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const NOW = Date.parse('2024-05-01T12:00:00Z');

/** What comes of a request when the server answers so; no pause is really made. */
async function delivered(answers: readonly Step[], more: Partial<DeliverOptions> = {}) {
  steps = [...answers];
  requests = 0;
  const pauses: number[] = [];
  const error = await deliver(
    { url, method: 'POST', contentType: 'text/turtle', body: '<a:a> <a:b> 1 .' },
    {
      timeoutMs: 10_000,
      retries: 5,
      now: () => NOW,
      pause: async (ms) => void pauses.push(ms),
      ...more,
    },
  ).then(
    () => undefined,
    (reason) => reason,
  );
  return { error, pauses, requests };
}

describe('deliver', () => {
  test('pauses twice as long each time, up to half a minute', async () => {
    expect(await delivered([500, 502, 503, 504, 429].map((status) => answer(status)))).toEqual({
      error: undefined,
      pauses: [500, 1000, 2000, 4000, 8000],
      requests: 6,
    });
    const many = await delivered(
      Array.from({ length: 9 }, () => answer(503)),
      { retries: 8 },
    );
    expect(many.pauses.slice(5)).toEqual([16_000, 30_000, 30_000]);
    expect(many.error.code).toBe('push/unavailable');
  });
  test('comes back when it is told: after seconds, or at a time', async () => {
    const { pauses } = await delivered([
      answer(503, { 'Retry-After': '7' }),
      answer(429, { 'Retry-After': 'Wed, 01 May 2024 12:01:30 GMT' }),
      answer(429, { 'Retry-After': 'Wed, 01 May 2024 11:00:00 GMT' }),
      answer(503, { 'Retry-After': 'soon' }),
    ]);
    expect(pauses).toEqual([7000, 90_000, 0, 4000]);
    expect(await delivered([answer(503, { 'Retry-After': '301' })])).toMatchObject({ error: { code: 'push/unavailable' }, pauses: [] });
  });
  test.each([400, 401, 403, 404, 405, 409, 413, 415, 501, 301, 307])('%d is not asked again', async (status) => {
    const { error, requests } = await delivered([answer(status, { Location: 'http://127.0.0.1:1/' })]);
    expect([error.code.startsWith('push/'), requests]).toEqual([true, 1]);
  });
  test('a broken connection and a silent server', async () => {
    const broken: Step = (request) => request.socket.destroy();
    expect(await delivered([broken, broken])).toMatchObject({ error: undefined, requests: 3 });
    expect(await delivered([broken], { retries: 0 })).toMatchObject({ error: { code: 'push/unreachable' } });
    const silent = await delivered([() => {}], { timeoutMs: 50, retries: 0 });
    expect(silent.error).toMatchObject({ code: 'push/timeout', next: expect.stringContaining('--timeout') });
  });
  test('an answer without end is not read to its end', async () => {
    const endless: Step = (_, response) => {
      response.writeHead(400);
      const more = (): void => void (response.destroyed || response.write('x'.repeat(10_000), () => setImmediate(more)));
      more();
    };
    expect((await delivered([endless])).error.why.length).toBeLessThan(600);
  });
  test('a stop during a pause', async () => {
    const stop = new AbortController();
    const { error, requests } = await delivered([answer(503)], { signal: stop.signal, pause: async () => stop.abort() });
    expect([error.code, requests]).toEqual(['push/cancelled', 1]);
  });
  test('tells the words of problem+json', async () => {
    const problem = JSON.stringify({ title: 'Too busy.', detail: 'Sixty wait.', next: 'Come back.' });
    const { error } = await delivered([answer(403, { 'Content-Type': 'application/problem+json' }, problem)]);
    expect(error.why).toBe('Too busy. Sixty wait. Come back.');
  });
});

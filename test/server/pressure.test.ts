import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Running, StartOptions } from '../../src/server/serve.ts';
import { head, rawRequest } from './raw-request.ts';
import { serveSample } from './serve-sample.ts';

// Servers with small limits under clients that take what they can. Nothing here looks at a clock: each test waits for what must happen.

const open: Running[] = [];
const faults: unknown[] = [];
const start = async (more: Partial<StartOptions>): Promise<Running> => {
  const running = await serveSample({ onError: (error) => void faults.push(error), ...more });
  open.push(running);
  await ask(running, 'ASK {}'); // its workers have started
  return running;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
  expect(faults.splice(0)).toEqual([]);
});

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly retry: string | null;
}
const ask = async (running: Running, query: string, signal?: AbortSignal): Promise<Told> => {
  const answer = await fetch(`${running.url}sparql?query=${encodeURIComponent(query)}`, signal ? { signal } : {});
  return { status: answer.status, code: (await answer.json()).code, retry: answer.headers.get('retry-after') };
};

/** Never ends by itself: the expression backtracks, and nothing can interrupt it but the end of its process. */
const ENDLESS = `ASK { FILTER(REGEX("${'a'.repeat(60)}!", "^(a+)+$")) }`;
/** More rows than can be counted: 115 to the fifth. */
const CROSS =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o FILTER(STRLEN(CONCAT(STR(?a), STR(?o))) = 0) }';
/** A string doubled so often that it cannot be kept. */
const SWELLING = `SELECT (STRLEN(REPLACE(?s27, "x", "yz")) AS ?n) { BIND("xxxx" AS ?s0) ${Array.from({ length: 27 }, (_, i) => `BIND(CONCAT(?s${i}, ?s${i}) AS ?s${i + 1})`).join(' ')} }`;

/** Takes a worker for as long as it may; asked again where it found no place. */
async function endless(running: Running, signal?: AbortSignal): Promise<Told> {
  for (;;) {
    const told = await ask(running, ENDLESS, signal);
    if (told.code !== 'server/busy') return told;
  }
}

/** Sends `ways` questions at once until one of them is turned away; gives all answers, those of waiting questions too. */
async function untilBusy(running: Running, ways: number): Promise<Promise<Told>[]> {
  const all: Promise<Told>[] = [];
  for (;;) {
    const round = Array.from({ length: ways }, () => ask(running, 'ASK {}'));
    all.push(...round);
    if ((await Promise.race(round)).code === 'server/busy') return all;
    await Promise.all(round);
  }
}

describe('slow clients', () => {
  test('are cut off, in their headers and in their bodies, and others are served meanwhile', { timeout: 60_000 }, async () => {
    const running = await start({ patience: { headersMs: 300, requestMs: 1000 } });
    const query = 'Content-Type: application/sparql-query';
    const slow = [
      ['GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n', 'X: a\r\n'],
      ['', undefined],
      [head('POST /sparql HTTP/1.1', query, 'Content-Length: 1000000'), '#'],
      [head('POST /sparql HTTP/1.1', query, 'Transfer-Encoding: chunked'), '1\r\n#\r\n'],
      [head('POST /api/ask HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 100000'), ' '],
      [head('POST /api/read?name=a.txt HTTP/1.1', 'Content-Type: text/plain', 'Content-Length: 100000'), 'a'],
      [head('POST /reconcile HTTP/1.1', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 100000'), 'a'],
    ] as const;
    let cut = 0;
    const cuts = Array.from({ length: 5 }, () => slow)
      .flat()
      .map(async ([bytes, more]) => {
        const { status } = await rawRequest(running.url, bytes, more);
        cut++;
        return status;
      });
    // None of them is cut before this loop begins, so somebody is served while they are there.
    while (cut < cuts.length) expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
    for (const status of await Promise.all(cuts)) expect([0, 408]).toContain(status);
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
  test('one that hangs up in the middle of its body is forgotten', async () => {
    const running = await start({});
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.write(`${head('POST /sparql HTTP/1.1', 'Content-Type: application/sparql-query', 'Content-Length: 1000')}ASK`, () =>
      socket.destroy(),
    );
    await new Promise((done) => socket.on('close', done));
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
});

describe('more questions than can be answered', () => {
  test('are turned away at once, told when to come again; those that wait are answered', { timeout: 120_000 }, async () => {
    const running = await start({ timeoutMs: 2000, pool: { workers: 1, waiting: 2, graceMs: 200 } });
    const taken = endless(running);
    const answers = await Promise.all(await untilBusy(running, 4));
    expect(await taken).toMatchObject({ status: 503, code: 'query/timeout' });
    const turned = answers.filter(({ status }) => status !== 200);
    expect(turned.length).toBeGreaterThan(0);
    for (const one of turned) expect(one).toEqual({ status: 503, code: 'server/busy', retry: '2' });
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
  test('one that waits too long is turned away as well', { timeout: 120_000 }, async () => {
    const running = await start({ timeoutMs: 3000, pool: { workers: 1, waiting: 1, waitMs: 200, graceMs: 200 } });
    const taken = endless(running);
    let last: Told;
    // One at a time finds a place to wait; it can only be turned away later.
    do last = await ask(running, 'ASK {}');
    while (last.status === 200);
    expect(last).toMatchObject({ status: 503, code: 'server/busy' });
    await taken;
  });
  test('a client that leaves frees its worker', { timeout: 120_000 }, async () => {
    // A minute for each question: if the worker were not freed, the test would not end.
    const running = await start({ timeoutMs: 60_000, pool: { workers: 1, waiting: 1, graceMs: 200 } });
    const gone = new AbortController();
    const taken = endless(running, gone.signal).catch((error: Error) => error.name);
    const waiting = await untilBusy(running, 2);
    gone.abort();
    expect(await taken).toBe('AbortError');
    expect((await Promise.all(waiting)).some(({ status }) => status === 200)).toBe(true);
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
});

describe('questions that eat', () => {
  test('memory: the question is ended, the server lives, and the next one is answered', { timeout: 120_000 }, async () => {
    const running = await start({ timeoutMs: 60_000, pool: { workers: 1, heapMb: 128 } });
    expect(await ask(running, SWELLING)).toMatchObject({ status: 422, code: 'query/too-large' });
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
  test('numbers: a sort of millions of rows is refused by count, not by crash', { timeout: 120_000 }, async () => {
    const running = await start({ timeoutMs: 60_000, pool: { workers: 1 } });
    const sort = 'SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?g ?a ?d';
    expect(await ask(running, sort)).toMatchObject({ status: 422, code: 'query/too-large' });
  });
  test('time: a cross product stops no other question', { timeout: 120_000 }, async () => {
    const running = await start({ timeoutMs: 110_000, pool: { workers: 2 } });
    const enough = new AbortController();
    let crossed = false;
    const cross = ask(running, CROSS, enough.signal)
      .finally(() => {
        crossed = true;
      })
      .catch((error: Error) => error.name);
    for (let i = 0; i < 20; i++) expect(await ask(running, 'SELECT * { ?s ?p ?o }')).toMatchObject({ status: 200 });
    expect(crossed).toBe(false); // all of them were answered beside it
    enough.abort();
    expect(await cross).toBe('AbortError');
  });
  test('time: a cross product stops by itself when its time is over', async () => {
    const running = await start({ timeoutMs: 300, pool: { workers: 1, graceMs: 60_000 } });
    expect(await ask(running, CROSS)).toMatchObject({ status: 503, code: 'query/timeout' });
    expect(await ask(running, 'ASK {}')).toMatchObject({ status: 200 });
  });
});

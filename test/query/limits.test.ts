import { describe, expect, it } from 'vitest';
import { ask, askStream } from '../../src/query/ask.ts';
import { indexQuads } from '../../src/store/index-quads.ts';
import { literal, namedNode, quad } from '../../src/store/term.ts';

const many = indexQuads(Array.from({ length: 3000 }, (_, i) => quad(namedNode(`ex:s${i}`), namedNode('ex:p'), literal(String(i)))));
const CROSS = 'SELECT * { ?a <ex:p> ?b . ?c <ex:p> ?d . ?e <ex:p> ?f }';

const failure = async (work: Promise<unknown>) =>
  (
    await work.then(
      () => undefined,
      (error) => error,
    )
  )?.code;

describe('limits', () => {
  it('stop a cross product of 27 thousand million rows at a LIMIT', async () => {
    const answer = await ask(many, `${CROSS} LIMIT 5`);
    expect(answer.kind === 'bindings' && answer.rows.length).toBe(5);
  });
  it('stop it when the reader leaves', async () => {
    const stream = await askStream(many, CROSS);
    let rows = 0;
    if (stream.kind === 'bindings') for await (const row of stream.rows) if (row.size === 6 && ++rows === 10) break;
    expect(rows).toBe(10);
  });
  it('stop it in mid-run by time, by signal and by memory', async () => {
    expect(await failure(ask(many, `SELECT (COUNT(*) AS ?n) ${CROSS.slice(8)}`, { timeoutMs: 100 }))).toBe('query/timeout');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await failure(ask(many, `SELECT (COUNT(*) AS ?n) ${CROSS.slice(8)}`, { signal: controller.signal }))).toBe('query/cancelled');
    expect(await failure(ask(many, `SELECT DISTINCT ${CROSS.slice(7)}`, { maxCells: 100_000 }))).toBe('query/too-large');
    expect(await failure(ask(many, `${CROSS} ORDER BY ?f`, { maxCells: 100_000 }))).toBe('query/too-large');
  });
  it('stop a path that goes round and round', async () => {
    const ring = indexQuads(
      Array.from({ length: 4000 }, (_, i) => quad(namedNode(`ex:${i}`), namedNode('ex:p'), namedNode(`ex:${(i + 1) % 4000}`))),
    );
    expect(await failure(ask(ring, 'SELECT (COUNT(*) AS ?n) { ?a ((<ex:p>/<ex:p>)*)* ?b . ?b <ex:p>* ?c }', { timeoutMs: 200 }))).toBe(
      'query/timeout',
    );
  });
});

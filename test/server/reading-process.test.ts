import { afterAll, describe, expect, test } from 'vitest';
import { readingProcess } from '../../src/server/pool/reading-process.ts';
import { nQuadsLine } from '../../src/store/n-quads-line.ts';
import { serveSample } from './serve-sample.ts';

// The whole pipeline in a process of its own; loading it takes most of the time of these tests.

const reading = readingProcess({ waiting: 2 });
afterAll(() => reading.close());

const SHORT = 'Norway supplied Chile with two patrol boats on 3 May 2024. Chile has denied the reports.';
const LONG = `${SHORT} Japan and Peru signed an agreement on fishing in Lima. `.repeat(400);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const input = (text: string) => ({ bytes: bytesOf(text), source: 'note.txt', mediaType: 'text/plain' });

describe('reading in a process of its own', { timeout: 240_000 }, () => {
  test('gives articles with text and quads; other inputs wait, too many are turned away', async () => {
    const first = reading.reader(input(SHORT), { date: '2024-05-04' });
    const second = reading.reader(input(SHORT), { date: '2024-05-04' });
    const third = reading.reader({ ...input(SHORT), source: 'other.txt' }, {});
    await expect(reading.reader(input(SHORT), {})).rejects.toMatchObject({ code: 'server/busy' });
    const { articles, faults } = await first;
    expect(faults).toEqual([]);
    expect(articles).toMatchObject([{ identifier: 'note', text: SHORT }]);
    const lines = articles[0]!.quads.map(nQuadsLine);
    expect(lines.some((line) => line.includes('ns#ArmsTransfer>') && line.includes(`<${articles[0]!.iri}>`))).toBe(true);
    expect((await second).articles[0]!.quads.map(nQuadsLine)).toEqual(lines);
    expect((await third).articles).toMatchObject([{ identifier: 'other' }]);
  });
  test('a fault of the input comes back as it is', async () => {
    const { articles, faults } = await reading.reader({ bytes: bytesOf('%PDF-1.4 broken'), source: 'a.pdf' }, {});
    expect(articles).toEqual([]);
    expect(faults.join(' ')).not.toBe('');
  });
  test('while a long article is read, the server answers; who leaves stops the reading', async () => {
    const running = await serveSample({ reader: reading.reader });
    const gone = new AbortController();
    let done = false;
    const long = fetch(`${running.url}api/read?name=long.txt`, { method: 'POST', body: LONG, signal: gone.signal })
      .finally(() => {
        done = true;
      })
      .catch((error: Error) => error.name);
    for (let i = 0; i < 5; i++) expect((await fetch(`${running.url}health`)).status).toBe(200);
    expect(done).toBe(false);
    gone.abort();
    expect(await long).toBe('AbortError');
    // Another process takes its place.
    const short = await fetch(`${running.url}api/read?name=short.txt`, { method: 'POST', body: SHORT });
    expect((await short.json()).page.claims.length).toBeGreaterThan(0);
    await running.close();
  });
  test('what takes too long is ended', async () => {
    const hasty = readingProcess({ readMs: 1 });
    await expect(hasty.reader(input(LONG), {})).rejects.toMatchObject({ code: 'server/reading-too-long' });
    hasty.close();
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, testFolder } from './fake-context.ts';

const built = existsSync(join(import.meta.dirname, '../../dist/web/index.html'));

/** Starts `serve`, lets the test look at it, stops it as Ctrl-C does. */
async function served(cwd: string, argv: readonly string[], look: (url: string) => Promise<void>): Promise<string> {
  const stop = new AbortController();
  // A free port of the test's own choice would be a race; the server takes one and tells its address.
  const port = 20_000 + (process.pid % 20_000);
  const ran = runCli(cwd, ['serve', '--port', String(port), ...argv], { signal: stop.signal });
  const url = `http://127.0.0.1:${port}/`;
  try {
    await expect
      .poll(
        () =>
          fetch(`${url}api/page`).then(
            (answer) => answer.ok,
            () => false,
          ),
        { timeout: 60_000, interval: 200 },
      )
      .toBe(true);
    await look(url);
  } finally {
    stop.abort();
  }
  return (await ran).err;
}

describe.skipIf(!built)('entente serve (needs npm run build:web)', { timeout: 120_000 }, () => {
  test('without a store it shows the sample article, really read, and says so', async () => {
    const err = await served(testFolder(), [], async (url) => {
      const page = await (await fetch(`${url}api/page`)).json();
      expect(page.notice).toContain('sample article');
      expect(page.articles).toHaveLength(1);
      expect(page.claims.length).toBeGreaterThan(15);
      const text = await (await fetch(`${url}api/text?article=${encodeURIComponent(page.articles[0].iri)}`)).text();
      expect(text).toContain('Ashgabat');
      expect(await (await fetch(url)).text()).toContain('<title>entente');
    });
    expect(err).toContain('claims of 1 article at');
    expect(err).toContain('Read-only');
  });
  test('a writable one keeps what the page saves, and shows it', async () => {
    const cwd = testFolder();
    await served(cwd, ['--writable', '--store', 'kept'], async (url) => {
      expect((await (await fetch(`${url}api/page`)).json()).claims).toEqual([]);
      const body = 'Norway supplied Chile with patrol boats on 3 May 2024.';
      const answer = await fetch(`${url}api/read?name=boats.txt&save=1`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain' },
      });
      expect(await answer.json()).toMatchObject({ saved: true });
      expect((await (await fetch(`${url}api/page`)).json()).articles).toMatchObject([{ id: 'boats', hasText: true }]);
    });
    const { out } = await runCli(cwd, ['export', '--store', 'kept', '-f', 'nq']);
    expect(out).toContain('patrol boats');
  });
  test('a port in use, a wrong port and a store that cannot be written to', async () => {
    const cwd = testFolder();
    await served(cwd, [], async (url) => {
      const { err } = await runCli(cwd, ['serve', '--port', new URL(url).port]);
      expect(err).toContain('is in use');
      expect(err).toContain('--port');
    });
    expect((await runCli(cwd, ['serve', '--port', 'ninety'])).err).toContain('is no port');
    expect((await runCli(cwd, ['serve', '--writable'])).err).toContain('needs a store');
  });
});

describe('entente report', { timeout: 120_000 }, () => {
  test('one file that needs nothing else', async () => {
    const cwd = testFolder();
    const { err, code } = await runCli(cwd, ['report', '-', '-o', 'report.html', '--date', '2024-05-04'], {
      stdin: 'Norway supplied Chile with two patrol boats on 3 May 2024. Chile has denied the reports.',
    });
    expect(code).toBe(0);
    expect(err).toMatch(/wrote report\.html \(1 article, \d+ claims?\)/);
    const text = readFileSync(join(cwd, 'report.html'), 'utf8');
    expect(text).toContain('Content-Security-Policy');
    expect(text).toContain('two patrol boats');
    expect(text).toMatch(/class="u s-asserted/);
    expect(text).toContain('<svg');
    expect(text.replace(/http:\/\/www\.w3\.org\/2000\/svg/g, '')).not.toMatch(/(src|href)="(?!#)|url\(|@import/);
    const again = await runCli(cwd, ['report', '-', '--date', '2024-05-04'], {
      stdin: 'Norway supplied Chile with two patrol boats on 3 May 2024. Chile has denied the reports.',
    });
    expect(again.out).toBe(text);
  });
  test('what cannot be read is told, the rest is reported', async () => {
    const cwd = testFolder();
    const { out, err, code } = await runCli(cwd, ['report', 'nowhere.txt', '-'], { stdin: 'Norway met Chile in May 2024.' });
    expect(code).toBe(3);
    expect(err).toContain('nowhere.txt');
    expect(out).toContain('Norway met Chile');
  });
});

test.each([['0'], ['two'], ['1.5'], ['6500']])('a number of workers like "%s" is refused before anything is loaded', async (workers) => {
  expect(await runCli(testFolder(), ['serve', '--workers', workers])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--workers wants a whole number'),
  });
});

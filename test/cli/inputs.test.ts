import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { findInputs } from '../../src/cli/inputs.ts';
import { testFolder } from './fake-context.ts';

const cwd = testFolder();
mkdirSync(join(cwd, 'news/deep'), { recursive: true });
mkdirSync(join(cwd, 'empty'));
for (const [name, text] of [
  ['news/a.txt', 'A met B.'],
  ['news/deep/b.md', '# T\n\nB met C.'],
  ['news/photo.png', 'x'],
  ['news/.hidden.txt', 'x'],
  ['odd[1].txt', 'C met D.'],
])
  writeFileSync(join(cwd, name!), text!);
symlinkSync('loop', join(cwd, 'loop'));

const context = {
  cwd,
  signal: new AbortController().signal,
  readStdin: async () => new TextEncoder().encode('From a pipe.'),
} as unknown as Context;
const find = async (...args: string[]) => {
  const { places, errors, passedOver } = await findInputs(args, context);
  return { sources: places.map((p) => p.source), codes: errors.map((e) => e.code), errors, passedOver, places };
};

describe('findInputs', () => {
  test('files, folders, globs and standard input, each once and in order', async () => {
    expect(await find('news')).toMatchObject({
      sources: [join('news', 'a.txt'), join('news', 'deep', 'b.md')],
      codes: [],
      passedOver: [join('news', 'photo.png')],
    });
    expect((await find('news/**/*.{txt,md}', 'news/a.txt')).sources).toEqual([join('news', 'a.txt'), join('news', 'deep', 'b.md')]);
    expect((await find('odd[1].txt', '-')).sources).toEqual(['odd[1].txt', '-']);
    expect(new TextDecoder().decode((await (await find('-')).places[0]!.load()).bytes)).toBe('From a pipe.');
  });
  test('what is missing or cannot be read is told, the rest is found', async () => {
    const found = await find('news/a.txt', 'news/z.txt', 'no/*.txt', 'empty', 'loop');
    expect(found.sources).toEqual(['news/a.txt']);
    expect(found.codes).toEqual(['input/not-found', 'input/not-found', 'input/no-articles', 'input/unreadable']);
    expect(found.errors[3]!.why).toMatch(/circle/);
    for (const error of found.errors) expect(error.next).toBeTruthy();
  });
  test.skipIf(process.getuid?.() === 0)('a folder without rights', async () => {
    mkdirSync(join(cwd, 'closed'), { mode: 0 });
    expect((await find('closed')).codes).toEqual(['input/unreadable']);
  });
  test('a URL with its media type; errors of servers and networks', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/gone') response.writeHead(410).end();
      else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<p>Hello</p>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { places } = await find(`${base}/page`, `${base}/gone`, 'http://127.0.0.1:9/');
    expect(await places[0]!.load()).toMatchObject({ source: `${base}/page`, mediaType: 'text/html; charset=utf-8' });
    await expect(places[1]!.load()).rejects.toMatchObject({ code: 'input/unreachable', why: expect.stringContaining('410') });
    await expect(places[2]!.load()).rejects.toMatchObject({ code: 'input/unreachable', next: expect.stringContaining('file') });
    server.close();
  });
});

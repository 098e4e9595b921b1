import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
const lines = (text: string): string[] => text.trim().split('\n').sort();

const ARMS = 'Turkey has supplied Azerbaijan with armed drones. Officials in Yerevan accused Turkey of fuelling the conflict.';
const VISIT = 'The foreign minister of Norway visited Chile on 3 May 2023. Norway denied that it had supplied weapons to Sudan.';

beforeAll(() => {
  write('arms.txt', ARMS);
  write('visit.txt', VISIT);
});

describe('entente read', () => {
  test('two runs give the same bytes', async () => {
    await runCli(cwd, ['read', 'arms.txt', 'visit.txt', '-o', 'one.trig']);
    await runCli(cwd, ['read', 'visit.txt', 'arms.txt', '-o', 'two.trig']);
    expect(read('one.trig')).toBe(read('two.trig'));
  });
  test('two articles apart, joined by concatenation, are the two read together', async () => {
    await runCli(cwd, ['read', 'arms.txt', '-o', 'a.nq']);
    await runCli(cwd, ['read', 'visit.txt', '-o', 'b.nq']);
    await runCli(cwd, ['read', 'arms.txt', 'visit.txt', '-o', 'both.nq']);
    expect([...new Set(lines(read('a.nq') + read('b.nq')))].sort()).toEqual(lines(read('both.nq')));
    expect(read('both.nq')).not.toContain('_:');
  });
  test('a table on a terminal, Turtle in a pipe, JSON lines on demand', async () => {
    const table = await runCli(cwd, ['read', 'arms.txt'], { columns: 120 });
    expect(table.out).toMatch(/^\s*#\s+status\s+who\s+does what\s+to whom\s+when\s+evidence/);
    expect(table.out).toMatch(/● asserted\s+Turkey\s+supplied arms.*Azerbaijan/);
    expect(table.err).toMatch(/Read 1 article · no date known · \d+ claims/);
    expect((await runCli(cwd, ['read', 'arms.txt'])).out).toMatch(/^@prefix/);
    expect(JSON.parse((await runCli(cwd, ['read', 'arms.txt', '--json'])).out.split('\n')[0]!)).toHaveProperty('status');
  });
  test('standard input, date and publisher', async () => {
    const { out, err } = await runCli(cwd, ['read', '-', '--date', '2024-03-06', '--publisher', 'The Daily', '-f', 'nt'], { stdin: ARMS });
    expect(err).toContain('dated 2024-03-06 (from --date)');
    expect(out).toContain('"The Daily"');
    expect(out).toContain('"stdin"');
    expect((await runCli(cwd, ['read', '-'], { stdin: '' })).code).toBe(3);
  });
  test('another base', async () => {
    const { out } = await runCli(cwd, ['read', 'arms.txt', '--base', 'https://news.example/id/', '-f', 'nt']);
    expect(out).toContain('<https://news.example/id/country-TUR>');
    expect(out).not.toContain('w3id.org/entente/id/');
  });
  test('what was not understood', async () => {
    expect((await runCli(cwd, ['read', 'arms.txt', 'visit.txt', '--missed', '-f', 'nt'])).code).toBe(0);
  });
});

describe('a store', () => {
  test('keeps articles with their texts; reading again replaces, also a corrected text', async () => {
    const store = ['--store', 'kept'];
    await runCli(cwd, ['read', 'arms.txt', 'visit.txt', ...store]);
    const first = (await runCli(cwd, ['export', ...store, '-f', 'nq'])).out;
    await runCli(cwd, ['read', 'visit.txt', ...store]);
    expect((await runCli(cwd, ['export', ...store, '-f', 'nq'])).out).toBe(first);
    write('arms.txt', ARMS.replace('Azerbaijan', 'Georgia'));
    await runCli(cwd, ['read', 'arms.txt', ...store]);
    const ask = async () => (await runCli(cwd, ['ask', 'who-supplied-arms-to-whom', '--supplier', 'Turkey', ...store])).out;
    expect(await ask()).toContain('Georgia');
    expect(await ask()).not.toContain('Azerbaijan');
    write('arms.txt', ARMS);
  });
  test('--resume leaves out what is there; Ctrl-C keeps what was read and says how to go on', async () => {
    const store = ['--store', 'resumed'];
    const stop = new AbortController();
    stop.abort();
    const stopped = await runCli(cwd, ['read', 'arms.txt', 'visit.txt', ...store], { signal: stop.signal });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain('--resume');
    await runCli(cwd, ['read', 'arms.txt', ...store]);
    const { err, code } = await runCli(cwd, ['read', 'arms.txt', 'visit.txt', '--resume', ...store]);
    expect(err).toContain('1 were in the store already');
    expect(err).toContain('Read 1 article');
    expect(code).toBe(0);
  });
});

describe('entente show', () => {
  test('the sentence with carets, who, whom, the frame and the article', async () => {
    await runCli(cwd, ['read', 'arms.txt', '--store', 'shown']);
    const { out } = await runCli(cwd, ['show', '1', '--store', 'shown'], { columns: 100 });
    const shown = out.split('\n');
    const at = shown.findIndex((line) => line.includes('Turkey has supplied'));
    expect(shown[at + 1]!.slice(shown[at]!.indexOf('Turkey'), shown[at]!.indexOf('Turkey') + 7)).toBe('^^^^^^ ');
    expect(shown[at + 2]).toMatch(/who .*whom/);
    expect(out).toMatch(/who says so\s+the article itself/);
    expect(out).toMatch(/read by\s+frame-supply/);
    expect(out).toMatch(/characters\s+0–\d+/);
  });
  test('without the text the quote has to do', async () => {
    await runCli(cwd, ['read', '-', '-o', 'piped.trig'], { stdin: ARMS });
    const { out, code } = await runCli(cwd, ['show', '1', 'piped.trig']);
    expect(code).toBe(0);
    expect(out).toContain('Turkey has supplied Azerbaijan');
  });
  test('trees and entities of an article', async () => {
    const { out } = await runCli(cwd, ['show', 'arms.txt', '--parse', '--entities']);
    expect(out).toMatch(/Turkey\s+country\s+TUR\s+country-TUR/);
    expect(out).toMatch(/supplied\s+root\s+VERB\s+supply/);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimAndFiles } from '../../src/cli/claim-argument.ts';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
beforeAll(async () => {
  writeFileSync(join(cwd, 'a.txt'), 'Turkey supplied Azerbaijan with armed drones. Kenya attacked Chad.');
  writeFileSync(join(cwd, 'empty.ttl'), '');
  await runCli(cwd, ['read', 'a.txt', '-o', 'out.nq']);
});

describe('entente show', { timeout: 60_000 }, () => {
  it('lists all claims of a graph if none is named', async () => {
    const { out, err, code } = await runCli(cwd, ['show', 'out.nq'], { columns: 120 });
    expect(out).toMatch(/^# {2}status .*\n1 {2}● asserted +Turkey .*\n2 {2}● asserted +Kenya +attacked +Chad/);
    expect([err, code]).toEqual(['next: entente show 1 out.nq\n', 0]);
    const listed = JSON.parse((await runCli(cwd, ['show', 'out.nq', '--json'])).out);
    expect(listed.map(({ number, event }: { number: number; event: { type: string } }) => [number, event.type])).toEqual([
      [1, 'ArmsTransfer'],
      [2, 'Attack'],
    ]);
    expect(await runCli(cwd, ['show', 'empty.ttl'])).toEqual({ out: '', err: 'There are no claims in it.\n', code: 0 });
  });

  it('takes the number behind the file, too', async () => {
    expect((await runCli(cwd, ['show', 'out.nq', '2'])).out).toBe((await runCli(cwd, ['show', '2', 'out.nq'])).out);
  });

  it('says what an article in place of a claim may be good for', async () => {
    const { err, code } = await runCli(cwd, ['show', 'a.txt']);
    expect(err).toContain('"a.txt" is no claim');
    expect(err).toContain('entente show a.txt --parse');
    expect(code).toBe(2);
    expect((await runCli(cwd, ['show', '--parse'])).err).toContain('cli/no-claim');
    expect((await runCli(cwd, ['show'])).err).toContain('cli/no-graph');
  });
});

it('claims, graphs and articles are told apart by what they look like', () => {
  expect(claimAndFiles(cwd, '3', ['a.ttl'], false)).toEqual({ which: '3', files: ['a.ttl'] });
  expect(claimAndFiles(cwd, undefined, [], false)).toEqual({ which: undefined, files: [] });
  expect(claimAndFiles(cwd, 'https://w3id.org/entente/id/claim-b7f1', ['a.ttl'], false).which).toMatch(/b7f1$/);
  expect(claimAndFiles(cwd, 'b7f115bf50073d39', [], false)).toEqual({ which: 'b7f115bf50073d39', files: [] });
  expect(claimAndFiles(cwd, 'a.ttl', ['b.ttl'], false)).toEqual({ which: undefined, files: ['a.ttl', 'b.ttl'] });
  expect(claimAndFiles(cwd, 'a.txt', [], true)).toEqual({ which: 'a.txt', files: [] });
});

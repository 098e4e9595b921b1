import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli, testFolder } from '../cli/fake-context.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const HARBOUR = readFileSync(new URL('../export/harbour.trig', import.meta.url), 'utf8');
function folder(): string {
  const dir = testFolder();
  writeFileSync(join(dir, 'a.trig'), HARBOUR);
  writeFileSync(join(dir, 'b.trig'), HARBOUR.replace('ent:status ent:Reported', 'ent:status ent:Asserted'));
  return dir;
}

test('diff: the same graph in another syntax has no difference, exit code 0', async () => {
  const dir = folder();
  expect((await runCli(dir, ['convert', 'a.trig', 'a.nq'])).code).toBe(0);
  const ran = await runCli(dir, ['diff', 'a.trig', 'a.nq']);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain('say the same');
});

test('diff: what was upgraded is said with words and quote, exit code 1', async () => {
  const ran = await runCli(folder(), ['diff', 'a.trig', 'b.trig']);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('upgraded from reported to asserted');
  expect(ran.out).toContain('The two met');
});

test('diff --patch, then patch in place: the files are the same afterwards', async () => {
  const dir = folder();
  expect((await runCli(dir, ['diff', 'a.trig', 'b.trig', '--patch', '-o', 'ab.rdfp'])).code).toBe(1);
  const patched = await runCli(dir, ['patch', 'a.trig', 'ab.rdfp', '-o', 'a.trig']);
  expect(patched.code).toBe(0);
  expect((await runCli(dir, ['diff', 'a.trig', 'b.trig', '-q'])).code).toBe(0);
});

test('patch: one that does not fit changes nothing, exit code 1; a broken one, exit code 3', async () => {
  const dir = folder();
  await runCli(dir, ['diff', 'a.trig', 'b.trig', '--patch', '-o', 'ab.rdfp']);
  const before = readFileSync(join(dir, 'b.trig'), 'utf8');
  expect((await runCli(dir, ['patch', 'b.trig', 'ab.rdfp', '-o', 'b.trig'])).code).toBe(1);
  writeFileSync(join(dir, 'broken.rdfp'), 'TX .\nA <urn:a> .\nTC .\n');
  expect((await runCli(dir, ['patch', 'b.trig', 'broken.rdfp', '-o', 'b.trig'])).code).toBe(3);
  expect(readFileSync(join(dir, 'b.trig'), 'utf8')).toBe(before);
});

test('diff: a file that is not there, exit code 3', async () => {
  expect((await runCli(folder(), ['diff', 'a.trig', 'none.trig'])).code).toBe(3);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { testFolder } from './fake-context.ts';

// A command line is judged by its start, and its start by what it loads. Node's own coverage tells every file that ran.

const ROOT = join(import.meta.dirname, '..', '..');
const cwd = testFolder();

/** Runs a command line in a process of its own; gives the files that it loaded, by their path below the checkout. */
function filesLoaded(argv: readonly string[]): string[] {
  const coverage = mkdtempSync(join(tmpdir(), 'entente-loaded-'));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(join(ROOT, 'node_modules/tsx/dist/esm/index.mjs')).href, join(ROOT, 'src/cli/main.ts'), ...argv],
    { cwd, encoding: 'utf8', env: { ...process.env, NODE_V8_COVERAGE: coverage } },
  );
  if (status !== 0) throw new Error(stderr);
  const urls = readdirSync(coverage).flatMap((file) =>
    (JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] }).result.map(({ url }) => url),
  );
  return urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url.replace(/\?.*$/, '')).slice(ROOT.length + 1))
    .sort();
}

const ENGINE = /^src[\\/]query[\\/](engine[\\/]|parse[\\/]|native|ask\.|comunica)/;
const HEAVY = /node_modules[\\/](@comunica|@traqula|jsonld-|rdfxml-|linkedom|unpdf)/;

beforeAll(() => writeFileSync(join(cwd, 'article.txt'), 'Turkey supplied Azerbaijan with armed drones.'));

test('reading, showing and exporting load no query engine; a saved question loads ours, not Comunica', { timeout: 240_000 }, () => {
  const read = filesLoaded(['read', 'article.txt', '--date', '2024-03-06', '-o', 'out.ttl']);
  const show = filesLoaded(['show', '1', 'out.ttl']);
  const exported = filesLoaded(['export', 'out.ttl', '-f', 'nq']);
  const asked = filesLoaded(['ask', 'who-supplied-arms-to-whom', 'out.ttl']);
  expect(read).toContain(join('src', 'convert.ts'));
  expect(asked.filter((file) => ENGINE.test(file)).length).toBeGreaterThan(10);
  for (const files of [read, show, exported]) expect(files.filter((file) => ENGINE.test(file))).toEqual([]);
  for (const files of [read, show, exported, asked]) expect(files.filter((file) => HEAVY.test(file))).toEqual([]);
});

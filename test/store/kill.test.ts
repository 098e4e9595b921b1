import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { loadQuads } from '../../src/store/disk.ts';

const KILLS = 100;

/** Lets a child write until it has put `puts` versions and some more milliseconds, then kills it; gives the last version it told of. */
function killWhileWriting(script: string, dir: string, from: number, puts: number, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, dir, String(from)]);
    let last = from - 1;
    let doomed = false;
    child.stderr.on('data', (text) => reject(new Error(String(text))));
    child.stdout.on('data', (text) => {
      last = Number(String(text).trim().split('\n').at(-1));
      if (last < from + puts || doomed) return;
      doomed = true;
      setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('exit', () => resolve(last));
  });
}

/** A quarter of the kills, on a store of its own; gives how many fell into a write. */
async function killAgainAndAgain(script: string, dir: string, lane: number): Promise<number> {
  let version = 0;
  let midway = 0;
  for (let kill = lane; kill < KILLS; kill += 4) {
    // Steps of a fraction of a millisecond, so that kills fall on every part of a write.
    const told = await killWhileWriting(script, dir, version, 1 + (kill % 2), (kill * 0.37) % 5);
    const store = loadQuads(dir);
    const size = Number(store.getObjects('ex:v', 'ex:size', null)[0]?.value);
    const versions = new Set(store.getObjects(null, 'ex:version', null).map((term) => Number(term.value)));
    expect(store.size).toBe(size);
    expect(versions.size).toBe(1);
    const [kept] = versions;
    expect(kept).toBeGreaterThanOrEqual(told);
    expect(kept).toBeLessThanOrEqual(told + 1);
    if (readdirSync(join(dir, 'articles')).some((name) => name.endsWith('.tmp')) || readdirSync(dir).includes('lock')) midway++;
    version = kept! + 1;
  }
  return midway;
}

it(`leaves the old or the new state when a writer is killed ${KILLS} times`, { timeout: 240_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'entente-kill-'));
  const script = join(dir, 'bundle', 'put-forever.mjs');
  try {
    // Bundled once: a hundred starts through tsx would take minutes.
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: join(import.meta.dirname, 'put-forever.ts'),
        outDir: join(dir, 'bundle'),
        rollupOptions: { output: { entryFileNames: 'put-forever.mjs' } },
      },
    });
    const midway = await Promise.all([0, 1, 2, 3].map((lane) => killAgainAndAgain(script, join(dir, `store-${lane}`), lane)));
    // The test is worth something only if kills did fall into a write.
    expect(midway.reduce((sum, n) => sum + n)).toBeGreaterThan(KILLS / 10);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

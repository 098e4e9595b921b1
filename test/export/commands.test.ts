import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseWithOxigraph } from 'oxigraph';
import { describe, expect, test, vi } from 'vitest';
import { runCli, testFolder } from '../cli/fake-context.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const HARBOUR = readFileSync(new URL('./harbour.trig', import.meta.url), 'utf8');
function folder(): string {
  const dir = testFolder();
  writeFileSync(join(dir, 'a.trig'), HARBOUR);
  return dir;
}

describe.each(['export', 'convert'])('entente %s --flatten', (command) => {
  test('makes one graph of Turtle, and nothing is lost: it still says the same', async () => {
    const dir = folder();
    const target = command === 'export' ? ['-o', 'flat.ttl'] : ['flat.ttl'];
    expect((await runCli(dir, [command, 'a.trig', '--flatten', ...target])).code).toBe(0);
    const text = readFileSync(join(dir, 'flat.ttl'), 'utf8');
    expect(parseWithOxigraph(text, { format: 'text/turtle' }).every(({ graph }) => graph.termType === 'DefaultGraph')).toBe(true);
    expect(text).toContain('ent:statedIn');
    expect((await runCli(dir, ['diff', 'a.trig', 'flat.ttl'])).code).toBe(0);
  });

  test('is Turtle if nobody names a format, and one graph in formats that have several', async () => {
    const dir = folder();
    const { out } = await runCli(dir, [command, 'a.trig', '--flatten']);
    expect(parseWithOxigraph(out, { format: 'text/turtle' }).length).toBeGreaterThan(50);
    const quads = await runCli(dir, [command, 'a.trig', '--flatten', '--format', 'nq']);
    expect(parseWithOxigraph(quads.out, { format: 'application/n-quads' }).every(({ graph }) => graph.termType === 'DefaultGraph')).toBe(
      true,
    );
  });
});

test('without --flatten Turtle has no word of the graphs', async () => {
  const { out } = await runCli(folder(), ['export', 'a.trig', '--format', 'ttl']);
  expect(out).not.toContain('statedIn');
});

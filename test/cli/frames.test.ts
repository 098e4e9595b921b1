import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
beforeAll(async () => {
  writeFileSync(join(cwd, 'a.txt'), 'Chad attacked a village in Sudan. Kenya may attack Chad. The minister attacked the decision.');
  writeFileSync(join(cwd, 'b.txt'), 'Turkey supplied Chad with armed drones.');
  await runCli(cwd, ['read', 'a.txt', 'b.txt', '-o', 'out.nq']);
});

describe('entente frames', { timeout: 60_000 }, () => {
  it('shows what fired, what was met in vain and what never came up', async () => {
    const { out, code, err } = await runCli(cwd, ['frames', 'a.txt', 'b.txt', '--top', '3'], { columns: 140 });
    expect([code, err]).toEqual([0, expect.stringContaining('--frame')]);
    expect(out).toMatch(/^\d+ of \d+ frames fired; \d+ claims in 4 sentences\n/);
    expect(out).toMatch(/Fired most\nfired .*with the words\n {4}2 +500\.0 +1 .* frame-attack +Attack +attack 2\n/);
    expect(out).toMatch(/Met, but never fired\n/);
    expect(out).toMatch(/Never met \(\d+\)\nframe-/);
    for (const line of out.split('\n').slice(0, 16)) expect(line.length).toBeLessThanOrEqual(140);
  });

  it('fits a narrow terminal', async () => {
    const { out } = await runCli(cwd, ['frames', 'a.txt', 'b.txt', '--top', '3'], { columns: 80 });
    for (const line of out.split('\n').filter((one) => !one.startsWith('frame-'))) expect([line, line.length <= 80]).toEqual([line, true]);
    expect(out).toMatch(/^ +2 +500\.0 .* 3 +frame-attack +attack 2$/m);
  });

  it('shows the sentences of one frame, and why it kept silent', async () => {
    const { out } = await runCli(cwd, ['frames', 'a.txt', '--frame', 'attack-verbally']);
    expect(out).toMatch(/● asserted {2}a, sentence 3\n {2}The minister attacked the decision\.\n {15}\^{8}\n {15}attack\n/);
    expect(out).toMatch(/turned down: .*obj is decision.* {2}a, sentence 1\n/);
  });

  it('writes a row for each frame into a pipe, a file, or JSON', async () => {
    const { out } = await runCli(cwd, ['frames', 'a.txt']);
    const rows = out.split('\n').slice(0, -1);
    expect(rows[0]!.split('\t').slice(0, 4)).toEqual(['frame', 'class', 'fired', 'per thousand']);
    expect(rows.length).toBeGreaterThan(600);
    expect(new Set(rows.map((row) => row.split('\t').length)).size).toBe(1);
    const { sentences, frames } = JSON.parse((await runCli(cwd, ['frames', 'a.txt', '--json'])).out);
    expect(sentences).toBe(3);
    expect(frames[0]).toMatchObject({ frame: 'frame-attack', fired: 2, byStatus: { asserted: 1, possible: 1 } });
  });

  it('counts the claims of a graph', async () => {
    const { out } = await runCli(cwd, ['frames', 'out.nq'], { columns: 120 });
    expect(out).toMatch(/frames fired; 4 claims\n/);
    expect(out).toContain('frame-supply-with');
    expect(out).not.toContain('turned down');
  });

  it('reads the examples of the frames themselves', async () => {
    const { out, code } = await runCli(cwd, ['frames', '--examples', '--fast', '--top', '2'], { columns: 160 });
    expect(code).toBe(0);
    const [, fires, all, covered, silent] = /^(\d+) of (\d+) frames fire .* of (\d+) another .* of (\d+) nothing does\n/
      .exec(out)!
      .map(Number);
    expect(fires! + covered! + silent!).toBe(all);
    expect(fires! / all!).toBeGreaterThan(0.6);
  });

  it('says what cannot be done', async () => {
    expect(await runCli(cwd, ['frames', 'a.txt', 'out.nq'])).toMatchObject({ code: 2, err: expect.stringContaining('cli/mixed-inputs') });
    expect(await runCli(cwd, ['frames', 'out.nq', '--frame', 'attack'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('entente frames article.txt --frame frame-attack'),
    });
    expect(await runCli(cwd, ['frames', 'a.txt', '--frame', 'attak'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cli/unknown-frame'),
    });
    expect(await runCli(cwd, ['frames', 'a.txt', '-f', 'xls'])).toMatchObject({ code: 2, err: expect.stringContaining('tsv, csv') });
    expect(await runCli(cwd, ['frames', 'none.txt'])).toMatchObject({ code: 3, out: '' });
  });
});

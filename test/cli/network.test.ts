import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writer } from 'n3';
import { describe, expect, test } from 'vitest';
import { graphOf, SAMPLE } from '../server/sample-library.ts';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
const writer = new Writer({ format: 'application/trig' });
for (const quad of graphOf(SAMPLE)) writer.addQuad(quad);
writer.end((_error, text) => writeFileSync(join(cwd, 'out.trig'), text));

describe('entente network', () => {
  test('in a pipe: a table with every measure and the IRI', async () => {
    const { out, code } = await runCli(cwd, ['network', 'out.trig']);
    const [head, first] = out
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(code).toBe(0);
    expect(head).toContain('betweenness');
    expect(first!.slice(1, 4)).toEqual(['Norway', 'Country', '4']);
    expect(first!.at(-1)).toBe('https://w3id.org/entente/id/actor-Norway');
  });
  test('for a person: actors, friends and foes, and what does not count', async () => {
    const { out, err } = await runCli(cwd, ['network', 'out.trig'], { columns: 120 });
    expect(out).toContain('More cooperation than conflict\n  Chile – Norway');
    expect(out).toContain('More conflict than cooperation\n  Ada – Japan');
    expect(err).toContain('1 denied or negated ones do not count');
  });
  test('filters narrow it', async () => {
    const { out } = await runCli(cwd, ['network', 'out.trig', '--status', 'alleged', '--json']);
    expect(JSON.parse(out)).toMatchObject({ claims: 1, actors: [{ label: 'Chile' }, { label: 'Norway' }] });
  });
  test.each(['gexf', 'graphml', 'json', 'svg'])('writes .%s', async (ending) => {
    const { err, code } = await runCli(cwd, ['network', 'out.trig', '-o', `net.${ending}`]);
    expect(code).toBe(0);
    expect(err).toContain('4 actors, 5 ties');
    expect(readFileSync(join(cwd, `net.${ending}`), 'utf8')).toContain('Norway');
  });
  test.each([
    [['--by', 'fame'], 'Choose one of claims, partners'],
    [['--status', 'sure'], 'Choose of asserted'],
    [['--from', 'May'], '2024-10-11'],
    [['--min-confidence', '7'], 'from 0 to 1'],
    [['-o', 'net.pdf'], 'Choose one of gexf'],
  ])('%j is told what would be right', async (options, words) => {
    const { err, code } = await runCli(cwd, ['network', 'out.trig', ...options]);
    expect(code).toBeGreaterThan(1);
    expect(err).toContain(words);
  });
});

describe('entente path', () => {
  test('each hop bears its claims with their words', async () => {
    const { out, code } = await runCli(cwd, ['path', 'Ada', 'chile', 'out.trig']);
    expect(code).toBe(0);
    expect(out).toContain('Ada – Japan – Norway – Chile');
    expect(out).toContain('“Ada accused Japan of delay” (Bo; market)');
    expect(out).toContain('▷ planned  Japan will visit Norway');
  });
  test('no path is an answer of its own', async () => {
    const { err, code } = await runCli(cwd, ['path', 'Ada', 'Chile', 'out.trig', '--max-hops', '2']);
    expect(code).toBe(1);
    expect(err).toContain('No chain of up to 2 claims ties Ada to Chile');
  });
  test('a name that nobody has, and the same twice', async () => {
    expect((await runCli(cwd, ['path', 'Chyle', 'Ada', 'out.trig'])).err).toContain('Did you mean "Chile"?');
    expect((await runCli(cwd, ['path', 'Ada', 'ada', 'out.trig'])).err).toContain('are the same');
  });
});

describe('entente who', () => {
  test('the dossier on a terminal', async () => {
    const { out } = await runCli(cwd, ['who', 'norway', 'out.trig'], { columns: 140 });
    for (const words of ['Norway', 'country (NOR)', '2024-05', 'Has to do with', 'Chile    3 claims', '◌ alleged'])
      expect(out).toContain(words);
  });
  test('the dossier in Markdown: words of articles are no markup', async () => {
    const { out } = await runCli(cwd, ['who', 'Chile', '--md', 'out.trig']);
    expect(out).toContain('# Chile');
    expect(out).toContain('> “Norway reportedly sold boats to Chile.”');
    expect(out).toContain('## On its word');
    expect(out).toContain('| Norway | 3 |');
  });
  test('as JSON', async () => {
    const { out } = await runCli(cwd, ['who', 'Ada', '--json', 'out.trig']);
    expect(JSON.parse(out)).toMatchObject({ actor: { label: 'Ada' }, partners: [{ named: { label: 'Japan' }, conflict: 1 }] });
  });
});

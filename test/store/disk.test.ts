import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFactory, Parser } from 'n3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { listArticles, loadQuads, putArticle, putArticles, removeArticle } from '../../src/store/disk.ts';
import { canonicalNQuads } from '../../src/store/n-quads-line.ts';

const quads = (text: string) => new Parser({ format: 'N-Quads' }).parse(text);
const article = (id: string, text: string) => ({ identifier: id, graph: `ex:g/${id}`, quads: quads(text) });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entente-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function failure(work: () => unknown): EntenteError {
  try {
    work();
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a store on disk', () => {
  it('replaces an article with its shortcuts and leaves the others alone', async () => {
    await putArticles(dir, [
      article('one', '<ex:a> <ex:p> <ex:b> <ex:g/one> .\n<ex:a> <ex:short> <ex:b> .\n'),
      article('two', '<ex:c> <ex:p> <ex:d> <ex:g/two> .\n<ex:a> <ex:short> <ex:b> .\n<ex:c> <ex:short> <ex:d> .\n'),
    ]);
    expect(listArticles(dir)).toEqual([
      { identifier: 'one', graph: 'ex:g/one' },
      { identifier: 'two', graph: 'ex:g/two' },
    ]);
    expect(loadQuads(dir).size).toBe(4);
    await putArticle(dir, article('two', '<ex:c> <ex:p> <ex:e> <ex:g/two> .\n'));
    expect(canonicalNQuads(loadQuads(dir))).toBe(
      '<ex:a> <ex:p> <ex:b> <ex:g/one> .\n<ex:a> <ex:short> <ex:b> .\n<ex:c> <ex:p> <ex:e> <ex:g/two> .\n',
    );
    expect(await removeArticle(dir, 'one')).toBe(true);
    expect(await removeArticle(dir, 'one')).toBe(false);
    expect(loadQuads(dir).size).toBe(1);
  });
  it('gives back every kind of term', async () => {
    const { namedNode: n, literal: l, quad } = DataFactory;
    const nasty = ['a "b" \\ c', 'tab\there', 'line\nbreak\r', '\u0000\u0007\u007f', 'emoji 😀', '\u2028'];
    const all = nasty.flatMap((text) => [
      quad(n('ex:s'), n('ex:p'), l(text)),
      quad(n('ex:s'), n('ex:p'), l(text, 'en-gb')),
      quad(n('ex:s'), n('ex:p'), l(text, n('ex:type'))),
    ]);
    await putArticle(dir, { identifier: 'x', graph: 'ex:g', quads: [...all, quad(n('ex:s'), n('ex:p'), DataFactory.blankNode('b1'))] });
    expect(canonicalNQuads(loadQuads(dir))).toBe(canonicalNQuads([...all, quad(n('ex:s'), n('ex:p'), DataFactory.blankNode('b1'))]));
  });
  it('says what is wrong with a damaged file', async () => {
    expect(failure(() => loadQuads(join(dir, 'nowhere'))).code).toBe('store/not-found');
    await putArticle(dir, article('one', '<ex:a> <ex:p> <ex:b> <ex:g/one> .\n<ex:a> <ex:p> <ex:c> <ex:g/one> .\n'));
    const [name] = readdirSync(join(dir, 'articles'));
    const file = join(dir, 'articles', name!);
    const header = (n: number) => `# {"entente":1,"identifier":"one","graph":"ex:g/one","quads":${n}}\n`;
    for (const text of [
      '',
      'rubbish\n',
      `${header(2)}<ex:a> <ex:p> <ex:b> <ex:g/one> .\n`,
      `${header(1)}<ex:a> <ex:p> <ex:b> <ex:g/one> .`,
      `${header(1)}<ex:a> <ex:p> "b <ex:g/one> .\n`,
    ]) {
      writeFileSync(file, text);
      const error = failure(() => loadQuads(dir));
      expect([error.code, error.place?.source]).toEqual(['store/corrupt', file]);
    }
  });
  it('takes over the lock of a dead process and waits for a living one', async () => {
    await putArticle(dir, article('one', ''));
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: 2 ** 22 + 7, host: (await import('node:os')).hostname(), started: '1' }));
    await putArticle(dir, article('two', ''));
    expect(listArticles(dir).length).toBe(2);
    const { withLock } = await import('../../src/store/disk-lock.ts');
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: 1, host: 'another.example', started: '1' }));
    await expect(withLock(dir, () => 0, 60)).rejects.toMatchObject({ code: 'store/locked' });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'n3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { loadQuads, putArticle, putArticles, removeArticle } from '../../src/store/disk.ts';
import { openIndex } from '../../src/store/disk-index.ts';
import { canonicalNQuads } from '../../src/store/n-quads-line.ts';
import { quadsOf } from '../../src/store/quads-of.ts';

const article = (id: string, text: string) => ({
  identifier: id,
  graph: `ex:g/${id}`,
  quads: new Parser({ format: 'N-Quads' }).parse(text),
});
const one = (value: string) => article('one', `<ex:a> <ex:p> "${value}" <ex:g/one> .\n<ex:a> <ex:short> <ex:b> .\n`);
const two = article('two', '<ex:a> <ex:short> <ex:b> .\n<ex:c> <ex:p> "zwei"@de <ex:g/two> .\n');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entente-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const opened = async () => canonicalNQuads(quadsOf(await openIndex(dir)));
const snapshot = () => join(dir, 'snapshot.bin');

describe('a store opened for asking', () => {
  it('is the same from the files, from the snapshot, and from a snapshot with changes on top', async () => {
    await putArticles(dir, [one('first'), two]);
    expect(await opened()).toBe(canonicalNQuads(loadQuads(dir)));
    const written = statSync(snapshot()).mtimeMs;
    expect(await opened()).toBe(canonicalNQuads(loadQuads(dir)));
    // A changed article is read on top of the snapshot, which is not written anew.
    await putArticle(dir, one('second'));
    expect(await opened()).toBe(canonicalNQuads(loadQuads(dir)));
    expect(statSync(snapshot()).mtimeMs).toBe(written);
    // The shortcut stays as long as one of the two articles warrants it.
    await removeArticle(dir, 'one');
    expect(await opened()).toContain('<ex:a> <ex:short> <ex:b> .\n');
    await removeArticle(dir, 'two');
    expect(await opened()).toBe('');
  });
  it('reads past a torn, a foreign or an old snapshot', async () => {
    await putArticles(dir, [one('first'), two]);
    const wanted = await opened();
    const whole = readFileSync(snapshot());
    for (const at of [0, 4, 70, whole.length - 200]) {
      const broken = Buffer.from(whole);
      broken[at]! ^= 0xff;
      writeFileSync(snapshot(), broken);
      expect(await opened()).toBe(wanted);
      expect(readFileSync(snapshot()).equals(whole)).toBe(true);
    }
    for (const length of [0, 3, 64, whole.length - 4]) {
      writeFileSync(snapshot(), whole.subarray(0, length));
      expect(await opened()).toBe(wanted);
    }
  });
  it('reads segments in somebody else’s spelling and names a broken line', async () => {
    await putArticle(dir, one('first'));
    const file = join(dir, 'articles', readdirSync(join(dir, 'articles'))[0]!);
    const [header] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${header}\n<ex:a>  <ex:p> "\\u00e9"@EN <ex:g/one>.\n<ex:a> <ex:short> <ex:b> . # why\n`);
    expect(await opened()).toBe('<ex:a> <ex:p> "é"@en <ex:g/one> .\n<ex:a> <ex:short> <ex:b> .\n');
    writeFileSync(file, `${header}\n<ex:a> <ex:p> "b <ex:g/one> .\n<ex:a> <ex:short> <ex:b> .\n`);
    await expect(openIndex(dir)).rejects.toMatchObject({ code: 'store/corrupt', place: { source: file, line: 2 } });
  });
  it('keeps up with any sequence of changes', { timeout: 120_000 }, async () => {
    const change = fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('put', 'remove'), fc.nat(3), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        rmSync(dir, { recursive: true, force: true });
        await putArticles(dir, [two]);
        for (const [id, what, value, elsewhere] of changes) {
          if (what === 'remove') await removeArticle(dir, id);
          else
            await putArticle(
              dir,
              article(id, `<ex:s> <ex:p> "${value}" <ex:g/${elsewhere ? 'x' : id}> .\n<ex:s> <ex:short> "${value}" .\n`),
            );
          expect(await opened()).toBe(canonicalNQuads(loadQuads(dir)));
        }
      }),
      { numRuns: 15 },
    );
  });
  it('can be asked', async () => {
    await putArticles(dir, [one('first'), two]);
    for (let time = 0; time < 2; time++) {
      const answer = await ask(await openIndex(dir), 'SELECT (COUNT(*) AS ?n) { ?s <ex:short> ?o }');
      expect(answer.kind === 'bindings' && answer.rows[0]?.get('n')?.value).toBe('1');
    }
  });
});

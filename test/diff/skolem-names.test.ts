import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENID, skolemNames } from '../../src/diff/skolem-names.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { writeQuad } from '../../src/syntax/write-term.ts';

const quadsOf = async (trig: string): Promise<readonly Quad[]> => (await readRdf(trig, { format: 'trig' })).quads;

/** The data with its blank nodes named, as sorted lines. */
async function named(quads: readonly Quad[]): Promise<string[]> {
  const names = await skolemNames(quads);
  return quads.map((quad) => writeQuad(quad).replace(/_:([\w.]+)/g, (_, label) => `<${names.get(label)}>`)).sort();
}

describe('names of blank nodes', () => {
  test('do not depend on labels and order', async () => {
    const a = await named(await quadsOf('_:a <p:p> _:b . _:b <p:q> 1 , 2 . [] <p:p> [ <p:q> 1 ] .'));
    const b = await named(await quadsOf('[] <p:p> _:a . _:a <p:q> 1 . _:z <p:q> 2 , 1 . _:k <p:p> _:z .'));
    expect(a).toEqual(b);
    expect(a.join()).toContain(GENID);
  });
  test('depend on what is said, and where', async () => {
    const [one] = await named(await quadsOf('<p:g> { [] <p:p> 1 }'));
    for (const other of ['<p:h> { [] <p:p> 1 }', '[] <p:p> 1 .', '<p:g> { [] <p:p> 2 }', '<p:g> { [] <p:q> 1 }'])
      expect((await named(await quadsOf(other)))[0]).not.toBe(one);
  });
  test('two nodes of which the same is said stay two', async () => {
    expect(new Set(await named(await quadsOf('<p:s> <p:p> [ <p:q> 1 ] , [ <p:q> 1 ] .'))).size).toBe(4);
  });
  test('reach triple terms and graph names', async () => {
    const lines = await named(await quadsOf('_:g { <p:s> <p:p> <<( _:x <p:q> _:g )>> }'));
    expect(lines.join()).not.toContain('_:');
  });
  test('any data: as many nodes as before, the same names after renaming', async () => {
    const node = fc.nat(4).map((n) => `_:n${n}`);
    const triple = fc.tuple(node, fc.constantFrom('<p:p>', '<p:q>'), fc.oneof(node, fc.nat(2).map(String)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(triple, { maxLength: 8 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        async (triples, order) => {
          const text = triples.map((parts) => `${parts.join(' ')} .`).join('\n');
          const quads = await quadsOf(text);
          const labels = new Set(text.match(/_:n\d/g));
          const names = await skolemNames(quads);
          expect(new Set(names.values()).size).toBe(labels.size);
          const renamed = await quadsOf(text.replace(/_:n(\d)/g, (_, n) => `_:m${order[Number(n)]}`));
          expect(await named(renamed)).toEqual(await named(quads));
        },
      ),
      { numRuns: 60 },
    );
  });
});

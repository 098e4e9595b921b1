import { expect, test } from 'vitest';
import type { Parsed } from '../../src/language/doc.ts';
import { drawTree } from '../../src/view/tree.ts';

function sentence(rows: readonly (readonly [string, number, string])[], offset = 0): Parsed[] {
  return rows.map(([text, head, deprel], k) => ({
    i: offset + k,
    start: 0,
    end: 0,
    text,
    sentence: 0,
    upos: 'X',
    xpos: 'X',
    lemma: text.toLowerCase(),
    head: head < 0 ? -1 : offset + head,
    deprel,
  }));
}

test('draws heads and dependents in the order of reading', () => {
  const tokens = sentence(
    [
      ['The', 1, 'det'],
      ['ships', 2, 'nsubj'],
      ['left', -1, 'root'],
      ['the', 4, 'det'],
      ['harbour', 2, 'obj'],
    ],
    7,
  );
  expect(drawTree(tokens).split('\n')).toEqual([
    '  ┌── The    det    X  the',
    '┌─┴ ships    nsubj  X  ships',
    '├ left       root   X  left',
    '│ ┌── the    det    X  the',
    '└─┴ harbour  obj    X  harbour',
  ]);
});

test('a lone word and an empty sentence', () => {
  expect(drawTree(sentence([['Yes', -1, 'root']]))).toBe('─ Yes  root  X  yes');
  expect(drawTree([])).toBe('');
});

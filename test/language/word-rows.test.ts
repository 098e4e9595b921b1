import { expect, test } from 'vitest';
import { wordRows } from '../../src/language/word-rows.ts';

test('words have their rows, in any script', () => {
  const words = ['the', 'Łódź', '会谈', '😀', 'a', "o'brien"];
  const rows = wordRows(new TextEncoder().encode(words.join('\n')));
  expect(words.map((word) => rows.get(word))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(rows.size).toBe(6);
  expect(rows.has('them')).toBe(false);
  expect(rows.get('')).toBeUndefined();
});

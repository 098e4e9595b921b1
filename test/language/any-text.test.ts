import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysed } from '../../src/language/doc.ts';
import { loadResources } from '../../src/load-resources.ts';

const { analyse } = loadResources();

/** Tokens and white space, in order, are the text. */
function holdsAll({ article: { text }, tokens }: Analysed): boolean {
  let at = 0;
  for (const token of tokens) {
    if (text.slice(at, token.start).trim() !== '' || token.text !== text.slice(token.start, token.end)) return false;
    at = token.end;
  }
  return text.slice(at).trim() === '';
}

describe('every step of the analysis takes any text', () => {
  test('random signs, halves of signs, and words that are members of every object', () => {
    const words =
      'constructor|__proto__|toString|President | said |"|“|”|’s| of | the |Oslo|\ud83d|\u202e| Monday |5 million | - |(|)|\n|U.S. | and |Jan. |3';
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...words.split('|')));
    const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => holdsAll(analyse({ id: 't', text }))),
      { numRuns: 150, seed: 11 },
    );
  });

  test.each([
    ['a million letters', 'A'.repeat(1 << 20), 1],
    ['full stops apart', '. '.repeat(3000), 3000],
    ['signs without words', '("'.repeat(2000), 4000],
    ['halves of signs', '\ud800'.repeat(2000), 2000],
    ['no more than line breaks', '\n'.repeat(50_000), 0],
  ])('%s', (_, text, count) => {
    const doc = analyse({ id: 't', text });
    expect(doc.tokens).toHaveLength(count);
    expect(holdsAll(doc)).toBe(true);
  });

  test('words that are members of every object are words', () => {
    const doc = analyse({ id: 't', text: 'The constructor said two constructor groups left on Monday, valueof Oslo.' });
    for (const token of doc.tokens) for (const value of Object.values(token)) expect(['string', 'number']).toContain(typeof value);
  });
});

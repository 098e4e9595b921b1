import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAbbreviations } from '../../src/language/abbreviations.ts';
import { tokenise } from '../../src/language/tokenise.ts';

const cut = tokenise(readAbbreviations(readFileSync(new URL('../../data/language/abbreviations.csv', import.meta.url), 'utf8')));
const tokens = (text: string): string[] => cut({ id: 't', text }).tokens.map((t) => t.text);
const sentences = (text: string): string[] => cut({ id: 't', text }).sentences.map((s) => text.slice(s.start, s.end));

describe('tokens', () => {
  test.each([
    ['Don’t worry, it isn’t Oslo’s.', 'Do n’t worry , it is n’t Oslo ’s .'],
    ['They cannot agree.', 'They can not agree .'],
    ['O’Brien and D’Arcy met.', 'O’Brien and D’Arcy met .'],
    ['the owners’ plan', 'the owners ’ plan'],
    ['Lt. Gen. Berg of the U.S. Army', 'Lt. Gen. Berg of the U.S. Army'],
    ['No. 5 said no.', 'No. 5 said no .'],
    ['a short-range missile and non-lethal aid', 'a short - range missile and non-lethal aid'],
    ['It cost $20m, €3.5bn or £221bn.', 'It cost $ 20m , € 3.5bn or £ 221bn .'],
    ['40km away on the 21st, in the 1990s', '40km away on the 21st , in the 1990s'],
    ['“We won,” he said…', '“ We won , ” he said …'],
    ['See https://example.org/a?b=c, or write to press@example.org.', 'See https://example.org/a?b=c , or write to press@example.org .'],
    ['talks—or not—with him', 'talks — or not — with him'],
    ['Переговоры в Москве. 会谈。', 'Переговоры в Москве . 会谈 。'],
    ['Itâ€™s over', 'Itâ € ™ s over'],
    ['Up 5% on 9/11 at 10:30', 'Up 5 % on 9/11 at 10:30'],
  ])('%s', (text, expected) => {
    expect(tokens(text).join(' ')).toBe(expected);
  });
});

describe('sentences', () => {
  test.each([
    ['They met. They talked.', ['They met.', 'They talked.']],
    ['Gen. Berg met Mr. Dahl. He left.', ['Gen. Berg met Mr. Dahl.', 'He left.']],
    ['It is made in the U.S. The price rose.', ['It is made in the U.S.', 'The price rose.']],
    ['On Sept. 11 they met.', ['On Sept. 11 they met.']],
    ['“We won.” He left.', ['“We won.”', 'He left.']],
    ['He asked: “Why?” she said.', ['He asked: “Why?” she said.']],
    ['Shares rose 3.5 percent. Then they fell.', ['Shares rose 3.5 percent.', 'Then they fell.']],
    [
      'Talks resume in Oslo\nBy Anna Berg\nOSLO (Reuters) - Talks resumed.',
      ['Talks resume in Oslo', 'By Anna Berg', 'OSLO (Reuters) -', 'Talks resumed.'],
    ],
    ['Lund (b. March 1961; m. 1990) sued in Lund v. Moe. She lost.', ['Lund (b. March 1961; m. 1990) sued in Lund v. Moe.', 'She lost.']],
    ['It sells boats, nets, etc. Prices rose.', ['It sells boats, nets, etc.', 'Prices rose.']],
    ['He starred in Hello! (1965), and left.', ['He starred in Hello! (1965), and left.']],
    ['Sales fell. iPhones sold well. ...nobody knew.', ['Sales fell.', 'iPhones sold well.', '...nobody knew.']],
    ['2.1. New rules\nThe rules are new.', ['2.1. New rules', 'The rules are new.']],
    ["He wrote: 'We won.'' Nobody cared.", ["He wrote: 'We won.''", 'Nobody cared.']],
    ['He fell ill. She sat. It rained.', ['He fell ill.', 'She sat.', 'It rained.']],
    ['It was founded in 1901.[17] Later it moved.', ['It was founded in 1901.[17]', 'Later it moved.']],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('a hard-wrapped paragraph is joined, an empty line ends it', () => {
    const text =
      'The minister said on Monday that the talks with\nthe union would go on for at least another week,\nalthough both sides had hoped for a quick end.\nNobody left the room.\n\nA new start';
    expect(sentences(text)).toEqual([
      'The minister said on Monday that the talks with\nthe union would go on for at least another week,\nalthough both sides had hoped for a quick end.',
      'Nobody left the room.',
      'A new start',
    ]);
  });
});

describe('any string', () => {
  const holds = (text: string): boolean => {
    const doc = cut({ id: 't', text });
    let end = 0;
    const inOrder = doc.tokens.every((token) => {
      const fits = token.start >= end && token.end > token.start && text.slice(end, token.start).trim() === '';
      end = token.end;
      return fits && token.text === text.slice(token.start, token.end);
    });
    let next = 0;
    const whole = doc.sentences.every((s) => {
      const fits = s.first === next && s.last > s.first;
      next = s.last;
      return fits;
    });
    return inOrder && whole && next === doc.tokens.length && text.slice(end).trim() === '';
  };

  test('tokens are in order and only white space lies between them', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 150, seed: 1 });
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(codeUnits, holds), { numRuns: 150, seed: 2 });
    const pieces = fc.constantFrom(
      'U.S.',
      'don’t',
      '"',
      '”',
      '.',
      '...',
      ' ',
      '\n',
      '[1]',
      'No.',
      '5',
      '-',
      'a',
      'A',
      '\ud800',
      '’s',
      'http://',
      '@',
      'x@y.z',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
        holds,
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  test.each([
    ['no space', 'a'],
    ['only full stops', '.'],
    ['only quotation marks', '"'],
    ['hyphens', 'a-'],
    ['full stops within', 'a.'],
    ['signs of mail', 'a@'],
    ['addresses', 'http://'],
    ['brackets', '.[1]'],
    ['line breaks', 'a\n'],
  ])('a long text of %s is cut and nothing lost', { timeout: 60_000 }, (_, piece) => {
    // Time that grew with the square of the length would not end within the test's time.
    expect(holds(piece.repeat(Math.ceil(400_000 / piece.length)))).toBe(true);
  });

  test('a megabyte without a space is cut', { timeout: 60_000 }, () => {
    expect(holds('x'.repeat(1_000_000))).toBe(true);
    expect(holds('-x.'.repeat(330_000))).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawTable } from '../../src/cli/table.ts';
import { cutToWidth, textWidth } from '../../src/cli/text-width.ts';

describe('textWidth', () => {
  test.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['\u001b[31mred\u001b[39m', 3],
    ['👍', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
  test('a cut text fits and says that it is cut', () => {
    expect(cutToWidth('Iran has supplied Russia', 10)).toBe('Iran has…');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 40 }),
        (text, width) => textWidth(cutToWidth(text, width)) <= width,
      ),
    );
  });
});

describe('drawTable', () => {
  const columns = [{ title: '#', align: 'right' as const, min: 3 }, { title: 'who' }, { title: 'words' }];
  const rows = [
    ['1', 'Iran', 'a long sentence that does not fit into the line of a terminal'],
    ['10', '日本', 'short'],
  ];
  test('columns stand below each other, wide letters and all', () => {
    const lines = drawTable(columns, rows, 0).trimEnd().split('\n');
    const at = (line: string, word: string): number => textWidth(line.slice(0, line.indexOf(word)));
    expect(at(lines[1]!, 'a long')).toBe(at(lines[2]!, 'short'));
    expect(lines[1]!.startsWith(' 1')).toBe(true);
  });
  test('fits the width of the terminal', () => {
    for (const line of drawTable(columns, rows, 40).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(40);
  });
  test('control characters of a hostile text do not reach the terminal', () => {
    const drawn = drawTable(columns, [['1', 'evil\u001b[2J\u0007\u202e', 'line\nbreak\ttab']], 0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(drawn.split('\n')).toHaveLength(3);
  });
});

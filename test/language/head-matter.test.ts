import { expect, test } from 'vitest';
import { tokenise } from '../../src/language/tokenise.ts';

const sentences = (text: string): string[] =>
  tokenise(new Map())({ id: 't', text }).sentences.map(({ start, end }) => text.slice(start, end));

test('a date over the text stands by itself', () => {
  expect(sentences('Thursday, May 7, 2015 On Tuesday the council met.')).toEqual(['Thursday, May 7, 2015', 'On Tuesday the council met.']);
  expect(sentences('Ferry sinks\n12 March 2019 Rescuers searched the bay.')).toEqual([
    'Ferry sinks',
    '12 March 2019',
    'Rescuers searched the bay.',
  ]);
});

test('a date that goes on does not', () => {
  for (const text of ['Friday, May 8, 2015 was a holiday.', 'On May 8, 2015 Norway sold two ships.', 'May 8, 2015, Oslo', 'May 8']) {
    expect(sentences(text)).toEqual([text]);
  }
});

test('the credit of a picture is a sentence', () => {
  expect(sentences('The new bridge at dusk Image: Lena Holm. Traffic began.')).toEqual([
    'The new bridge at dusk',
    'Image: Lena Holm.',
    'Traffic began.',
  ]);
  expect(sentences('They sold the Source: a novel.')).toEqual(['They sold the Source: a novel.']);
  expect(sentences('Image: Lena Holm')).toEqual(['Image: Lena Holm']);
});

import { expect, test } from 'vitest';
import type { Parsed } from '../../src/language/doc.ts';
import type { FoundSpan } from '../../src/language/found-span.ts';
import { withRepeatedNames } from '../../src/language/repeated-names.ts';

const tokens = (text: string): Parsed[] =>
  text.split(' ').map((word, i) => ({
    ...{ i, text: word, sentence: 0, start: 0, end: 0, upos: 'X', lemma: word, head: -1, deprel: 'dep' },
    xpos: /^[A-Z]/.test(word) ? 'NNP' : 'NN',
  }));
const span = (first: number, last: number, kind: FoundSpan['kind']): FoundSpan => ({ first, last, kind, candidates: [], byModel: true });
const added = (text: string, spans: FoundSpan[]): string[] => {
  const words = tokens(text);
  return withRepeatedNames(words, spans)
    .filter((s) => !spans.includes(s))
    .map((s) => `${words[s.first]!.text} ${s.kind}`);
};

test('the last name of a person named in full, and an organisation of one word', () => {
  expect(added('Geoff Ingram scored . it was late for Ingram', [span(0, 2, 'PER')])).toEqual(['Ingram PER']);
  expect(added('Nordbank fell . shares of Nordbank fell', [span(0, 1, 'ORG')])).toEqual(['Nordbank ORG']);
});

test('no word that ends names of two kinds, that is part of more, or that is written small', () => {
  expect(added('Ada Lake of Green Lake saw Lake', [span(0, 2, 'PER'), span(3, 5, 'ORG')])).toEqual([]);
  expect(added('Ada Lake and Nils Ask of Lake - Ask', [span(0, 2, 'PER'), span(3, 5, 'PER')])).toEqual([]);
  expect(added('Ada Stone threw a stone', [span(0, 2, 'PER')])).toEqual([]);
});

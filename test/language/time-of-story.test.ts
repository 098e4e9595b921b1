import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Analysed } from '../../src/language/doc.ts';
import { findQuotations } from '../../src/language/quotations.ts';
import { readReportingWords } from '../../src/language/reporting-verbs.ts';
import { findTimes } from '../../src/language/time.ts';
import { storyTimes } from '../../src/language/time-of-story.ts';
import { docOf } from './doc-of.ts';
import { readTrees } from './read-trees.ts';

const words = readReportingWords(readFileSync('data/lexicon/reporting-verbs.csv', 'utf8'));
const trees = readTrees('times.txt');

/** A Wednesday. */
const DATE = '2023-03-15';

function read(name: string, date: string | undefined = DATE): Analysed {
  const named = docOf(trees.get(name)!);
  const doc = { ...named, article: { ...named.article, ...(date === undefined ? {} : { date }) } };
  return { ...doc, times: findTimes(doc), quotations: findQuotations(words)(doc) };
}

/** When the story stands at a word. */
function at(name: string, word: string, date: string | undefined = DATE): string | null {
  const doc = read(name, date);
  return storyTimes(doc)(doc.tokens.find((t) => t.text === word)!.i)?.value ?? null;
}

test.each([
  ['may', ['2022-05']],
  ['expected', ['2023-03-20']],
  ['agreed', ['2023-03-09', '2023-07']],
  ['begins', ['2023-03-17']],
  ['future', ['2023-03-20']],
])('the tense of the clause tells past from future: %s', (name, expected) => {
  expect(read(name).times.map((t) => t.value)).toEqual(expected);
});

test.each([
  ['carried', 'recalled', '2023-03-13'],
  ['carried', 'closed', '2023-03-13'],
  ['carried', 'left', null],
  ['background', 'jailed', '2023-02'],
  ['background', 'cheered', '2023-03-14'],
  ['occasion', 'signed', '2023-03-10'],
  ['occasion', 'praised', '2023-03-10'],
  ['quoted', 'spoke', '2023-03-13'],
  ['quoted', 'attacked', null],
  ['performative', 'condemn', DATE],
  ['performative', 'call', DATE],
  ['attributive', 'withdrew', '2023-03-13'],
  ['attributive', 'agreed', null],
  ['future', 'thanked', null],
])('%s: the story at "%s"', (name, word, expected) => {
  expect(at(name, word)).toBe(expected);
});

test('without a date nothing is said of a statement', () => {
  expect(at('performative', 'condemn', '')).toBeNull();
});

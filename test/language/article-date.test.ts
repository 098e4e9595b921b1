import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAbbreviations } from '../../src/language/abbreviations.ts';
import { inferArticleDate } from '../../src/language/article-date.ts';
import { tokenise } from '../../src/language/tokenise.ts';

const cut = tokenise(readAbbreviations(readFileSync('data/language/abbreviations.csv', 'utf8')));
const infer = (text: string): string | undefined => {
  const found = inferArticleDate(cut({ id: 'x', text }));
  return found && `${found.date} ${found.from}`;
};

test.each([
  ['Friday, July 3, 2020\nMali swore in a new cabinet.', '2020-07-03 dateline'],
  ['Mali swears in cabinet\n\nPublished: 3 July 2020, 10:15 GMT\n\nA new cabinet was sworn in.', '2020-07-03 dateline'],
  ['2020-07-03\nMali swore in a new cabinet.', '2020-07-03 dateline'],
  ['BAMAKO, July 3, 2020 (Reuters) - Mali swore in a new cabinet.', '2020-07-03 dateline'],
  ['NAIROBI, Kenya, 3 May 2021 — Two officers were held.', '2021-05-03 dateline'],
  ['LAGOS, Friday July 3 (AFP) - The port, shut in 2019, opened again.', '2020-07-03 dateline'],
  ['The port reopened on Friday, July 3rd. It was shut in 2019.', '2020-07-03 inferred'],
])('%s', (text, expected) => {
  expect(infer(text)).toBe(expected);
});

test.each([
  // a dateline without a year, and nothing to tell it by
  'BAMAKO, July 3 (Reuters) - Mali swore in a new cabinet.',
  'The port reopened on Friday, July 3rd.',
  'The port was shut in 2019 and reopened on Friday.',
  // two dates that fit no common year
  'The port reopened on Friday, July 3rd and shut on Friday, July 4th. It was built in 2019.',
  // only what is to come
  'The port will reopen on Friday, July 3rd. It was shut in 2019.',
  'No date at all.',
  '',
])('nothing certain in: %s', (text) => {
  expect(infer(text)).toBeUndefined();
});

test('the sample article gives its date away', () => {
  expect(infer(readFileSync('data/articles/ashgabat.txt', 'utf8'))).toBe('2024-10-11 inferred');
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAbbreviations } from '../../src/language/abbreviations.ts';
import { findTimes } from '../../src/language/time.ts';
import { tokenise } from '../../src/language/tokenise.ts';
import type { Article } from '../../src/text/article.ts';

const cut = tokenise(readAbbreviations(readFileSync('data/language/abbreviations.csv', 'utf8')));

/** "words|value|granularity|kind earliest..latest" of every expression. */
function times(text: string, more: Partial<Article> = { date: '2023-03-15' }, full = false): readonly string[] {
  return findTimes(cut({ id: 'x', text, ...more })).map((t) => {
    expect(t.start).toBeGreaterThanOrEqual(0);
    const range = full ? ` ${t.earliest ?? ''}..${t.latest ?? ''}` : '';
    return `${text.slice(t.start, t.end)}|${t.value ?? '-'}|${t.granularity}|${t.kind}${range}`;
  });
}

describe('a Wednesday, 15 March 2023', () => {
  test.each([
    // days
    ['Rebels shelled the port on Monday.', ['Monday|2023-03-13|day|date']],
    ['Rebels shelled the port on Wednesday.', ['Wednesday|2023-03-15|day|date']],
    ['The ministers will meet on Monday in Accra.', ['Monday|2023-03-20|day|date']],
    ['On Friday, the ministers will meet in Accra.', ['Friday|2023-03-17|day|date']],
    ['The two sides met on Friday, March 10th, in Doha.', ['Friday, March 10th|2023-03-10|day|date']],
    ['Nairobi signed the pact on Feb. 3, 2021.', ['Feb. 3, 2021|2021-02-03|day|date']],
    ['It was signed on 3 February 2021 in Nairobi.', ['3 February 2021|2021-02-03|day|date']],
    ['He was arrested on the 29th of July.', ['the 29th of July|2022-07-29|day|date']],
    ['The vote will take place on October 14.', ['October 14|2023-10-14|day|date']],
    ['The vote took place on October 14.', ['October 14|2022-10-14|day|date']],
    ['Talks were held from May 5 to May 7, 2019.', ['from May 5 to May 7, 2019|2019-05-05|day|date']],
    ['Troops crossed the border last Thursday night.', ['last Thursday night|2023-03-09|day|date']],
    ['The envoy arrives next Tuesday.', ['next Tuesday|2023-03-21|day|date']],
    ['The report published Tuesday names nobody.', ['Tuesday|2023-03-14|day|date']],
    ['Two mortar shells fell yesterday evening.', ['yesterday evening|2023-03-14|day|date']],
    ['The day before yesterday the bridge fell.', ['The day before yesterday|2023-03-13|day|date']],
    ['Drones hit the depot overnight.', ['overnight|2023-03-15|day|date']],
    ['Friday of last week saw clashes.', ['Friday of last week|2023-03-10|day|date']],
    ["Sunday's signings were hailed.", ['Sunday|2023-03-12|day|date']],
    ['On 2021-05-04 the truce ended.', ['2021-05-04|2021-05-04|day|date']],
    // months, seasons, years
    ['She took office in July.', ['July|2022-07|month|date']],
    ['She took office in March.', ['March|2023-03|month|date']],
    ['The deal will be signed in May.', ['May|2023-05|month|date']],
    ['Ghana joined in November 2020.', ['November 2020|2020-11|month|date']],
    ['The coup followed last October.', ['last October|2022-10|month|date']],
    ['The army seized power in July last year.', ['July last year|2022-07|month|date']],
    ['The accord of mid-August 2019 failed.', ['mid-August 2019|2019-08|month|date']],
    ['War began in 2014.', ['2014|2014|year|date']],
    ['The 2015 agreement was buried.', ['2015|2015|year|date']],
    ["Belarus's disputed 2020 election led to protests.", ['2020|2020|year|date']],
    ['In the spring of 2019 the border reopened.', ['the spring of 2019|2019-03|season|date']],
    ['Last summer the dam burst.', ['Last summer|2022-06|season|date']],
    ['Last winter was hard.', ['Last winter|2022-12|season|date']],
    ['Output fell in the first quarter of 2022.', ['the first quarter of 2022|2022-01|season|date']],
    ['Since the early 1990s the two have traded.', ['Since the early 1990s|1990|decade|since']],
    // ranges and open ends
    ['Between 2015 and 2018 it sent envoys.', ['Between 2015 and 2018|2015|year|date']],
    ['It lasted from May to July 2020.', ['from May to July 2020|2020-05|month|date']],
    ['He ruled from 1999 to 2004.', ['from 1999 to 2004|1999|year|date']],
    ['The 2015-2018 blockade hurt trade.', ['2015-2018|2015|year|date']],
    ['Trade has grown since February.', ['since February|2023-02|month|since']],
    ['The ban will hold until May.', ['until May|2023-05|month|until']],
    ['Troops will leave by the end of the year.', ['by the end of the year|2023-12|month|until']],
    // from the article
    ['Last week the bloc met.', ['Last week|2023-03|week|date']],
    ['It froze the assets two weeks ago.', ['two weeks ago|2023-03|week|date']],
    ['It froze the assets three days ago.', ['three days ago|2023-03-12|day|date']],
    ['They left several years ago.', ['several years ago|-|vague|date']],
    ['Niger left the group earlier this year.', ['earlier this year|2023|year|date']],
    ['It has negotiated the deal over the last four years.', ['the last four years|2019|year|date']],
    ['Clashes spread in recent days.', ['recent days|-|vague|date']],
    ['The coming months will be hard.', ['The coming months|-|vague|date']],
    // lengths and habits
    ['The envoys talked for three days.', ['three days|-|day|duration']],
    ['He got a two-year term.', ['two-year|-|year|duration']],
    ['It must answer within 48 hours.', ['48 hours|-|day|duration']],
    ['People march every Friday.', ['every Friday|-|vague|recurring']],
    ['The council meets twice a year.', ['twice a year|-|vague|recurring']],
  ])('%s', (text, expected) => {
    expect(times(text)).toEqual(expected);
  });

  test.each([
    'The brigade sent 2,000 troops and 2000 soldiers.',
    'A 36-year-old man, aged 36, was held.',
    'The Boeing 737 landed.',
    'Resolution 2231 and Resolution 1973 still bind.',
    'Black September claimed the hijacking.',
    'Theresa May said nothing. May called it a march of folly.',
    'It may march on the capital.',
    'June Osborne met the press.',
    'Fiscal 2022 was kind to the mint.',
    'They demand that the minister resign.',
    'At 1500 GMT the line was cut.',
    'The Sun and the Times said so.',
    'It has 2020 members.',
    'The Tokyo 2020 team was barred.',
  ])('no time in: %s', (text) => {
    expect(times(text)).toEqual([]);
  });

  test.each([
    [
      'Sudan was hit by floods in August 2020. Since then, it has asked for aid.',
      ['August 2020|2020-08|month|date', 'Since then|2020-08|month|since'],
    ],
    [
      'The ministers met on Monday. The next day, Rabat recalled its envoy.',
      ['Monday|2023-03-13|day|date', 'The next day|2023-03-14|day|date'],
    ],
    [
      'The pact was signed on May 3, 2019. Two days later, shelling resumed.',
      ['May 3, 2019|2019-05-03|day|date', 'Two days later|2019-05-05|day|date'],
    ],
    ['The army took over in 1992. Later that year, it held a vote.', ['1992|1992|year|date', 'Later that year|1992|year|date']],
    [
      'It won power in October 2020. The following month, it cut ties.',
      ['October 2020|2020-10|month|date', 'The following month|2020-11|month|date'],
    ],
    [
      'Raiders struck on October 7, 2021. The October 7 raid killed nine.',
      ['October 7, 2021|2021-10-07|day|date', 'October 7|2021-10-07|day|date'],
    ],
    ['The following day the envoy left.', ['The following day|-|day|date']],
  ])('goes on from the time told before: %s', (text, expected) => {
    expect(times(text)).toEqual(expected);
  });

  test.each([
    ['Late last year it fell.', 'Late last year|2022|year|date 2022-09-02..2022-12-31'],
    ['It fell last week.', 'last week|2023-03|week|date 2023-03-06..2023-03-12'],
    ['It has grown since 2014.', 'since 2014|2014|year|since 2014-01-01..'],
    ['It holds until 2030.', 'until 2030|2030|year|until ..2030-12-31'],
    ['Niger left earlier this year.', 'earlier this year|2023|year|date 2023-01-01..2023-03-15'],
    ['Between 2015 and 2018 it grew.', 'Between 2015 and 2018|2015|year|date 2015-01-01..2018-12-31'],
    ['The 1990s were hard.', 'The 1990s|1990|decade|date 1990-01-01..1999-12-31'],
    ['Over the past 24 hours it fell.', 'the past 24 hours|2023-03-14|day|date 2023-03-14..2023-03-15'],
  ])('earliest and latest: %s', (text, expected) => {
    expect(times(text, { date: '2023-03-15' }, true)).toEqual([expected]);
  });
});

test('without a date, what depends on it stays without a value', () => {
  expect(times('They met on Monday, last week, in July and in May 2020.', {})).toEqual([
    'Monday|-|day|date',
    'last week|-|week|date',
    'July|-|month|date',
    'May 2020|2020-05|month|date',
  ]);
});

test('with an inferred date, only what does not hang on the very day gets a value', () => {
  // 2023-03-10 is a Friday; the paper may be of Friday to Monday
  expect(times('It met yesterday, on Thursday, on Sunday and in January.', { date: '2023-03-10', dateFrom: 'inferred' })).toEqual([
    'yesterday|-|day|date',
    'Thursday|2023-03-09|day|date',
    'Sunday|-|day|date',
    'January|2023-01|month|date',
  ]);
});

test('every date of a very long line is found', () => {
  const times = (n: number): number =>
    findTimes(cut({ id: 'x', text: 'On Monday, May 5, 2019 and in June or 2014 '.repeat(n), date: '2023-03-15' })).length;
  expect(times(3200)).toBe(3200 * times(1));
});

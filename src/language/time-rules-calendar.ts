import { dayPeriod, fromDay, monthPeriod, type Period, seasonPeriod, toDay, weekdayOf, yearPeriod, yearsPeriod } from './time-calendar.ts';
import { weekdayNear, yearFor, yearForMonth } from './time-nearest.ts';
import { fromArticle, type TimeReading, type TimeRule, unknownPeriod } from './time-rule.ts';
import { MONTH, MONTH_NUMBER, MONTH_OR_SHORT, OPENERS, SEASON_MONTH, WEEKDAY, WEEKDAY_NUMBER, WEEKDAY_OR_SHORT } from './time-words.ts';

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const ORDINAL = '(?:st|nd|rd|th)?';
const YEAR = '(?:1[5-9]\\d\\d|20\\d\\d)';
/** Not the front of a longer number, of a clock time or of "30-day". */
const NUMBER_END = '(?![\\w%]|[.,:/]\\d|-[a-z])';

const key = (word: string | undefined): string => (word ?? '').toLowerCase().replace('.', '');
const monthOf = (word: string | undefined): number => MONTH_NUMBER.get(key(word)) ?? 0;

/** The last word of the text before, and the first of the text after. */
const lastWord = (before: string): string => /([\p{L}\d]+)[.,]?\s*$/u.exec(before)?.[1] ?? '';
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** True where a capital word before makes a name of it: "Black September", "Resolution 1973", but not "In September". */
function isPartOfName(before: string): boolean {
  if (/[,;:.!?)\]”"’]\s*$/.test(before) && !/\b[A-Z]\.\s*$/.test(before)) return false;
  const word = lastWord(before);
  return isCapital(word) && !OPENERS.has(word.toLowerCase());
}

const exists = (year: number, month: number, day: number): boolean => fromDay(toDay(year, month, day))[2] === day;

function dated(g: Readonly<Record<string, string | undefined>>): TimeReading | null {
  const month = monthOf(g['month']);
  const day = Number(g['day']);
  const dayTo = g['dayTo'] === undefined ? null : Number(g['dayTo']);
  const weekday = WEEKDAY_NUMBER.get(key(g['weekday'])) ?? null;
  const given = g['year'] === undefined ? null : Number(g['year']);
  if (!exists(given ?? 2000, month, day)) return null;
  return {
    kind: 'date',
    stated: { month, day, ...(given === null ? {} : { year: given }) },
    period: (context) => {
      const year = given ?? yearFor(month, day, weekday, context);
      if (year === null || !exists(year, month, day)) return unknownPeriod('day');
      const first = dayPeriod(toDay(year, month, day));
      return dayTo === null || dayTo <= day ? first : { ...first, latest: toDay(year, month, dayTo) };
    },
  };
}

function bareMonth(month: number): TimeReading {
  return {
    kind: 'date',
    stated: { month },
    period: (context) => {
      const year = yearForMonth(month, context);
      return year === null ? unknownPeriod('month') : monthPeriod(year, month);
    },
  };
}

const AMBIGUOUS_MONTH = /^(?:may|march|MAY|MARCH)$/i;
const BEFORE_MONTH =
  /\b(?:in|since|until|till|by|last|next|this|early|late|mid|of|from|to|through|during|the|a|between|and|or|every|each|-|–)[\s-]*$/i;
const FIRST_NAME = /^(?:april|may|june|august)$/i;

function readMonth(g: Readonly<Record<string, string | undefined>>, before: string, after: string): TimeReading | null {
  const word = g['month'] ?? '';
  if (isPartOfName(before)) return null;
  // "May said", "March on the capital": the month needs a word that leads to it
  if (AMBIGUOUS_MONTH.test(word) && !BEFORE_MONTH.test(before)) return null;
  // "June Osborne": a first name
  if (FIRST_NAME.test(word) && /^\s\p{Lu}\p{Ll}/u.test(after)) return null;
  return bareMonth(monthOf(word));
}

function readWeekday(g: Readonly<Record<string, string | undefined>>, before: string, after: string): TimeReading | null {
  const weekday = WEEKDAY_NUMBER.get(key(g['weekday'])) ?? 0;
  if (/\b(?:Black|Good|Bloody|Super|Easter|Holy|Cyber|Red|Palm|Ash|Giving)\s+$/.test(before)) return null;
  if (/^\s+(?:Times|Herald|Club|Review|Agreement)\b/.test(after)) return null;
  const which = (g['which'] ?? '').toLowerCase();
  const week = /last/.test(g['week'] ?? '') ? -1 : /next/.test(g['week'] ?? '') ? 1 : g['week'] ? 0 : null;
  return fromArticle('day', (article, context) => {
    // "Friday of last week"
    if (week !== null) return dayPeriod(article - weekdayOf(article) + weekday + 7 * week);
    // "last Friday" is never the article's own day, nor is "next Friday"
    if (which === 'last' || which === 'past') return dayPeriod(weekdayNear(weekday, article - 1, 'past'));
    if (which === 'next' || which === 'coming') return dayPeriod(weekdayNear(weekday, article + 1, 'future'));
    return dayPeriod(weekdayNear(weekday, article, context.direction()));
  });
}

const BEFORE_YEAR =
  /(?:\b(?:in|since|until|till|by|from|of|during|before|after|early|late|mid|to|through|between|and|for|around|circa|or|than|as of)[\s-]+|[(–-]|^)\s*$/i;
const DETERMINED = /(?:\b(?:the|a|an|its|his|her|their|our|this|that)|['’]s|s['’])(?:\s+[\p{Ll}-]+){0,2}\s+$/iu;
const COUNTED =
  /^\s*-?\s*(?:people|troops|soldiers|men|women|children|civilians|workers|members|dead|deaths|injured|others|more|percent|per cent|%|km|kilomet|met(?:er|re)s|miles|tons|tonnes|barrels|dollars|euros|pounds|times|hours|GMT|UTC|local|votes|seats|homes|houses|cases|people's|words|years?|days|weeks|months|pages|rounds|residents|refugees|migrants|protesters|police|officers|employees|jobs|points|prisoners|fighters|militants)\b/;

function readYear(g: Readonly<Record<string, string | undefined>>, before: string, after: string): TimeReading | null {
  const year = Number(g['year']);
  if (/[$€£¥#.,/:\d]$|\b(?:fiscal|financial year|FY|No\.?|number|nos?\.?|page|room|at|about|some|than)\s*$/i.test(before)) return null;
  if (COUNTED.test(after) || /^(?:\/|['’]s\b|[-–]\p{L}|\.\d|,\d{3})/u.test(after)) return null;
  if (isPartOfName(before)) return null;
  const led = BEFORE_YEAR.test(before);
  // "the disputed 2020 election": a determiner shows that the figure names a year and counts nothing
  if (!led && !(DETERMINED.test(before) && /^\s+\p{L}/u.test(after))) return null;
  return { kind: 'date', stated: { year }, period: () => yearPeriod(year) };
}

/** Rules for what stands in a calendar: days, months, years, weekdays, seasons. */
export const CALENDAR_RULES: readonly TimeRule[] = [
  {
    name: 'iso',
    example: '2024-10-12',
    pattern: new RegExp(`\\b(?<year>${YEAR})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])(?![\\w-])`, 'g'),
    read: (g) => {
      const [year, month, day] = [Number(g['year']), Number(g['month']), Number(g['day'])];
      return exists(year, month, day)
        ? { kind: 'date', stated: { year, month, day }, period: () => dayPeriod(toDay(year, month, day)) }
        : null;
    },
  },
  {
    name: 'month-day',
    example: 'Friday, October 11th, 2024',
    pattern: new RegExp(
      `\\b(?:(?<weekday>${WEEKDAY_OR_SHORT}),?\\s+)?(?<month>${MONTH_OR_SHORT})\\s+(?<day>${DAY})${ORDINAL}(?:\\s?(?:-|–|to|through)\\s?(?<dayTo>${DAY})${ORDINAL})?${NUMBER_END}(?!\\s+(?:percent|people|troops|soldiers)\\b)(?:(?:,|\\s+of)?\\s+(?<year>${YEAR})${NUMBER_END})?`,
      'g',
    ),
    read: dated,
  },
  {
    name: 'day-month',
    example: 'the 29th of July 2021',
    pattern: new RegExp(
      `(?<![\\w.,:/$€£-])(?:(?<weekday>${WEEKDAY_OR_SHORT}),?\\s+)?(?:the\\s+)?(?<day>${DAY})${ORDINAL}(?:\\s?(?:-|–|to|and)\\s?(?<dayTo>${DAY})${ORDINAL})?\\s+(?:of\\s+)?(?<month>${MONTH_OR_SHORT})(?![\\w-])(?:,?\\s+(?<year>${YEAR})${NUMBER_END})?`,
      'g',
    ),
    read: dated,
  },
  {
    name: 'month-year',
    example: 'February 2022',
    pattern: new RegExp(`\\b(?<month>${MONTH_OR_SHORT})(?:,?\\s+(?:of\\s+)?)(?<year>${YEAR})${NUMBER_END}`, 'g'),
    read: (g) => {
      const [year, month] = [Number(g['year']), monthOf(g['month'])];
      return { kind: 'date', stated: { year, month }, period: () => monthPeriod(year, month) };
    },
  },
  {
    name: 'month-of-that-year',
    example: 'July last year',
    pattern: new RegExp(`\\b(?<month>${MONTH})(?:,?\\s+(?:of\\s+)?)(?<which>this|last|next|the same)\\s+year\\b`, 'g'),
    read: (g) => {
      const month = monthOf(g['month']);
      if (g['which'] === 'the same') return bareMonth(month);
      const offset = g['which'] === 'last' ? -1 : g['which'] === 'next' ? 1 : 0;
      return { ...fromArticle('month', (article) => monthPeriod(fromDay(article)[0] + offset, month)), stated: { month } };
    },
  },
  {
    name: 'which-month',
    example: 'last October',
    pattern: new RegExp(`\\b(?<which>[Ll]ast|[Nn]ext|[Tt]his)\\s+(?<month>${MONTH})\\b(?!\\s+\\d)`, 'g'),
    read: (g) => {
      const month = monthOf(g['month']);
      return {
        ...fromArticle('month', (article) => {
          const [year, now] = fromDay(article);
          if (/this/i.test(g['which'] ?? '')) return monthPeriod(year, month);
          const past = /last/i.test(g['which'] ?? '');
          return monthPeriod(past ? (month < now ? year : year - 1) : month > now ? year : year + 1, month);
        }),
        stated: { month },
      };
    },
  },
  {
    name: 'month',
    example: 'in July',
    pattern: new RegExp(`(?<![\\p{L}\\d])(?<month>${MONTH})(?![\\p{L}\\d]|\\.\\w|-\\p{Lu})`, 'gu'),
    read: readMonth,
  },
  {
    name: 'weekday',
    example: 'last Friday evening',
    pattern: new RegExp(
      `\\b(?:(?<which>[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his|[Cc]oming)\\s+)?(?<weekday>${WEEKDAY})(?:\\s+(?:morning|afternoon|evening|night))?(?:\\s+(?:of\\s+)?(?<week>(?:last|this|next)\\s+week)\\b)?(?![\\p{L}\\d])`,
      'gu',
    ),
    read: readWeekday,
  },
  {
    name: 'years',
    example: '2015-2018',
    pattern: new RegExp(`(?<![\\w.,:/$€£–-])(?<from>${YEAR})\\s?[-–]\\s?(?<to>${YEAR}|\\d\\d)(?![\\w/–-]|[.,]\\d)`, 'g'),
    read: (g, before) => {
      const from = Number(g['from']);
      const to = (g['to'] ?? '').length === 2 ? Math.floor(from / 100) * 100 + Number(g['to']) : Number(g['to']);
      if (to <= from || to - from > 150 || isPartOfName(before)) return null;
      return { kind: 'date', stated: { year: from }, period: () => ({ ...yearPeriod(from), latest: toDay(to, 12, 31) }) };
    },
  },
  {
    name: 'season-year',
    example: 'the spring of 2022',
    pattern: new RegExp(
      `\\b(?:the\\s+)?(?<season>spring|summer|autumn|fall|winter)\\s+(?:of\\s+)?(?:in\\s+)?(?<year>${YEAR})${NUMBER_END}`,
      'gi',
    ),
    read: (g) => {
      const [year, month] = [Number(g['year']), SEASON_MONTH.get(key(g['season'])) ?? 1];
      return { kind: 'date', stated: { year, month }, period: () => seasonPeriod(year, month) };
    },
  },
  {
    name: 'part-of-year',
    example: 'the first quarter of 2024',
    pattern: new RegExp(
      `\\b(?:the\\s+)?(?<nth>first|second|third|fourth|last)\\s+(?<part>quarter|half)\\s+of\\s+(?:(?<year>${YEAR})${NUMBER_END}|(?<which>this|last|next|the)\\s+year\\b)`,
      'gi',
    ),
    read: (g) => {
      const months = /half/i.test(g['part'] ?? '') ? 6 : 3;
      const order = { first: 0, second: 1, third: 2, fourth: 3, last: 12 / months - 1 }[key(g['nth'])] ?? 0;
      const build = (year: number): Period => ({
        ...seasonPeriod(year, order * months + 1),
        latest: toDay(year, order * months + 1 + months, 0),
      });
      if (g['year'] !== undefined) return { kind: 'date', stated: { year: Number(g['year']) }, period: () => build(Number(g['year'])) };
      const offset = key(g['which']) === 'last' ? -1 : key(g['which']) === 'next' ? 1 : 0;
      return fromArticle('season', (article) => build(fromDay(article)[0] + offset));
    },
  },
  {
    name: 'decade',
    example: 'the 1990s',
    pattern: /\b(?:the\s+)?(?<part>early|mid|late)?[\s-]?(?<decade>1[5-9]\d0|20\d0)['’]?s\b/gi,
    read: (g, before) => {
      if (/\b(?:in|of)\s+(?:his|her|their)\s*$/i.test(before)) return null;
      const year = Number(g['decade']);
      const part = key(g['part']);
      const whole = yearsPeriod(year, 10);
      return {
        kind: 'date',
        stated: { year },
        period: () => ({
          ...whole,
          earliest: part === 'late' ? toDay(year + 6, 1, 1) : part === 'mid' ? toDay(year + 3, 1, 1) : whole.earliest,
          latest: part === 'early' ? toDay(year + 3, 12, 31) : part === 'mid' ? toDay(year + 6, 12, 31) : whole.latest,
        }),
      };
    },
  },
  {
    name: 'year',
    example: 'since 2014',
    pattern: new RegExp(`(?<![\\p{L}\\d])(?<year>${YEAR})(?![\\p{L}\\d])`, 'gu'),
    read: readYear,
  },
];

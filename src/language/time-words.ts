import type { Unit } from './time-calendar.ts';

const MONTHS = [
  ['January', 'Jan'],
  ['February', 'Feb'],
  ['March', 'Mar'],
  ['April', 'Apr'],
  ['May'],
  ['June', 'Jun'],
  ['July', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sept', 'Sep'],
  ['October', 'Oct'],
  ['November', 'Nov'],
  ['December', 'Dec'],
] as const;

const WEEKDAYS = [
  ['Monday', 'Mon'],
  ['Tuesday', 'Tues', 'Tue'],
  ['Wednesday', 'Wed'],
  ['Thursday', 'Thurs', 'Thur', 'Thu'],
  ['Friday', 'Fri'],
  ['Saturday', 'Sat'],
  ['Sunday', 'Sun'],
] as const;

const numbered = (lists: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((names, i) => names.map((name) => [name.toLowerCase(), i + 1] as const)));

/** Month names and abbreviations in lower case → 1 to 12. */
export const MONTH_NUMBER = numbered(MONTHS);

/** Weekday names and abbreviations in lower case → 1 Monday to 7 Sunday. */
export const WEEKDAY_NUMBER = numbered(WEEKDAYS);

const alternatives = (words: readonly string[]): string => words.flatMap((word) => [word, word.toUpperCase()]).join('|');

/** Regular expression sources; names are matched with their capital, so that "may" and "march" stay verbs. */
export const MONTH = `(?:${alternatives(MONTHS.map((m) => m[0]))})`;
export const MONTH_OR_SHORT = `(?:${MONTH}|(?:${alternatives(MONTHS.flatMap((m) => m.slice(1)))})\\b\\.?)`;
export const WEEKDAY = `(?:${alternatives(WEEKDAYS.map((m) => m[0]))})`;
export const WEEKDAY_OR_SHORT = `(?:${WEEKDAY}|(?:${alternatives(WEEKDAYS.flatMap((m) => m.slice(1)))})\\b\\.?)`;

/** First month of a season on the northern half of the globe, where most news is written. */
export const SEASON_MONTH: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

const NUMBER_OF: ReadonlyMap<string, number> = new Map([
  ...NUMBERS.map((word, i) => [word, i] as const),
  ['a', 1],
  ['an', 1],
  ['the', 1],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['a hundred', 100],
]);

/** A count of units: figures, words, "a", or words that give no number ("several"). */
export const COUNT = `(?:\\d{1,3}|an?|${[...NUMBER_OF.keys()].filter((w) => w.length > 3 || /^(?:one|two|six|ten)$/.test(w)).join('|')}|(?:a )?couple(?: of)?|a few|few|several|many|some)`;

/** The number that a count means; null for "several" and the like. */
export function countOf(words: string): number | null {
  const word = words.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (/couple/.test(word)) return null;
  return NUMBER_OF.get(word) ?? null;
}

/** Regular expression source for the singular of the units. */
export const UNIT = '(?:hour|day|weekend|week|month|quarter|year|decade)';

/** "Weeks" → `week`. */
export const unitOf = (word: string): Unit => word.toLowerCase().replace(/s$/, '') as Unit;

/** Words that may stand with a capital before a date without making it a name: "In October", "The 2015 deal", but not "Black September". */
export const OPENERS: ReadonlySet<string> = new Set(
  (
    'in on at since until till by from to of the a an this that last next early late earlier later mid during before after between around about through ' +
    'throughout and or but for every each both with as when while it he she they we its his her their our these those some all many most despite following ' +
    'amid under over within'
  ).split(' '),
);

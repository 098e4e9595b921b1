import type { Doc } from './doc.ts';
import { findTimes } from './time.ts';
import { fromDay, isoOf, toDay, weekdayOf } from './time-calendar.ts';
import { directionAt } from './time-tense.ts';
import { MONTH_NUMBER, MONTH_OR_SHORT, WEEKDAY_NUMBER, WEEKDAY_OR_SHORT } from './time-words.ts';

/** A day of publication that the text itself gives away. */
export interface InferredDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly from: 'dateline' | 'inferred';
}

/** A date line stands among the first lines. */
const HEAD_LINES = 6;
/** How many years after the last year told an article can have been written for the weekday still to fix the year. */
const YEARS_AFTER = 4;

const DATE = `(?:(?<weekday>${WEEKDAY_OR_SHORT}),?\\s+)?(?:(?<month>${MONTH_OR_SHORT})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?|(?<day2>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month2>${MONTH_OR_SHORT}))(?:,?\\s+(?<year>20\\d\\d|19\\d\\d))?(?!\\d)`;

/** "Friday, July 3, 2020", "Published: 3 July 2020, 10:15 GMT": nothing else on the line. */
const DATE_LINE = new RegExp(
  `^\\s*(?:(?:published|posted|updated|date|issued|released)(?:\\s+on)?:?\\s+)?(?:${DATE}|(?<iso>\\d{4}-\\d\\d-\\d\\d)(?:T[\\d:.Z+-]+)?)(?:,?\\s+(?:at\\s+)?\\d{1,2}[:.]\\d\\d(?:\\s?[ap]\\.?m\\.?)?(?:\\s+[A-Z]{2,4})?)?\\.?\\s*$`,
  'i',
);

const PLACE = "\\p{Lu}[\\p{L}.'’/-]*(?:\\s\\p{Lu}[\\p{L}.'’/-]*){0,3}";
/** "MOSCOW, Oct 11, 2024 (Reuters) -", "NAIROBI, Kenya, 3 May 2021 —": place, date, agency, dash. */
const AGENCY_LINE = new RegExp(
  `^\\s*${PLACE}(?:,\\s*${PLACE}){0,2}\\s*[,(–—-]\\s*${DATE}\\)?\\s*(?:\\([^)\\n]{1,40}\\)|/[^/\\n]{1,20}/)?\\s*[-–—:]`,
  'u',
);

interface Found {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
}

function foundIn(groups: Readonly<Record<string, string | undefined>>): Found | null {
  const key = (word: string | undefined): string => (word ?? '').toLowerCase().replace('.', '');
  const month = MONTH_NUMBER.get(key(groups['month'] ?? groups['month2'])) ?? 0;
  const day = Number(groups['day'] ?? groups['day2'] ?? 0);
  const year = groups['year'] === undefined ? null : Number(groups['year']);
  if (month === 0 || day === 0 || fromDay(toDay(year ?? 2000, month, day))[2] !== day) return null;
  return { year, month, day, weekday: WEEKDAY_NUMBER.get(key(groups['weekday'])) ?? null };
}

/** The date of a date line or agency dateline; its year may be missing. */
function fromHead(text: string): { readonly iso: string } | Found | null {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD_LINES);
  for (const line of lines) {
    const match = DATE_LINE.exec(line) ?? AGENCY_LINE.exec(line);
    if (!match?.groups) continue;
    const { iso } = match.groups;
    if (iso !== undefined && isoOf(toDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)))) === iso) return { iso };
    const found = foundIn(match.groups);
    if (found) return found;
  }
  return null;
}

interface WeekdayDate extends Found {
  readonly past: boolean;
}

/** All "Friday, October 11th" without a year. */
function weekdayDates(doc: Doc): readonly WeekdayDate[] {
  const { text } = doc.article;
  return findTimes(doc).flatMap((time) => {
    const match = new RegExp(`^${DATE}$`).exec(text.slice(time.start, time.end));
    const found = match?.groups ? foundIn(match.groups) : null;
    if (!found || found.weekday === null || found.year !== null) return [];
    return [{ ...found, past: directionAt(doc, time.first, time.last) !== 'future' }];
  });
}

/** The last year that the article tells of as past. */
function lastYearTold(doc: Doc): number | null {
  const undated: Doc = { ...doc, article: { id: doc.article.id, text: doc.article.text } };
  const years = findTimes(undated)
    .filter((t) => t.value !== null && t.kind !== 'until' && directionAt(doc, t.first, t.last) !== 'future')
    .map((t) => Number(t.value?.slice(0, 4)));
  return years.length > 0 ? Math.max(...years) : null;
}

/** The one year around the last one told in which all the dates fall on their weekdays; null if none or several. */
function onlyYear(dates: readonly Found[], last: number): number | null {
  const years: number[] = [];
  // the year before as well, in case the last year told was still to come
  for (let year = last - 1; year <= last + YEARS_AFTER; year++) {
    if (dates.every((d) => weekdayOf(toDay(year, d.month, d.day)) === d.weekday)) years.push(year);
  }
  return years.length === 1 ? (years[0] ?? null) : null;
}

/**
 * The day of publication as far as the text gives it away: a date line, a dateline, or a weekday with day and month ("Friday,
 * October 11th") that fits only one year after the last year told. Undefined where that is not certain.
 */
export function inferArticleDate(doc: Doc): InferredDate | undefined {
  const head = fromHead(doc.article.text);
  if (head && 'iso' in head) return { date: head.iso, from: 'dateline' };
  if (head && head.year !== null) return { date: isoOf(toDay(head.year, head.month, head.day)), from: 'dateline' };
  const dates = weekdayDates(doc);
  const withWeekday = head && head.weekday !== null ? [head, ...dates] : dates;
  const last = withWeekday.length === 0 ? null : lastYearTold(doc);
  if (last === null) return undefined;
  const year = onlyYear(withWeekday, last);
  if (year === null) return undefined;
  if (head) return { date: isoOf(toDay(year, head.month, head.day)), from: 'dateline' };
  const past = dates.filter((d) => d.past).map((d) => toDay(year, d.month, d.day));
  return past.length === 0 ? undefined : { date: isoOf(Math.max(...past)), from: 'inferred' };
}

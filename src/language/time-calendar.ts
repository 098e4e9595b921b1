import type { TimeExpression } from './doc.ts';

/** A day as a count of days since 1970-01-01. */
export type Day = number;

/** A stretch of days with the words' own granularity; null ends are open or unknown. */
export interface Period {
  readonly value: string | null;
  readonly granularity: TimeExpression['granularity'];
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** Units that a period can have. `night` and `weekend` fall on days. */
export type Unit = 'hour' | 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

const MS = 86_400_000;

/** The day of year, month (1 to 12) and day of the month; overflow rolls on as in `Date.UTC`. */
export const toDay = (year: number, month: number, day: number): Day => Math.floor(Date.UTC(year, month - 1, day) / MS);

/** Year, month (1 to 12) and day of the month. */
export function fromDay(day: Day): readonly [number, number, number] {
  const date = new Date(day * MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** `YYYY-MM-DD`. */
export const isoOf = (day: Day): string => new Date(day * MS).toISOString().slice(0, 10);

/** The day that `YYYY-MM-DD` names, null if it names none. */
export function dayOf(iso: string | undefined): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!match) return null;
  const day = toDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoOf(day) === match[0] ? day : null;
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

const pad = (n: number): string => String(n).padStart(2, '0');

/** One day as a period. */
export const dayPeriod = (day: Day): Period => ({ value: isoOf(day), granularity: 'day', earliest: day, latest: day });

/** A month (1 to 12; 0 and 13 roll over) as a period. */
export function monthPeriod(year: number, month: number): Period {
  const [y, m] = fromDay(toDay(year, month, 1));
  return { value: `${y}-${pad(m)}`, granularity: 'month', earliest: toDay(y, m, 1), latest: toDay(y, m + 1, 0) };
}

/** A year as a period. */
export const yearPeriod = (year: number): Period => ({
  value: String(year),
  granularity: 'year',
  earliest: toDay(year, 1, 1),
  latest: toDay(year, 12, 31),
});

/** Several years from `year` on; the value is the first. */
export const yearsPeriod = (year: number, count: number): Period => ({
  value: String(year),
  granularity: 'decade',
  earliest: toDay(year, 1, 1),
  latest: toDay(year + count - 1, 12, 31),
});

/** Three months that start with `month`; the value is the first month. */
export const seasonPeriod = (year: number, month: number): Period => ({
  ...monthPeriod(year, month),
  granularity: 'season',
  latest: toDay(year, month + 3, 0),
});

/**
 * The week, Monday to Sunday, that holds the day. Its value is the month that has most of it (that of its Thursday, as ISO 8601
 * gives a week to a year), because a day would pretend to know more than the words say.
 */
export function weekPeriod(day: Day): Period {
  const monday = day - weekdayOf(day) + 1;
  const [year, month] = fromDay(monday + 3);
  return { value: `${year}-${pad(month)}`, granularity: 'week', earliest: monday, latest: monday + 6 };
}

/** Saturday and Sunday of the week that holds the day. */
export function weekendPeriod(day: Day): Period {
  const saturday = day - weekdayOf(day) + 6;
  return { value: isoOf(saturday), granularity: 'week', earliest: saturday, latest: saturday + 1 };
}

/** The unit that holds `day`, moved by `offset` units: `unitPeriod(day, 'month', -1)` is the month before. */
export function unitPeriod(day: Day, unit: Unit, offset: number): Period {
  const [year, month] = fromDay(day);
  switch (unit) {
    case 'hour':
    case 'day':
      return dayPeriod(day + (unit === 'day' ? offset : Math.trunc(offset / 24)));
    case 'weekend':
      return weekendPeriod(day + 7 * offset);
    case 'week':
      return weekPeriod(day + 7 * offset);
    case 'month':
      return monthPeriod(year, month + offset);
    case 'quarter':
      return seasonPeriod(year, (Math.ceil(month / 3) - 1) * 3 + 1 + 3 * offset);
    case 'year':
      return yearPeriod(year + offset);
    case 'decade':
      return yearsPeriod(Math.floor(year / 10) * 10 + 10 * offset, 10);
    case 'century':
      return yearsPeriod(Math.floor(year / 100) * 100 + 100 * offset, 100);
  }
}

/** A day moved by whole units, for windows such as "the last four years"; month ends are clipped. */
export function shiftDay(day: Day, unit: Unit, offset: number): Day {
  const [year, month, date] = fromDay(day);
  const months =
    unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : unit === 'decade' ? 120 : unit === 'century' ? 1200 : 0;
  if (months === 0) return day + Math.ceil(unit === 'hour' ? offset / 24 : unit === 'day' ? offset : 7 * offset);
  const last = fromDay(toDay(year, month + months * offset + 1, 0))[2];
  return toDay(year, month + months * offset, Math.min(date, last));
}

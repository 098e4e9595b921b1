import { type Day, fromDay, toDay, weekdayOf } from './time-calendar.ts';
import type { TimeContext } from './time-rule.ts';

/** Years around the article that can hold the month and day, and the one that fits tense and weekday. */
export function yearFor(month: number, day: number, weekday: number | null, context: TimeContext): number | null {
  const stated = context.yearOf(month, day);
  if (stated !== null) return stated;
  if (context.article === null) return null;
  const article = context.article;
  const [year] = fromDay(article);
  if (weekday !== null) {
    // "Friday, October 11th": the weekday tells the year, whatever the tense
    const years = [year, year - 1, year + 1].filter((y) => weekdayOf(toDay(y, month, day)) === weekday);
    if (years[0] !== undefined) return years[0];
  }
  const days = [year - 1, year, year + 1].map((y) => toDay(y, month, day));
  const distance = (d: Day): number => Math.abs(d - article);
  const nearest = days.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  const direction = context.direction();
  const fitting = days.filter((d) => (direction === 'past' ? d <= article : direction === 'future' ? d >= article : true));
  const best = fitting.reduce((a, b) => (distance(b) < distance(a) ? b : a), fitting[0] ?? nearest);
  // a past eleven months old against a day next week: the clause, not the calendar, was misread
  return fromDay(distance(best) > 300 && distance(nearest) < 31 ? nearest : best)[0];
}

/** Year of a month without one: "took office in July". */
export function yearForMonth(month: number, context: TimeContext): number | null {
  const stated = context.yearOf(month, null);
  if (stated !== null) return stated;
  if (context.article === null) return null;
  const [year, now] = fromDay(context.article);
  const direction = context.direction();
  if (direction === 'future') return month >= now ? year : year + 1;
  if (direction === 'past') return month <= now ? year : year - 1;
  // no verb to go by: the last year's, unless the month is just ahead
  return month <= now + 2 ? year : year - 1;
}

/** The day of a weekday: the nearest before (in the past) or after (in the future), the article's own day included. */
export function weekdayNear(weekday: number, article: Day, direction: 'past' | 'future' | 'unknown'): Day {
  const back = (weekdayOf(article) - weekday + 7) % 7;
  return direction === 'future' ? article + ((7 - back) % 7) : article - back;
}

import { type Day, dayPeriod, fromDay, monthPeriod, type Period, seasonPeriod, shiftDay, type Unit, unitPeriod } from './time-calendar.ts';
import { fromArticle, type TimeRule, unknownPeriod } from './time-rule.ts';
import { COUNT, countOf, SEASON_MONTH, UNIT, unitOf } from './time-words.ts';

/** The granularity of a value counted in a unit. */
export const GRAIN: Readonly<Record<Unit, Period['granularity']>> = {
  hour: 'day',
  day: 'day',
  weekend: 'week',
  week: 'week',
  month: 'month',
  quarter: 'season',
  year: 'year',
  decade: 'decade',
  century: 'decade',
};

const vague: Period = unknownPeriod('vague');

/** A window of `count` units that ends (or, for a positive count, starts) on the article's day. */
function windowPeriod(article: Day, unit: Unit, count: number): Period {
  const other = shiftDay(article, unit, count);
  const start = unitPeriod(Math.min(article, other), unit === 'week' ? 'day' : unit, 0);
  return { value: start.value, granularity: GRAIN[unit], earliest: Math.min(article, other), latest: Math.max(article, other) };
}

/** The unit that lies `count` units from a day: "two weeks ago". */
function awayPeriod(from: Day, unit: Unit, count: number): Period {
  return unitPeriod(shiftDay(from, unit, count), unit, 0);
}

const DEICTIC: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 };

/** Rules for "today", "last night" and the like. */
const DAYS: readonly TimeRule[] = [
  {
    name: 'two-days-off',
    example: 'the day before yesterday',
    pattern: /\b(?:the\s+)?day\s+(?<side>before\s+yesterday|after\s+tomorrow)\b/gi,
    read: (g) => fromArticle('day', (article) => dayPeriod(article + (/after/i.test(g['side'] ?? '') ? 2 : -2))),
  },
  {
    name: 'deictic-day',
    example: 'yesterday evening',
    pattern: /\b(?<day>yesterday|today|tonight|tomorrow)\b(?:\s+(?:morning|afternoon|evening|night)\b)?/gi,
    read: (g, before, after) =>
      // "USA Today", "Russia Today": a newspaper
      /^[A-Z]/.test(g['day'] ?? '') && /\p{Lu}[\p{L}.]*\s+$/u.test(before) && !/^\s*,/.test(after)
        ? null
        : fromArticle('day', (article) => dayPeriod(article + (DEICTIC[(g['day'] ?? '').toLowerCase()] ?? 0))),
  },
  {
    name: 'this-morning',
    example: 'this morning',
    pattern: /\b(?<which>this|last)\s+(?<part>morning|afternoon|evening|night)\b/gi,
    read: (g) => fromArticle('day', (article) => dayPeriod(article - (/last/i.test(g['which'] ?? '') ? 1 : 0))),
  },
  {
    name: 'overnight',
    example: 'overnight',
    pattern: /\bovernight\b(?!\s+(?:stay|train|bus|flight|success|into|on|from))/gi,
    // the night reaches from the day before into the day of the report
    read: () => fromArticle('day', (article) => ({ ...dayPeriod(article), earliest: article - 1 })),
  },
];

/** Rules for units counted from the article: "last week", "two years ago", "the coming months". */
const UNITS: readonly TimeRule[] = [
  {
    name: 'which-unit',
    example: 'earlier this year',
    pattern: /(?<!\bthe\s)\b(?<which>this|last|next)\s+(?<unit>week|weekend|month|quarter|year|decade|century)\b(?![’'-]?\w*-)/gi,
    read: (g) => {
      const unit = unitOf(g['unit'] ?? '');
      const which = (g['which'] ?? '').toLowerCase();
      const offset = which === 'last' ? -1 : which === 'next' ? 1 : 0;
      return fromArticle(GRAIN[unit], (article) => unitPeriod(article, unit, offset));
    },
  },
  {
    name: 'which-season',
    example: 'last summer',
    pattern: /\b(?<which>this|last|next)\s+(?<season>spring|summer|autumn|fall|winter)\b(?!\s+of\b)/gi,
    read: (g) => {
      const month = SEASON_MONTH.get((g['season'] ?? '').toLowerCase()) ?? 1;
      const which = (g['which'] ?? '').toLowerCase();
      return fromArticle('season', (article) => {
        const [year, now] = fromDay(article);
        // months January and February still belong to the winter that began in December
        const running = month === 12 && now < 3 ? year - 1 : year;
        if (which === 'this') return seasonPeriod(running, month);
        if (which === 'last')
          return seasonPeriod(
            now >= month + 3 || (month === 12 && now >= 3 && now < 12) ? year - (month === 12 ? 1 : 0) : running - 1,
            month,
          );
        return seasonPeriod(now < month ? year : year + 1, month);
      });
    },
  },
  {
    name: 'edge-of-unit',
    example: 'by the end of the year',
    pattern:
      /\b(?:the\s+)?(?:very\s+)?(?<edge>end|start|beginning|close|middle)\s+of\s+(?<which>the|this|last|next)\s+(?<unit>week|month|year|decade|century)\b|\byear-end\b/gi,
    read: (g) => {
      const unit = unitOf(g['unit'] ?? 'year');
      const which = (g['which'] ?? 'the').toLowerCase();
      const edge = (g['edge'] ?? 'end').toLowerCase();
      return fromArticle(GRAIN[unit], (article) =>
        edgeOf(unitPeriod(article, unit, which === 'last' ? -1 : which === 'next' ? 1 : 0), edge),
      );
    },
  },
  {
    name: 'ago',
    example: 'two weeks ago',
    pattern: new RegExp(
      `\\b(?:(?:about|around|almost|nearly|some|over|more than|just)\\s+)?(?:(?<count>${COUNT})\\s+)?(?<unit>${UNIT})s?\\s+ago\\b`,
      'gi',
    ),
    read: (g) => {
      const count = countOf(g['count'] ?? '');
      const unit = unitOf(g['unit'] ?? '');
      if (count === null || unit === 'hour') return fromArticle('vague', (article) => ({ ...vague, latest: article }));
      return fromArticle(GRAIN[unit], (article) => awayPeriod(article, unit, -count));
    },
  },
  {
    name: 'from-now',
    example: 'three months from now',
    pattern: new RegExp(`\\b(?<count>${COUNT})\\s+(?<unit>${UNIT})s?(?:\\s+from\\s+(?:now|today)|['’]s?\\s+time)\\b`, 'gi'),
    read: (g) => {
      const count = countOf(g['count'] ?? '');
      const unit = unitOf(g['unit'] ?? '');
      if (count === null) return fromArticle('vague', (article) => ({ ...vague, earliest: article }));
      return fromArticle(GRAIN[unit], (article) => awayPeriod(article, unit, count));
    },
  },
  {
    name: 'window',
    example: 'over the last four years',
    pattern: new RegExp(
      `\\b(?:the\\s+)?(?<side>last|past|next|coming)\\s+(?:(?<count>\\d{1,3}|${COUNT})\\s+)?(?<unit>${UNIT})(?<plural>s)?\\b`,
      'gi',
    ),
    read: (g, before) => {
      const future = /next|coming/i.test(g['side'] ?? '');
      const unit = unitOf(g['unit'] ?? '');
      const count = g['count'] === undefined ? (g['plural'] === undefined ? 1 : null) : countOf(g['count']);
      if (count === null)
        return fromArticle('vague', (article) => (future ? { ...vague, earliest: article } : { ...vague, latest: article }));
      // "the next day" in a story is the day after the last one told
      if (future && count === 1 && /\bnext\b/i.test(g['side'] ?? '') && !/\b(?:over|within|in|during|for)\s+(?:the\s+)?$/i.test(before))
        return null;
      // "has ruled for the past three years": still going on
      const kind = !future && /\bfor\s+$/i.test(before) ? 'since' : 'date';
      return fromArticle(GRAIN[unit], (article) => windowPeriod(article, unit, future ? count : -count), kind);
    },
  },
  {
    name: 'vague-window',
    example: 'in recent days',
    pattern:
      /\b(?:the\s+)?(?<side>recent|upcoming|coming)\s+(?:hours|days|weeks|months|years|decades)\b|\b(?:more\s+)?recently\b(?!\s*-)/gi,
    read: (g) =>
      fromArticle('vague', (article) =>
        /coming/i.test(g['side'] ?? '') ? { ...vague, earliest: article } : { ...vague, latest: article },
      ),
  },
  {
    name: 'in-season',
    example: 'in the summer',
    pattern:
      /(?<=\b[Ii]n\s+(?:the\s+)?|\bthis\s+past\s+)(?:early\s+|late\s+)?(?<season>spring|summer|autumn|winter)\b(?!\s+of\b|\s+\w*(?:palace|games|olympics))/gi,
    read: (g) => {
      const month = SEASON_MONTH.get((g['season'] ?? '').toLowerCase()) ?? 1;
      return fromArticle('season', (article, context) => {
        const [year, now] = fromDay(article);
        if (context.direction() === 'future') return seasonPeriod(now <= month + 2 ? year : year + 1, month);
        return context.direction() === 'past' ? seasonPeriod(now >= month ? year : year - 1, month) : unknownPeriod('season');
      });
    },
  },
];

/** "the end of 2023" is its December, "the start of the month" its first ten days. */
export function edgeOf(period: Period, edge: string): Period {
  const { earliest, latest } = period;
  if (earliest === null || latest === null) return period;
  const atEnd = /end|close/.test(edge);
  const inMiddle = /mid/.test(edge);
  if (period.granularity === 'year' && !inMiddle) {
    const [year] = fromDay(earliest);
    return monthPeriod(year, atEnd ? 12 : 1);
  }
  const third = Math.floor((latest - earliest + 1) / 3);
  return {
    ...period,
    earliest: atEnd ? latest - third + 1 : inMiddle ? earliest + third : earliest,
    latest: atEnd ? latest : inMiddle ? latest - third : earliest + third - 1,
  };
}

/** Rules for what is told from the article's day. */
export const RELATIVE_RULES: readonly TimeRule[] = [...DAYS, ...UNITS];

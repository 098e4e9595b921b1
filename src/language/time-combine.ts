import type { TimeExpression } from './doc.ts';
import type { Day, Period } from './time-calendar.ts';
import type { TimeReading } from './time-rule.ts';
import { edgeOf } from './time-rules-relative.ts';

/** A time expression in the making. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly reading: TimeReading;
  /** The year that the other end of a range gives. */
  readonly year?: number;
  /** "since", "until" and the like before it. */
  readonly prefix?: TimeExpression['kind'];
  /** "early", "late", "the end of". */
  readonly part?: string;
  /** Second end of "between A and B". */
  readonly to?: TimeReading;
}

const PART =
  /\b(?<part>early|earlier|mid|late|later|(?:the\s+)?(?:very\s+)?(?:start|beginning|middle|end|close)\s+of)(?:\s+(?:in|on)|\s*-)?\s*(?:the\s+)?$/i;
const PREFIX =
  /\b(?<word>since|until|till|by|before|after|through|as\s+of|prior\s+to|up\s+to|starting|beginning)\s+(?:(?:at\s+least|about|around|roughly|early|late|mid)\s+)?(?:on\s+|in\s+)?(?:the\s+)?$/i;
const ONWARDS = /^\s+onwards?\b/i;

const PREFIX_KIND: Readonly<Record<string, TimeExpression['kind']>> = {
  since: 'since',
  after: 'since',
  starting: 'since',
  beginning: 'since',
  'as of': 'since',
  until: 'until',
  till: 'until',
  by: 'until',
  before: 'until',
  through: 'until',
  'prior to': 'until',
  'up to': 'until',
};

/** Takes "early", "the end of", "since", "by the" before an expression into it. */
export function readPrefix(text: string, sentenceStart: number, found: Found): Found {
  let { start } = found;
  const back = (): string => text.slice(Math.max(sentenceStart, start - 40), start);
  let part: string | undefined;
  const partMatch = PART.exec(back());
  if (partMatch?.groups && found.reading.kind === 'date') {
    part = (partMatch.groups['part'] ?? '').toLowerCase();
    start -= partMatch[0].length;
  }
  const prefixMatch = PREFIX.exec(back());
  const word = (prefixMatch?.groups?.['word'] ?? '').toLowerCase().replace(/\s+/g, ' ');
  // "after Monday's attack", "before the 2020 election": the event, not the day, is the mark
  const eventful =
    /^(?:after|before|prior to|by|through)$/.test(word) &&
    /^['’]s\b|^\s+\p{Ll}+(?:ion|ack|ote|eal|ent)\b/u.test(text.slice(found.end, found.end + 20));
  let prefix = prefixMatch && !eventful && found.reading.kind === 'date' ? PREFIX_KIND[word] : undefined;
  if (prefix !== undefined && prefixMatch) start -= prefixMatch[0].length;
  if (prefix === undefined && found.reading.kind === 'date' && ONWARDS.test(text.slice(found.end, found.end + 9))) prefix = 'since';
  return { ...found, start, ...(part === undefined ? {} : { part }), ...(prefix === undefined ? {} : { prefix }) };
}

const BETWEEN = /\b[Bb]etween\s+(?:early\s+|late\s+|mid-?)?$/;
const FROM = /\b[Ff]rom\s+(?:early\s+|late\s+|mid-?)?$/;

/** Joins the ends of "between 2015 and 2018", "from May to July 2020", "May-July 2020" into one expression. */
export function mergeRanges(text: string, found: readonly Found[]): readonly Found[] {
  const merged: Found[] = [];
  for (const next of found) {
    const last = merged.at(-1);
    const datable = last?.reading.kind === 'date' && next.reading.kind === 'date' && last.to === undefined;
    if (last && datable && last.sentence === next.sentence) {
      const gap = text.slice(last.end, next.start);
      const before = text.slice(Math.max(0, last.start - 20), last.start);
      const opener = /^\s+and\s+$/.test(gap) ? BETWEEN.exec(before) : /^\s+(?:to|and)\s+$/.test(gap) ? FROM.exec(before) : null;
      const until = next.prefix === 'until' && /^\s+$/.test(gap) ? FROM.exec(before) : null;
      const dash = /^\s?[-–]\s?$/.test(gap);
      const match = opener ?? until;
      if (match || dash) {
        const year = last.reading.stated?.year ?? next.reading.stated?.year;
        const { prefix: _, ...open } = last;
        merged[merged.length - 1] = {
          ...open,
          start: last.start - (match?.[0].length ?? 0),
          end: next.end,
          to: next.reading,
          ...(year === undefined ? {} : { year }),
        };
        continue;
      }
    }
    merged.push(next);
  }
  return merged;
}

/** Narrows a period to its named part, and lets "earlier" and "later" end or begin with the article. */
function narrow(period: Period, part: string, article: Day | null): Period {
  const { earliest, latest } = period;
  if (earliest === null || latest === null || period.granularity === 'day') return period;
  if (part === 'earlier') return { ...period, latest: article !== null && article < latest ? article : latest };
  if (part === 'later') return { ...period, earliest: article !== null && article > earliest ? article : earliest };
  if (/early|late|mid$/.test(part)) {
    const third = Math.floor((latest - earliest + 1) / 3);
    const from = part === 'late' ? latest - third + 1 : part === 'mid' ? earliest + third : earliest;
    return { ...period, earliest: from, latest: part === 'late' ? latest : from + third - 1 };
  }
  return edgeOf(period, part);
}

/** Applies the prefix words of an expression to its period. */
export function combine(found: Found, period: Period, article: Day | null, to: Period | null = null): Period {
  const whole = found.part === undefined ? period : narrow(period, found.part, article);
  if (to !== null) return { ...whole, latest: to.latest };
  return whole;
}

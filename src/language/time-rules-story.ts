import { type Period, shiftDay, type Unit, unitPeriod } from './time-calendar.ts';
import { type TimeReading, type TimeRule, unknownPeriod } from './time-rule.ts';
import { GRAIN } from './time-rules-relative.ts';
import { COUNT, countOf, MONTH, UNIT, unitOf, WEEKDAY } from './time-words.ts';

/** Reads a shift from the last time told: "the next day", "two weeks later". */
function fromPrevious(unit: Unit, offset: number | null, sentences: number): TimeReading {
  return {
    kind: 'date',
    period: (context) => {
      const previous = context.previous(sentences);
      const from = previous?.earliest ?? null;
      if (previous === null || from === null || offset === null) return unknownPeriod(offset === null ? 'vague' : GRAIN[unit]);
      // "a day later" after "in July" says less than it seems
      const coarse = (previous.latest ?? from) - from;
      if (unit === 'day' && coarse > 1) return unknownPeriod('day');
      if (unit === 'week' && coarse > 7) return unknownPeriod('week');
      if (unit === 'month' && coarse > 31) return unknownPeriod('month');
      return unitPeriod(shiftDay(from, unit, offset), unit, 0);
    },
  };
}

/** How many sentences back the story may have told the time that "then" or "the next day" goes on from. */
const THEN_REACH = 2;
const STORY_REACH = 6;

/** Rules that go on from the time told before. */
const ANAPHORS: readonly TimeRule[] = [
  {
    name: 'then',
    example: 'since then',
    pattern: /(?<=\b(?:since|until|till|by|from|before)\s+)then\b/gi,
    read: () => ({ kind: 'date', period: (context) => context.previous(THEN_REACH) ?? unknownPeriod('vague') }),
  },
  {
    name: 'ever-since',
    example: 'ever since',
    pattern: /\bever\s+since(?=[\s]*[.,;]|$)|(?<=\b(?:has|have|had)\s+)since(?=\s+(?:been\b|\w+ed\b))/gi,
    read: () => ({ kind: 'since', period: (context) => context.previous(THEN_REACH) ?? unknownPeriod('vague') }),
  },
  {
    name: 'same-unit',
    example: 'that day, the same month',
    pattern:
      /\b(?:that\s+(?:same\s+)?|the\s+(?:very\s+)?same\s+)(?<unit>day|night|morning|afternoon|evening|week|weekend|month|year)\b(?!\s+(?:is|was|will|has)\b)/gi,
    read: (g) => {
      const word = (g['unit'] ?? '').toLowerCase();
      return fromPrevious(/night|morning|afternoon|evening/.test(word) ? 'day' : (word as Unit), 0, THEN_REACH + 1);
    },
  },
  {
    name: 'next-in-story',
    example: 'the following day',
    pattern: /\bthe\s+(?<side>following|next|previous|preceding)\s+(?<unit>day|night|morning|week|month|year)\b/gi,
    read: (g) => {
      const word = (g['unit'] ?? '').toLowerCase();
      const unit = /night|morning/.test(word) ? 'day' : (word as Unit);
      return fromPrevious(unit, /following|next/i.test(g['side'] ?? '') ? 1 : -1, STORY_REACH);
    },
  },
  {
    name: 'day-after',
    example: 'the day before',
    pattern: /\bthe\s+(?<unit>day|night|week|month|year)\s+(?<side>before|after)(?=\s*[.,;]|\s*$)/gi,
    read: (g) => {
      const word = (g['unit'] ?? '').toLowerCase();
      return fromPrevious(word === 'night' ? 'day' : (word as Unit), /after/i.test(g['side'] ?? '') ? 1 : -1, STORY_REACH);
    },
  },
  {
    name: 'later',
    example: 'two days later',
    pattern: new RegExp(
      `\\b(?<count>${COUNT})\\s+(?<unit>${UNIT})s?\\s+(?<side>later|earlier|afterwards?|before(?=\\s*[.,;]|\\s*$)|after(?=\\s*[.,;]|\\s*$))\\b`,
      'gi',
    ),
    read: (g) => {
      const count = countOf(g['count'] ?? '');
      const unit = unitOf(g['unit'] ?? '');
      if (unit === 'hour') return { kind: 'date', period: () => unknownPeriod('vague') };
      return fromPrevious(unit, count === null ? null : /later|after/i.test(g['side'] ?? '') ? count : -count, STORY_REACH);
    },
  },
];

const span = (kind: TimeReading['kind'], granularity: Period['granularity']): TimeReading => ({
  kind,
  period: () => unknownPeriod(granularity),
});

/** Rules for what dates nothing: lengths and habits. */
const LENGTHS: readonly TimeRule[] = [
  {
    name: 'recurring',
    example: 'every Friday, twice a year',
    pattern: new RegExp(
      `\\b(?:[Ee]very|[Ee]ach)\\s+(?:other\\s+|${COUNT}\\s+)?(?:(?:hour|day|week|month|year|night|morning|weekend|summer|winter|spring|autumn)s?\\b|${WEEKDAY}|${MONTH})|\\b(?:[Oo]nce|[Tt]wice|\\w+\\s+times)\\s+(?:an?|per|every|each)\\s+(?:hour|day|week|month|year|decade)\\b|\\b${WEEKDAY}s\\b`,
      'g',
    ),
    read: () => span('recurring', 'vague'),
  },
  {
    name: 'length',
    example: 'for three days, a two-year term',
    pattern: new RegExp(
      `\\b(?:(?<count>\\d{1,4}|${COUNT})(?:\\s+(?:more|long|full|straight|consecutive|or\\s+so|hundred))?[\\s-]+(?<unit>${UNIT}|minute|century)|(?<many>decade|year|month|week|centurie))s?\\b(?<long>-long|-plus)?`,
      'gi',
    ),
    read: (g, before, after) => {
      // "36-year-old", "aged 36 years", "three years old"
      if (/^[\s-]+old\b/.test(after) || /\baged?\s+$/i.test(before)) return null;
      // "a day", "the week" alone are no lengths unless something is said to last so
      const bare = g['count'] === undefined || /^an?$|^the$/i.test(g['count']);
      if (bare && g['long'] === undefined && !/\b(?:for|within|over|during|in|lasted|after|nearly|almost|about|than)\s+$/i.test(before))
        return null;
      if (g['count'] === undefined && g['long'] === undefined && !/s$/i.test(g['many'] === undefined ? '' : `${g['many']}s`)) return null;
      if (g['many'] !== undefined && g['long'] === undefined && !/\b(?:for|over|in|after)\s+$/i.test(before)) return null;
      const word = g['unit'] ?? g['many'] ?? '';
      const unit = /minute/i.test(word) ? 'hour' : /centur/i.test(word) ? 'century' : unitOf(word);
      return span('duration', GRAIN[unit]);
    },
  },
];

/** Rules for what goes on from the time told before, and for lengths and habits. */
export const STORY_RULES: readonly TimeRule[] = [...ANAPHORS, ...LENGTHS];

import type { Doc, Sentence, TimeExpression, Token } from './doc.ts';
import { type Day, dayOf, isoOf, type Period } from './time-calendar.ts';
import { combine, type Found, mergeRanges, readPrefix } from './time-combine.ts';
import { type TimeContext, unknownPeriod } from './time-rule.ts';
import { CALENDAR_RULES } from './time-rules-calendar.ts';
import { RELATIVE_RULES } from './time-rules-relative.ts';
import { STORY_RULES } from './time-rules-story.ts';
import { directionAt } from './time-tense.ts';

const RULES = [...CALENDAR_RULES, ...RELATIVE_RULES, ...STORY_RULES];

/** No rule can match a sentence without one of these: a quick look that spares most sentences the forty rules. */
const TRIGGER =
  /\d{4}|\d0['’]?s\b|day|week|month|year|hour|decade|centur|quarter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|spring|summer|autumn|fall|winter|tonight|tomorrow|morning|night|evening|afternoon|recent|then\b|since|DAY|[Oo]nce|[Tt]wice|minute/;

/** An inferred date is the day of the news; the paper may have come out up to so many days after. */
const INFERENCE_SLACK = 3;

/** All matches of all rules in one sentence; where two overlap, the longer, else the earlier, stays. */
function findIn(text: string, sentence: Sentence): readonly Found[] {
  const line = text.slice(sentence.start, sentence.end);
  if (!TRIGGER.test(line)) return [];
  const all: Found[] = [];
  for (const rule of RULES) {
    for (const match of line.matchAll(rule.pattern)) {
      const end = match.index + match[0].length;
      const reading = rule.read(match.groups ?? {}, line.slice(Math.max(0, match.index - 60), match.index), line.slice(end, end + 40));
      if (reading) all.push({ start: sentence.start + match.index, end: sentence.start + end, sentence: sentence.index, reading });
    }
  }
  all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Found[] = [];
  for (const found of all) if (kept.every((k) => found.end <= k.start || found.start >= k.end)) kept.push(found);
  return kept.sort((a, b) => a.start - b.start);
}

/** First token that ends after `offset`, by halving. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where the time only describes a noun, "the November 27 deal", and does not carry the story on. */
function isAttributive(text: string, found: Found): boolean {
  const before = text.slice(Math.max(0, found.start - 12), found.start);
  const after = text.slice(found.end, found.end + 24);
  return (
    /\b(?:the|a|an|its|his|her|their)\s+$/i.test(before) &&
    /^(?:['’]s)?\s+(?!(?:and|or|to|in|at|on|after|before|for|by|as|when|with|that|which|is|was|has|had|will)\b)\p{Ll}/u.test(after)
  );
}

interface Told {
  readonly period: Period;
  readonly sentence: number;
}

/** Years that the text states for a month and day: a later "October 7" means the same one. */
function statedYears(found: readonly Found[]): ReadonlyMap<string, number> {
  const years = new Map<string, number>();
  for (const { reading } of found) {
    const { year, month, day } = reading.stated ?? {};
    if (year !== undefined && month !== undefined && day !== undefined) years.set(`${month}-${day}`, year);
  }
  return years;
}

/** Resolves all expressions against one day of publication. */
function resolveAll(
  doc: Doc,
  found: readonly Found[],
  spans: readonly (readonly [number, number])[],
  article: Day | null,
): readonly Period[] {
  const stated = statedYears(found);
  const told: Told[] = [];
  return found.map((one, n) => {
    const [first, last] = spans[n] ?? [0, 0];
    const context: TimeContext = {
      article,
      // "the November 27 agreement cannot …": the verb's tense says nothing of the agreement's date
      direction: () => (isAttributive(doc.article.text, one) ? 'unknown' : directionAt(doc, first, last)),
      previous: (sentences) => {
        const previous = told.at(-1);
        return previous && one.sentence - previous.sentence <= sentences ? previous.period : null;
      },
      yearOf: (month, day) => one.year ?? (day === null ? null : (stated.get(`${month}-${day}`) ?? null)),
    };
    const period = combine(one, one.reading.period(context), article, one.to?.period(context) ?? null);
    if (period.value !== null && one.reading.kind !== 'duration' && !isAttributive(doc.article.text, one))
      told.push({ period, sentence: one.sentence });
    return period;
  });
}

const same = (a: Period, b: Period): boolean => a.value === b.value && a.earliest === b.earliest && a.latest === b.latest;

/**
 * Finds the time expressions of a doc, in text order, with the granularity that their words have. Relative ones ("on Monday") need
 * the article's date and stay without a value if it is unknown. Trees, where the doc has them, tell past from future.
 */
export function findTimes(doc: Doc): readonly TimeExpression[] {
  const { text } = doc.article;
  const found = mergeRanges(
    text,
    doc.sentences.flatMap((sentence) => findIn(text, sentence).map((one) => readPrefix(text, sentence.start, one))),
  );
  const spans = found.map((one) => [tokenAt(doc.tokens, one.start), tokenAt(doc.tokens, one.end - 1) + 1] as const);
  const article = dayOf(doc.article.date);
  let periods = resolveAll(doc, found, spans, article);
  if (article !== null && doc.article.dateFrom === 'inferred') {
    const later = resolveAll(doc, found, spans, article + INFERENCE_SLACK);
    // what depends on the very day of publication stays open
    periods = periods.map((p, n) => (later[n] && same(p, later[n]) ? p : common(p, later[n])));
  }
  return found.flatMap((one, n) => {
    const [first, last] = spans[n] ?? [0, 0];
    const period = periods[n] ?? unknownPeriod('vague');
    const [from, to] = [doc.tokens[first], doc.tokens[last - 1]];
    if (!from || !to) return [];
    const kind = one.prefix ?? one.reading.kind;
    return [
      {
        start: from.start,
        end: to.end,
        first,
        last,
        value: period.value,
        granularity: period.granularity,
        earliest: period.earliest === null || kind === 'until' ? null : isoOf(period.earliest),
        latest: period.latest === null || kind === 'since' ? null : isoOf(period.latest),
        kind,
      } satisfies TimeExpression,
    ];
  });
}

/** What two readings of one expression agree on: the value if they share it, else nothing but the grain. */
function common(a: Period, b: Period | undefined): Period {
  if (!b || a.value !== b.value || a.granularity !== b.granularity) return unknownPeriod(a.granularity);
  return { ...a, earliest: a.earliest === b.earliest ? a.earliest : null, latest: a.latest === b.latest ? a.latest : null };
}

import type { TimeExpression } from './doc.ts';
import type { Day, Period } from './time-calendar.ts';

/** What the words around a time expression say about when it is. */
export interface TimeContext {
  /** Publication day of the article, null if unknown. */
  readonly article: Day | null;
  /** Whether the clause speaks of what was or of what will be. */
  readonly direction: () => 'past' | 'future' | 'unknown';
  /** The period of the last expression told in this sentence or the `sentences` before it, null if there is none. */
  readonly previous: (sentences: number) => Period | null;
  /** Year that the text gives elsewhere for this month and day, or at the other end of "from May to July 2020". */
  readonly yearOf: (month: number, day: number | null) => number | null;
}

/** A match of a rule: its meaning waits for the context. */
export interface TimeReading {
  readonly kind: TimeExpression['kind'];
  readonly period: (context: TimeContext) => Period;
  /** Year, month and day as far as the words themselves say them. */
  readonly stated?: { readonly year?: number; readonly month?: number; readonly day?: number };
}

/** A way to say when: a pattern over the text of one sentence, and what a match means (null: no time after all). */
export interface TimeRule {
  readonly name: string;
  readonly example: string;
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, before: string, after: string) => TimeReading | null;
}

/** A period of which only the grain is known. */
export const unknownPeriod = (granularity: Period['granularity']): Period => ({ value: null, granularity, earliest: null, latest: null });

/** A reading that needs the article's day, unknown without it. */
export const fromArticle = (
  granularity: Period['granularity'],
  period: (article: Day, context: TimeContext) => Period,
  kind: TimeReading['kind'] = 'date',
): TimeReading => ({
  kind,
  period: (context) => (context.article === null ? unknownPeriod(granularity) : period(context.article, context)),
});

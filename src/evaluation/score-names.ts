import type { NameSpan } from '../language/name-labels.ts';

/** Precision, recall and F1 in per cent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const score = (hit: number, found: number, gold: number): Score => {
  const round = (x: number): number => Math.round(x * 1000) / 10;
  return { precision: round(hit / (found || 1)), recall: round(hit / (gold || 1)), f1: round((2 * hit) / (found + gold || 1)) };
};

/** Compares found names with gold ones: exact span and kind, span alone, and each kind by itself. */
export function scoreNames(gold: readonly (readonly NameSpan[])[], found: readonly (readonly NameSpan[])[]): Record<string, Score> {
  const count = (want: (span: NameSpan) => boolean, key: (span: NameSpan) => string): Score => {
    let hit = 0;
    let all = 0;
    let ours = 0;
    gold.forEach((spans, s) => {
      const keys = new Set(spans.filter(want).map(key));
      const own = found[s]!.filter(want);
      all += keys.size;
      ours += own.length;
      hit += own.filter((span) => keys.has(key(span))).length;
    });
    return score(hit, ours, all);
  };
  const exact = (span: NameSpan): string => `${span.first} ${span.last} ${span.kind}`;
  return {
    exact: count(() => true, exact),
    spans: count(
      () => true,
      ({ first, last }) => `${first} ${last}`,
    ),
    PER: count(({ kind }) => kind === 'PER', exact),
    ORG: count(({ kind }) => kind === 'ORG', exact),
    LOC: count(({ kind }) => kind === 'LOC', exact),
  };
}

/** How a link came about, most trusted first. */
export const METHODS = ['decision', 'stated', 'identifier', 'proposal'] as const;
export type Method = (typeof METHODS)[number];

/** Two IRIs that are held to name one thing. `left` is the smaller IRI. */
export interface Link {
  readonly left: string;
  readonly right: string;
  readonly method: Method;
  /** 0..1. */
  readonly score: number;
  /** In words that a person can check. */
  readonly reason: string;
}

/** A pair in its one order. */
export const ordered = (a: string, b: string): readonly [left: string, right: string] => (a < b ? [a, b] : [b, a]);

/** A key of a pair, whichever way round. */
export const pairKey = (a: string, b: string): string => ordered(a, b).join('\n');

/** Most trusted first, then best score, then by IRI: the same order for the same links. */
export function compareLinks(x: Link, y: Link): number {
  return (
    METHODS.indexOf(x.method) - METHODS.indexOf(y.method) ||
    y.score - x.score ||
    (x.left < y.left ? -1 : x.left > y.left ? 1 : x.right < y.right ? -1 : x.right > y.right ? 1 : 0)
  );
}

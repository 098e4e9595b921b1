import { periodOf } from '../../network/select-claims.ts';
import { statusRank } from '../../network/status-strength.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';

/** A stretch of time with its claims. */
export interface Bin {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly key: string;
  readonly claims: readonly ClaimRecord[];
}

/** A time line: every stretch between the first and the last claim, empty ones too. */
export interface TimeLine {
  readonly unit: 'day' | 'month' | 'year';
  readonly bins: readonly Bin[];
  readonly undated: readonly ClaimRecord[];
  /** Claims that lie so far before the others that they would squeeze these into a corner. */
  readonly earlier: readonly ClaimRecord[];
}

/** The next stretch after one: `2024-02-29` → `2024-03-01`, `2024-12` → `2025-01`. */
export function after(key: string): string {
  const [year, month, day] = key.split('-').map(Number) as [number, number | undefined, number | undefined];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) date.setUTCDate(date.getUTCDate() + 1);
  else if (month !== undefined) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, key.length);
}

/** More stretches than this do not fit beside one another. */
const MOST = 72;
/** So many of the dated claims may be left out as too early. */
const EARLY_SHARE = 0.08;

/**
 * Puts claims on a time line by the first day they can mean, in days, months or years as the span asks for. A claim whose words give
 * only a year stands in that year and nowhere finer: where the unit is finer, in the year's first stretch.
 */
export function timeLine(claims: readonly ClaimRecord[]): TimeLine {
  const undated: ClaimRecord[] = [];
  const dated: { from: string; claim: ClaimRecord }[] = [];
  for (const claim of claims) {
    const from = periodOf(claim)?.from;
    if (from === undefined || !/^\d{4}/.test(from)) undated.push(claim);
    else dated.push({ from, claim });
  }
  dated.sort((x, y) => (x.from < y.from ? -1 : x.from > y.from ? 1 : 0));
  for (const [unit, length] of [
    ['day', 10],
    ['month', 7],
    ['year', 4],
  ] as const) {
    const key = (from: string): string =>
      from.length >= length ? from.slice(0, length) : `${from}${'-01'.repeat((length - from.length) / 3)}`;
    const last = dated.at(-1);
    if (!last) break;
    // "Since 1979" in one article must not squeeze this month's news: a few early ones may stay out if the rest then fits.
    for (const skip of new Set([0, Math.floor(dated.length * EARLY_SHARE)])) {
      const first = key(dated[skip]!.from);
      const keys: string[] = [];
      for (let at = first; at <= key(last.from) && keys.length <= MOST; at = after(at)) keys.push(at);
      if (keys.length > MOST && unit !== 'year') continue;
      const kept = keys.length > MOST ? yearsTo(key(last.from)) : keys;
      const bins = new Map<string, ClaimRecord[]>(kept.map((k) => [k, []]));
      const earlier: ClaimRecord[] = [];
      for (const { from, claim } of dated) (bins.get(key(from)) ?? earlier).push(claim);
      for (const row of bins.values()) row.sort((x, y) => statusRank(x.status) - statusRank(y.status));
      return { unit, bins: [...bins].map(([k, row]) => ({ key: k, claims: row })), undated, earlier };
    }
  }
  return { unit: 'day', bins: [], undated, earlier: [] };
}

/** As many years as fit, up to the last. */
const yearsTo = (last: string): string[] => Array.from({ length: MOST }, (_, k) => String(Number(last) - MOST + 1 + k).padStart(4, '0'));

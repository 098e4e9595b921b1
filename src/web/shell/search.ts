import { readableName } from '../../network/readable-name.ts';
import { count } from './count.ts';
import type { Model } from './model.ts';

/** Something that can be found. */
export interface SearchEntry {
  readonly kind: 'actor' | 'claim';
  readonly iri: string;
  readonly label: string;
  /** Entity class, or status of the claim. */
  readonly type: string;
  readonly claims: number;
  /** Folded names or words that are searched. */
  readonly keys: readonly string[];
}

/** What it is, in a few words: "country · 12 claims", "claim, asserted"; a thing whose class is not known is counted only. */
export const kindOf = ({ kind, type, claims }: SearchEntry): string =>
  kind === 'claim' ? `claim, ${type}` : [readableName(type), count(claims, 'claim')].filter((part) => part !== '').join(' · ');

/** Lower case without accents: "Erdoğan" is found by "erdogan". */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').toLowerCase().trim();

/** Everything that can be found in the data. */
export function searchEntries(model: Model): SearchEntry[] {
  const actors = [...model.parties.values()].map(({ named, claims }): SearchEntry => {
    const names = [named.label, ...(model.actors.get(named.iri)?.aliases ?? [])];
    return { kind: 'actor', iri: named.iri, label: named.label, type: named.type, claims, keys: [...new Set(names.map(fold))] };
  });
  const claims = model.claims.map((claim): SearchEntry => {
    const words = claim.spans.map((span) => span.exact).join(' … ');
    return { kind: 'claim', iri: claim.iri, label: words, type: claim.status, claims: 0, keys: [fold(words)] };
  });
  return [...actors, ...claims];
}

/** Entities first (whole name, then beginning, then within), then claims; the more claims, the earlier. */
export function search(entries: readonly SearchEntry[], text: string, limit: number): SearchEntry[] {
  const wanted = fold(text);
  const rank = (entry: SearchEntry): number => {
    let best = 9;
    for (const key of entry.keys) {
      const at = key.indexOf(wanted);
      if (at < 0) continue;
      const here = key === wanted ? 0 : at === 0 ? 1 : key[at - 1] === ' ' ? 2 : 3;
      best = Math.min(best, here);
    }
    return best === 9 ? 9 : best + (entry.kind === 'claim' ? 4 : 0);
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank: r }) => r < 9)
    .sort((x, y) => x.rank - y.rank || y.entry.claims - x.entry.claims || (x.entry.label < y.entry.label ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

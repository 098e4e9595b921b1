import type { FoundSpan } from './find-spans.ts';
import type { Candidate } from './gazetteer.ts';
import type { KnownThing } from './known-things.ts';

/** What else an article speaks of: how often each country is touched by names that mean one thing only. */
export interface Evidence {
  readonly countries: ReadonlyMap<string, number>;
  /** Keys that are named beyond doubt. */
  readonly keys: ReadonlySet<string>;
}

/** Gathers the evidence of all spans. */
export function evidenceOf(spans: readonly FoundSpan[]): Evidence {
  const countries = new Map<string, number>();
  const keys = new Set<string>();
  for (const { candidates } of spans) {
    const things = new Set(candidates.map((c) => c.thing));
    if (candidates.some((c) => c.ambiguous) || things.size === 0) continue;
    const codes = new Set(candidates.map((c) => c.thing.country));
    const [code] = codes;
    if (codes.size === 1 && code) countries.set(code, (countries.get(code) ?? 0) + 1);
    if (things.size === 1) keys.add(candidates[0]!.thing.key);
  }
  return { countries, keys };
}

/**
 * Chooses among readings of an ambiguous name: "Georgia" is the state in the Caucasus where Tbilisi or Abkhazia is named, the American
 * one where only American places are; "Congo" stays open unless Kinshasa or Brazzaville tells. Null rather than wrong.
 */
export function choose(candidates: readonly Candidate[], evidence: Evidence): KnownThing | null {
  const things = [...new Set(candidates.map((c) => c.thing))];
  const named = things.filter((t) => evidence.keys.has(t.key));
  if (named.length === 1) return named[0]!;
  const weight = (thing: KnownThing): number => (thing.country ? (evidence.countries.get(thing.country) ?? 0) : 0);
  const ranked = [...things].sort((a, b) => weight(b) - weight(a));
  const [top, second] = ranked;
  if (!top) return null;
  if (things.length > 1 && second && weight(top) > weight(second) && weight(top) >= 2 * weight(second)) {
    // America is in every paper: it alone does not make Georgia a state of it
    const country = things.find((t) => t.type === 'Country');
    if (country && country !== top && !(weight(country) === 0 && evidence.countries.size < 3)) return weight(country) > 0 ? country : null;
    return top;
  }
  const countries = things.filter((t) => t.type === 'Country');
  if (countries.length === 1 && (weight(countries[0]!) > 0 || evidence.countries.size >= 3)) return countries[0]!;
  return things.length === 1 && top.type !== 'Person' ? (weight(top) > 0 || top.type === 'Country' ? top : null) : null;
}

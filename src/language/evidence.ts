import type { FoundSpan } from './found-span.ts';
import type { Candidate } from './gazetteer.ts';
import type { KnownThing } from './known-things.ts';

/** What else an article speaks of: how often each country is touched by names that mean one thing only. */
export interface Evidence {
  readonly countries: ReadonlyMap<string, number>;
  /** How often places below the state are named: towns, provinces. */
  readonly places: ReadonlyMap<string, number>;
  /** Last words of the states named whose names have two: "Korea". */
  readonly halves: ReadonlySet<string>;
  /** Keys that are named beyond doubt. */
  readonly keys: ReadonlySet<string>;
}

/** Gathers the evidence of all spans. */
export function evidenceOf(spans: readonly FoundSpan[]): Evidence {
  const countries = new Map<string, number>();
  const places = new Map<string, number>();
  const halves = new Set<string>();
  const keys = new Set<string>();
  for (const { candidates } of spans) {
    const things = new Set(candidates.map((c) => c.thing));
    if (candidates.some((c) => c.ambiguous) || things.size === 0) continue;
    const codes = new Set(candidates.map((c) => c.thing.country));
    const [code] = codes;
    if (codes.size === 1 && code) countries.set(code, (countries.get(code) ?? 0) + 1);
    if (things.size !== 1) continue;
    const { thing } = candidates[0]!;
    keys.add(thing.key);
    const [, half] = thing.type === 'Country' ? thing.label.split(' ') : [];
    if (half) halves.add(half);
    if (thing.type === 'Place' && thing.country) places.set(thing.country, (places.get(thing.country) ?? 0) + 1);
  }
  return { countries, places, halves, keys };
}

/**
 * Chooses among readings of an ambiguous name. "Georgia" is the state in the Caucasus where Tbilisi or Abkhazia is named, or where the
 * article speaks of several states and of no American places; "Congo" stays open unless Kinshasa or Brazzaville tells. Null rather than wrong.
 */
export function choose(candidates: readonly Candidate[], evidence: Evidence, surface: string): KnownThing | null {
  const things = [...new Set(candidates.map((c) => c.thing))];
  const named = things.filter((t) => evidence.keys.has(t.key));
  if (named.length === 1) return named[0]!;
  const weight = (thing: KnownThing): number => (thing.country ? (evidence.countries.get(thing.country) ?? 0) : 0);
  const states = things.filter((t) => t.type === 'Country');
  const [state] = states;
  if (states.length === 1 && state) {
    const rivals = things.filter((t) => t !== state);
    const local = rivals.filter((t) => t.country !== null && (evidence.places.get(t.country) ?? 0) > 0);
    if (weight(state) > 0) return state;
    // "the South", where the article speaks of the North by its name
    if (/^the \p{Lu}\p{L}+$/iu.test(surface) && evidence.halves.has(state.label.split(' ')[1] ?? '')) return state;
    if (local.length > 0) return local.length === 1 && evidence.countries.size < 3 ? local[0]! : null;
    // "Armenia" is a town in Colombia too; whoever lists the state as sure means it
    const sure = candidates.some((c) => c.thing === state && !c.ambiguous);
    return state.label === surface && (sure || rivals.length === 0 || evidence.countries.size >= 3) ? state : null;
  }
  const [top, second] = [...things].sort((a, b) => weight(b) - weight(a));
  if (!top || top.type === 'Person' || weight(top) === 0) return null;
  return second === undefined || weight(top) >= 2 * Math.max(1, weight(second)) ? top : null;
}

import type { ClaimRecord, Named } from '../rdf/read-claims.ts';

/** What to look at; whatever is left out does not narrow. */
export interface Selection {
  readonly statuses?: readonly string[];
  /** PLOVER categories such as `COOPERATE`; `RELATION` for state facts. */
  readonly categories?: readonly string[];
  /** Local names of event classes or of relations: `ArmsTransfer`, `memberOf`. */
  readonly types?: readonly string[];
  /** First and last day; a shorter date means the whole month or year. Claims without a date are left out once either is given. */
  readonly from?: string;
  readonly to?: string;
  /** IRIs of articles. */
  readonly articles?: readonly string[];
  readonly minConfidence?: number;
  /** IRI of an actor that must take part in the event or relation. */
  readonly actor?: string;
}

/** The category of a claim: that of its event, or `RELATION`. */
export const categoryOf = (claim: ClaimRecord): string => claim.event?.category ?? 'RELATION';

/** The event class or the relation of a claim. */
export const typeOf = (claim: ClaimRecord): string => claim.event?.type ?? claim.relation?.predicate ?? '';

/** First and last day that a claim's event can have; null where the text does not say. Never the date of the article. */
export function periodOf(claim: ClaimRecord): { readonly from: string; readonly to: string } | null {
  const event = claim.event;
  const from = event?.earliest ?? event?.date ?? event?.latest ?? null;
  const to = event?.latest ?? event?.date ?? event?.earliest ?? null;
  return from === null || to === null ? null : { from, to };
}

/** True if two dates of any length can mean the same day or the first lies before: `2024-10` and `2024-10-11` overlap. */
const notAfter = (x: string, y: string): boolean => {
  const length = Math.min(x.length, y.length);
  return x.slice(0, length) <= y.slice(0, length);
};

/** Everyone who takes part in the event or relation of a claim, in text order of the roles. */
export function partiesOf(claim: ClaimRecord): readonly Named[] {
  if (claim.relation) return [claim.relation.subject, claim.relation.object];
  if (!claim.event) return [];
  const { actors, recipients, roles } = claim.event;
  // Few fillers: looking through them costs less than a map for each of thousands of claims.
  const all = [...actors];
  const add = (fillers: readonly Named[]): void => {
    for (const filler of fillers) if (!all.some(({ iri }) => iri === filler.iri)) all.push(filler);
  };
  add(recipients);
  for (const fillers of roles.values()) add(fillers);
  return all;
}

/** The claims that a selection leaves, in their order. */
export function selectClaims(claims: readonly ClaimRecord[], selection: Selection): ClaimRecord[] {
  const { statuses, categories, types, from, to, articles, minConfidence, actor } = selection;
  return claims.filter((claim) => {
    if (statuses && !statuses.includes(claim.status)) return false;
    if (categories && !categories.includes(categoryOf(claim))) return false;
    if (types && !types.includes(typeOf(claim))) return false;
    if (articles && !articles.includes(claim.article.iri)) return false;
    if (minConfidence !== undefined && (claim.confidence ?? 1) < minConfidence) return false;
    if (actor !== undefined && !partiesOf(claim).some((p) => p.iri === actor)) return false;
    if (from === undefined && to === undefined) return true;
    const period = periodOf(claim);
    return period !== null && (to === undefined || notAfter(period.from, to)) && (from === undefined || notAfter(from, period.to));
  });
}

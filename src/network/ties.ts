import type { ClaimRecord, Named } from '../rdf/read-claims.ts';

/** One claim seen as a line between two parties. An event with three parties gives several ties. */
export interface Tie {
  readonly claim: ClaimRecord;
  readonly source: Named;
  readonly target: Named;
  /** False for what is done together: a meeting, an agreement. */
  readonly directed: boolean;
  /** 1; in a meeting of n parties 1/(n-1) per pair, so that one summit does not outweigh all else (Newman 2001). */
  readonly weight: number;
}

/** Nodes that no tie leads to: an office is a property of its holder, not somebody to deal with. */
const NO_PARTY = new Set(['Office']);

/**
 * The ties that claims speak of: each actor to each recipient; parties that act together pairwise; subject to object of a relation.
 * An event with one party ("Pezeshkian took office") gives none.
 */
export function tiesOf(claims: readonly ClaimRecord[]): Tie[] {
  const ties: Tie[] = [];
  for (const claim of claims) {
    if (claim.relation) {
      const { subject, object } = claim.relation;
      if (!NO_PARTY.has(object.type) && subject.iri !== object.iri) {
        ties.push({ claim, source: subject, target: object, directed: true, weight: 1 });
      }
      continue;
    }
    const { actors = [], recipients = [] } = claim.event ?? {};
    if (recipients.length > 0) {
      for (const source of actors)
        for (const target of recipients) if (source.iri !== target.iri) ties.push({ claim, source, target, directed: true, weight: 1 });
      continue;
    }
    for (let i = 0; i < actors.length; i++)
      for (let k = i + 1; k < actors.length; k++) {
        const [source, target] = [actors[i]!, actors[k]!];
        if (source.iri !== target.iri) ties.push({ claim, source, target, directed: false, weight: 1 / (actors.length - 1) });
      }
  }
  return ties;
}

import type { ClaimRecord, Named } from '../rdf/read-claims.ts';

/** Relations that say where something is, not with whom it deals. */
const NO_TIE = new Set(['locatedIn', 'headquarteredIn', 'partOf']);

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

/** Kinds that no tie leads to: an office is a property of its holder, a thing or a paper is nobody to deal with. */
const NO_PARTY = new Set(['Office', 'Materiel', 'Agreement', 'Treaty']);

/**
 * The ties that claims speak of: each actor to each recipient; parties that act together pairwise; subject to object of a relation.
 * An event with one party ("Pezeshkian took office") gives none. Where a graph knows what its parties are, words that it knows nothing of
 * ("views" in "they share views") are no party; in a graph without any classes everything is one.
 */
export function tiesOf(claims: readonly ClaimRecord[]): Tie[] {
  const all = allTies(claims);
  const classes = all.some(({ source, target }) => source.type !== '' || target.type !== '');
  const isParty = ({ type }: Named): boolean => !NO_PARTY.has(type) && (type !== '' || !classes);
  return all.filter(({ source, target }) => source.iri !== target.iri && isParty(source) && isParty(target));
}

function allTies(claims: readonly ClaimRecord[]): Tie[] {
  const ties: Tie[] = [];
  for (const claim of claims) {
    if (claim.relation) {
      const { subject, predicate, object } = claim.relation;
      if (!NO_TIE.has(predicate)) ties.push({ claim, source: subject, target: object, directed: true, weight: 1 });
      continue;
    }
    const { actors = [], recipients = [] } = claim.event ?? {};
    if (recipients.length > 0) {
      for (const source of actors) for (const target of recipients) ties.push({ claim, source, target, directed: true, weight: 1 });
      continue;
    }
    for (let i = 0; i < actors.length; i++)
      for (let k = i + 1; k < actors.length; k++) {
        ties.push({ claim, source: actors[i]!, target: actors[k]!, directed: false, weight: 1 / (actors.length - 1) });
      }
  }
  return ties;
}

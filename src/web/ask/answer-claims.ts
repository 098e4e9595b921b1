import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { JsonAnswer } from '../../server/answer-json.ts';
import type { Model } from '../shell/model.ts';

/** The claims that an answer names: claims themselves, or the claims about an event in it. In the order of the rows. */
export function answerClaims(model: Model, answer: JsonAnswer): ClaimRecord[] {
  if (answer.kind !== 'bindings') return [];
  const ofEvent = new Map<string, ClaimRecord[]>();
  for (const claim of model.claims) {
    if (claim.event) ofEvent.set(claim.event.iri, [...(ofEvent.get(claim.event.iri) ?? []), claim]);
  }
  const found = new Map<string, ClaimRecord>();
  for (const row of answer.rows)
    for (const term of row) {
      if (term?.kind !== 'iri') continue;
      const claim = model.claimOf.get(term.value);
      for (const one of claim ? [claim] : (ofEvent.get(term.value) ?? [])) found.set(one.iri, one);
    }
  return [...found.values()];
}

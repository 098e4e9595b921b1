import type { Claim, Filler, Reading } from '../claims/claim.ts';
import type { Analysed } from '../language/doc.ts';
import type { Ontology } from '../ontology/ontology.ts';

/** A direct triple that the rule of honesty allows. */
export interface Shortcut {
  readonly subject: Filler;
  readonly predicate: string;
  readonly object: Filler | { readonly office: string; readonly country: string | null };
}

/**
 * The direct triples of one article: of events and relations that some claim asserts and affirms and that no named party denies.
 * "Iran supplied Russia with drones" gives one; a rumour, a plan or "Moscow denies it" gives none.
 */
export function shortcuts(ontology: Ontology, doc: Analysed, reading: Reading): Shortcut[] {
  const denied = new Set<string>();
  const warranted = new Set<string>();
  for (const claim of reading.claims) {
    const key = aboutKey(claim);
    if (claim.status === 'Denied' && claim.attributedTo.some((s) => 'entity' in s)) denied.add(key);
    if (claim.negated) denied.add(key);
    else if (claim.status === 'Asserted') warranted.add(key);
  }
  const out: Shortcut[] = [];
  for (const event of reading.events) {
    const key = `event ${event.i}`;
    const type = ontology.types.get(event.type);
    if (!type || type.shortcut === null || !warranted.has(key) || denied.has(key)) continue;
    const pick = (root: string): Filler[] =>
      [...event.roles]
        .filter(([role]) => role === root || ontology.roles.get(role)?.includes(root))
        .flatMap(([, fillers]) => fillers.filter((f) => 'entity' in f));
    const actors = pick('actor');
    const others = type.reciprocal ? actors : pick('recipient');
    for (const subject of actors)
      for (const object of others) if (subject !== object) out.push({ subject, predicate: type.shortcut, object });
  }
  for (const claim of reading.claims) {
    if (!('relation' in claim.about)) continue;
    const key = aboutKey(claim);
    if (claim.status !== 'Asserted' || claim.negated || denied.has(key)) continue;
    const { subject, predicate, object } = claim.about.relation;
    if (doc.entities[subject]) out.push({ subject: { entity: subject }, predicate, object });
  }
  return out;
}

const aboutKey = (claim: Claim): string => ('event' in claim.about ? `event ${claim.about.event}` : JSON.stringify(claim.about.relation));

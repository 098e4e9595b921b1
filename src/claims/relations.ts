import type { Frame, Ontology, RelationFrame } from '../ontology/ontology.ts';
import type { Claim, Relation } from './claim.ts';
import { clauseSpan } from './clause-span.ts';
import type { Context } from './context.ts';
import { partiesOf, placesOf } from './fillers.ts';
import { locationClaims, officeClaims } from './offices.ts';
import { type Standing, standingOf } from './standing.ts';
import { relation } from './tree.ts';
import { type FrameIndex, indexFrames, type Trigger, triggerAt } from './triggers.ts';

/** Relation frames in the index of event frames: they need both ends. */
export const indexRelations = (ontology: Ontology): FrameIndex => indexFrames(ontology.relationFrames.map(asEventFrame));

/** A relation frame in the terms of an event frame: both of its ends are needed. */
export const asEventFrame = (frame: RelationFrame): Frame => ({
  ...frame,
  type: frame.predicate,
  needs: ['subject', 'object'],
  needsSlots: [],
  status: null,
  negated: false,
});

/** Claims about states between entities: what relation frames say, and what titles and appositions say of offices, nationality and place. */
export function relationClaims(context: Context, index: FrameIndex): Claim[] {
  const claims: Claim[] = [...officeClaims(context), ...locationClaims(context)];
  for (const token of context.tree.tokens) {
    const trigger = triggerAt(index, context, token.i);
    if (!trigger) continue;
    const ends = (role: string): number[] =>
      (trigger.roles.get(role) ?? [])
        .flatMap((t) => {
          const parties = partiesOf(context, t);
          return parties.length > 0 ? parties : placesOf(context, t);
        })
        .flatMap((f) => ('entity' in f ? [f.entity] : []));
    const standing = presupposed(context, trigger) ? PLAIN : standingOf(context, trigger);
    if (standing.wanted) continue;
    for (const subject of new Set(ends('subject'))) {
      for (const object of new Set(ends('object'))) {
        if (subject === object) continue;
        const relation: Relation = { subject, predicate: trigger.frame.type, object: { entity: object } };
        claims.push({
          i: 0,
          about: { relation },
          status: standing.status,
          negated: standing.negated,
          attributedTo: standing.sources,
          chain: [],
          cues: standing.cues,
          confidence: trigger.frame.confidence,
          frame: trigger.frame.name,
          spans: [clauseSpan(context, trigger)],
          contradicts: [],
        });
      }
    }
  }
  return oncePerFact(claims);
}

const PLAIN: Standing = { status: 'Asserted', negated: false, sources: [], cues: [], wanted: false };

/** "said that **Iran-backed** rebels fled": what stands before a noun the article takes for granted, unless it quotes. */
const presupposed = ({ doc, tree }: Context, { token }: Trigger): boolean =>
  ['amod', 'compound', 'nmod'].includes(relation(tree.tokens[token]!)) &&
  !doc.quotations.some((q) => q.direct && q.first <= token && token < q.last);

/** The same state said twice in the same way is one claim with two spans. */
function oncePerFact(claims: readonly Claim[]): Claim[] {
  const facts = new Map<string, Claim>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.about, claim.status, claim.negated, claim.attributedTo]);
    const known = facts.get(key);
    if (!known) facts.set(key, claim);
    // An apposition and the noun in it say one thing once.
    else if (!known.spans.some((s) => s.start < claim.spans[0]!.end && claim.spans[0]!.start < s.end))
      facts.set(key, { ...known, spans: [...known.spans, ...claim.spans] });
  }
  return [...facts.values()];
}

import type { EntityType } from '../language/doc.ts';
import type { Candidate } from './candidates.ts';
import type { Context } from './context.ts';

/** Whose bare words are news. */
const PUBLIC: ReadonlySet<EntityType> = new Set<EntityType>(['Country', 'GovernmentBody', 'InternationalOrganization']);

/** Of whom or what such words must speak. */
const SPOKEN_OF: ReadonlySet<EntityType> = new Set<EntityType>([...PUBLIC, 'Person', 'ArmedGroup', 'Agreement']);

/**
 * A statement that is an event of its own: a state, a body of it or somebody who acts for one speaks of another party, and the sentence
 * tells nothing else that has a class: "**Kenya said** the pact with Sudan was worth more than gold".
 */
export function isOwnStatement(context: Context, candidate: Candidate, all: readonly Candidate[]): boolean {
  if (candidate.type !== 'Statement' || candidate.standing.negated) return false;
  const { doc, tree } = context;
  const { sentence, end } = tree.tokens[candidate.trigger.token]!;
  if (all.some((c) => c.type !== 'Statement' && tree.tokens[c.trigger.token]!.sentence === sentence)) return false;
  const speakers = [...candidate.roles.values()].flat().flatMap((f) => ('entity' in f ? [f.entity] : []));
  const isPublic = (i: number): boolean => {
    const { type, country } = doc.entities[i]!;
    return PUBLIC.has(type) || (type === 'Person' && country !== null);
  };
  return (
    speakers.some(isPublic) &&
    doc.mentions.some(
      (m) =>
        m.start >= end &&
        tree.tokens[m.first]!.sentence === sentence &&
        m.entities.some((e) => !speakers.includes(e) && SPOKEN_OF.has(doc.entities[e]!.type)),
    )
  );
}

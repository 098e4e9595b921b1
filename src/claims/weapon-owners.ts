import { actorsOf, type Candidate, sameFiller } from './candidates.ts';
import type { Context } from './context.ts';
import { ownerOf } from './fillers.ts';

/** Classes by which weapons come into other hands. */
const HANDED_ON: ReadonlySet<string> = new Set(['ArmsTransfer', 'MilitaryAid', 'MilitaryCooperation']);

/**
 * "**An Israeli drone** hit a car": where nobody else is named, whose weapon strikes is who strikes; not where the text tells that the owner
 * gives weapons to others, for then others may have fired it.
 */
export function weaponOwnersAct(context: Context, candidates: readonly Candidate[]): Candidate[] {
  const suppliers = candidates.filter((c) => HANDED_ON.has(c.type)).flatMap((c) => actorsOf(context, c));
  return candidates.map((candidate) => {
    const type = context.ontology.types.get(candidate.type);
    const weapons = candidate.trigger.roles.get('instrument') ?? [];
    if (type?.category !== 'ASSAULT' || weapons.length === 0 || actorsOf(context, candidate).length > 0) return candidate;
    const owners = weapons
      .filter((w) => !isMade(context, w))
      .flatMap((w) => ownerOf(context, w))
      .filter((f) => 'entity' in f && ['Country', 'ArmedGroup', 'MilitaryUnit'].includes(context.doc.entities[f.entity]!.type));
    if (owners.length === 0 || owners.some((o) => suppliers.some((s) => sameFiller(o, s)))) return candidate;
    return { ...candidate, roles: new Map([[type.actorRole, owners], ...candidate.roles]) };
  });
}

/** "Iranian-made drones", "a Russian-built missile" say who made them only. */
const isMade = ({ tree }: Context, weapon: number): boolean =>
  tree.kids[weapon]!.some((k) => /(?:-|^)(?:made|built|supplied|designed|donated|style|type)$/i.test(tree.tokens[k]!.text));

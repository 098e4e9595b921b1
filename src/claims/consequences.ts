import { actorsOf, type Candidate, isRole, sameFiller } from './candidates.ts';
import type { Filler } from './claim.ts';
import type { Context } from './context.ts';
import { surfaceSubject } from './slots.ts';
import { kidsBy, markOf, relation } from './tree.ts';

/** Verbs for what an attack does to people. */
const HARM = /^(?:kill|wound|injure|leave|claim|die|hurt)$/;

/**
 * "The **raid** killed two", "shelled the town, **killing** nine", "two were **killed** when a drone hit their car": what an attack did to
 * people is a part of the attack, not a second one. Whom it hit is kept with the attack.
 */
export function foldConsequences(context: Context, candidates: readonly Candidate[]): Candidate[] {
  const folded = new Map<Candidate, Candidate>();
  const dropped = new Set<Candidate>();
  for (const harm of candidates) {
    if (!isAssault(context, harm) || !HARM.test(lemmaOf(context, harm))) continue;
    const attack = candidates.find(
      (c) => c !== harm && !dropped.has(c) && isAssault(context, c) && !HARM.test(lemmaOf(context, c)) && isConsequence(context, c, harm),
    );
    if (!attack || !agree(context, attack, harm)) continue;
    folded.set(attack, withVictims(context, folded.get(attack) ?? attack, harm));
    dropped.add(harm);
  }
  return candidates.filter((c) => !dropped.has(c)).map((c) => folded.get(c) ?? c);
}

const lemmaOf = ({ tree }: Context, { trigger }: Candidate): string => tree.tokens[trigger.token]!.lemma.toLowerCase();
const isAssault = (context: Context, { type }: Candidate): boolean => context.ontology.types.get(type)?.category === 'ASSAULT';

function isConsequence(context: Context, attack: Candidate, harm: Candidate): boolean {
  const { tree } = context;
  const [by, token] = [attack.trigger, tree.tokens[harm.trigger.token]!];
  if (tree.tokens[by.token]!.sentence !== token.sentence) return false;
  // "the raid killed two", "the raid, which killed two"
  if (by.nominal && surfaceSubject(tree, token.i) === by.token) return true;
  // "shelled the town, killing nine"
  if (token.xpos === 'VBG' && ['advcl', 'acl', 'conj'].includes(relation(token)) && [by.host, by.token].includes(token.head)) return true;
  // "two were killed when a drone hit their car", "killed in an attack on the town"
  const inside = kidsBy(tree, token.i, 'obl').includes(by.token) || kidsBy(tree, token.i, 'advcl').includes(by.host);
  return inside && actorsOf(context, harm).length === 0 && !/^(?:if|unless|before|until)$/.test(markOf(tree, by.host));
}

/** Both are told alike, and nothing says that others did it. */
function agree(context: Context, attack: Candidate, harm: Candidate): boolean {
  const [x, y] = [actorsOf(context, attack), actorsOf(context, harm)];
  return (
    attack.standing.negated === harm.standing.negated &&
    attack.standing.status === harm.standing.status &&
    (x.length === 0 || y.length === 0 || x.some((a) => y.some((b) => sameFiller(a, b))))
  );
}

/** The attack with those whom it hit; who was hit by name or number says more than the thing that was hit. */
function withVictims(context: Context, attack: Candidate, harm: Candidate): Candidate {
  const recipient = context.ontology.types.get(attack.type)?.recipientRole;
  const victims = [...harm.roles].filter(([role]) => isRole(context, role, 'recipient')).flatMap(([, fillers]) => fillers);
  const roles = new Map<string, readonly Filler[]>(attack.roles);
  if (recipient) {
    const before = roles.get(recipient) ?? [];
    roles.set(recipient, [...before, ...victims.filter((v) => !before.some((b) => sameFiller(b, v)))]);
  }
  const type = context.ontology.types.get(attack.type);
  if (type && actorsOf(context, attack).length === 0) {
    const actors = actorsOf(context, harm);
    if (actors.length > 0) roles.set(type.actorRole, actors);
  }
  return { ...attack, roles, quantity: attack.quantity ?? harm.quantity, time: attack.time ?? harm.time };
}

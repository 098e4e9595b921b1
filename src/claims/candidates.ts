import type { Span } from '../errors.ts';
import type { TimeExpression } from '../language/doc.ts';
import { storyTimes } from '../language/time-of-story.ts';
import type { Filler, Quantity } from './claim.ts';
import { clauseSpan } from './clause-span.ts';
import type { Context } from './context.ts';
import { dateOfStory, datesOf } from './dating.ts';
import { ownerOf, partiesOf, placesOf, thingsOf } from './fillers.ts';
import { isParty } from './kinds.ts';
import { clauseText, objectOf } from './phrases.ts';
import { quantityOf } from './quantities.ts';
import { verbSlots } from './slots.ts';
import { type Standing, standingOf } from './standing.ts';
import { caseOf, conjuncts, firstConjunct, isNoun, isVerb, kidsBy } from './tree.ts';
import { isDemonstrative, type Trigger } from './triggers.ts';

/** One mention of an event, read but not yet joined with others. */
export interface Candidate {
  readonly trigger: Trigger;
  readonly type: string;
  readonly roles: ReadonlyMap<string, readonly Filler[]>;
  readonly time: TimeExpression | null;
  readonly quantity: Quantity | null;
  readonly standing: Standing;
  readonly span: Span;
  readonly confidence: number;
}

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'along', 'around', 'throughout', 'within']);

/** Reads each trigger: parties, things, places, time, number, and how the text holds it out to be so. */
export function readCandidates(context: Context, triggers: readonly Trigger[]): Candidate[] {
  const dates = datesOf(context, triggers);
  const storyTime = storyTimes(context.doc);
  const read: Candidate[] = [];
  triggers.forEach((trigger, k) => {
    read.push(
      pointedBack(
        context,
        candidateOf(context, trigger, dates.get(k) ?? dateOfStory(context, trigger, storyTime(trigger.token)?.time ?? null)),
        read,
      ),
    );
  });
  // "supplied Russia with drones … and transferred missiles": the receiver carries over to the second verb.
  return read.map((candidate) => {
    const first = firstConjunct(context.tree, candidate.trigger.host);
    if (first === candidate.trigger.host || candidate.trigger.nominal) return candidate;
    const before = read.find((c) => c.trigger.host === first && c.type === candidate.type);
    if (!before) return candidate;
    const roles = new Map(candidate.roles);
    for (const [role, fillers] of before.roles)
      if (isRole(context, role, 'recipient') && ![...roles.keys()].some((r) => isRole(context, r, 'recipient'))) roles.set(role, fillers);
    return { ...candidate, roles };
  });
}

/** "facilitated **these transfers**": what the noun points back at gives whom and what it was about. */
function pointedBack(context: Context, candidate: Candidate, before: readonly Candidate[]): Candidate {
  const { trigger } = candidate;
  if (!trigger.nominal || !isDemonstrative(context, trigger.token)) return candidate;
  const earlier = before.findLast((c) => c.type === candidate.type);
  if (!earlier) return candidate;
  const roles = new Map(candidate.roles);
  const has = (root: string): boolean => [...roles.keys()].some((role) => isRole(context, role, root));
  const [actor, recipient] = [has('actor'), has('recipient')];
  for (const [role, fillers] of earlier.roles) {
    if (roles.has(role) || (isRole(context, role, 'actor') && actor) || (isRole(context, role, 'recipient') && recipient)) continue;
    roles.set(role, fillers);
  }
  return { ...candidate, roles };
}

/** Whether a role is, or stands below, another: `supplier` below `actor`. */
export const isRole = (context: Context, role: string, root: string): boolean =>
  role === root || (context.ontology.roles.get(role)?.includes(root) ?? false);

/** Who acts in it. */
export const actorsOf = (context: Context, candidate: Candidate): Filler[] =>
  [...candidate.roles].filter(([role]) => isRole(context, role, 'actor')).flatMap(([, fillers]) => fillers);

function candidateOf(context: Context, trigger: Trigger, time: TimeExpression | null): Candidate {
  const roles = new Map<string, Filler[]>();
  const put = (role: string, fillers: readonly Filler[]): void => {
    if (fillers.length === 0) return;
    const list = roles.get(role) ?? [];
    for (const filler of fillers) if (!list.some((other) => sameFiller(other, filler))) list.push(filler);
    roles.set(role, list);
  };
  for (const [role, tokens] of trigger.roles) {
    for (const token of tokens) {
      if (isRole(context, role, 'actor')) put(role, partiesOf(context, token));
      else if (isRole(context, role, 'recipient')) put(role, partiesOf(context, token, true));
      else if (isRole(context, role, 'place')) put(role, placesOf(context, token));
      // "killed six in clashes **with supporters**": people are no weapon
      else if (role === 'instrument' && isParty(context, token)) continue;
      // what is stated is the whole of it: "said **the port was the largest on the coast**"
      else if (trigger.frame.type === 'Statement' && role === 'topic') put(role, [clauseText(context, token, true)]);
      else put(role, thingsOf(context, token));
    }
  }
  const actors = [...roles].filter(([role]) => isRole(context, role, 'actor')).flatMap(([, f]) => f);
  for (const [role, clauses] of trigger.clauseRoles)
    for (const clause of clauses) put(role, clauseParty(context, clause, actors, trigger.frame.slots.has('comp-subject')));
  const type = context.ontology.types.get(trigger.frame.type);
  // "the transfer of **Iranian** missiles": whose weapon it is, is who gives it, where nobody else is named.
  if (type && actors.length === 0 && trigger.nominal)
    for (const [role, tokens] of trigger.roles)
      if (role === 'item')
        for (const token of tokens)
          put(
            type.actorRole,
            ownerOf(context, token).filter((f) => 'entity' in f),
          );
  // "condemned the bombing": where nobody is named, what it is directed at stands for itself, by its words.
  for (const [role, tokens] of trigger.roles) {
    // Troops sent "to the border" are sent against nobody.
    if (!isRole(context, role, 'recipient') || roles.has(role) || type?.category === 'MOBILIZE') continue;
    put(
      role,
      tokens
        .flatMap((token) => conjuncts(context.tree, token))
        .filter((token) => isNoun(context.tree.tokens[token]!))
        .map((token) => objectOf(context, token)),
    );
  }
  removeDoubles(context, roles);
  put(
    'place',
    placesAround(context, trigger).filter((place) => ![...roles.values()].flat().some((f) => sameFiller(f, place))),
  );
  const counted = [...trigger.roles].filter(([role]) => !isRole(context, role, 'actor')).flatMap(([, tokens]) => tokens);
  const quantity = counted.map((t) => quantityOf(context, t)).find((q) => q !== null) ?? null;
  const standing = standingOf(context, trigger);
  const span = clauseSpan(context, trigger);
  return { trigger, type: trigger.frame.type, roles, time, quantity, standing, span, confidence: confidenceOf(trigger, roles) };
}

/** Same entity, or same words. */
export const sameFiller = (x: Filler, y: Filler): boolean =>
  'entity' in x ? 'entity' in y && x.entity === y.entity : !('entity' in y) && x.text.toLowerCase() === y.text.toLowerCase();

/** Nobody acts upon himself by a slip of the parser: who acts is taken out of those acted upon. */
function removeDoubles(context: Context, roles: Map<string, Filler[]>): void {
  const { doc } = context;
  const actors = [...roles].filter(([role]) => isRole(context, role, 'actor')).flatMap(([, f]) => f);
  for (const [role, fillers] of roles) {
    if (!isRole(context, role, 'recipient')) continue;
    const others = fillers.filter((f) => !actors.some((a) => sameFiller(a, f)));
    // "hailed the relationship between the two nations": the speaker's own state is not the one that is hailed.
    const foreign = others.filter(
      (f) =>
        !(
          'entity' in f &&
          actors.some(
            (a) =>
              'entity' in a &&
              doc.entities[f.entity]!.type === 'Country' &&
              doc.entities[a.entity]!.country === doc.entities[f.entity]!.country,
          )
        ),
    );
    const rest = foreign.length > 0 ? foreign : others;
    if (rest.length === 0) roles.delete(role);
    else roles.set(role, rest);
  }
}

/** The party that a governed clause acts upon, else its subject, other than the actor: a named one if there is one, else people, else a thing. */
function clauseParty(context: Context, clause: number, actors: readonly Filler[], subjectFirst: boolean): Filler[] {
  const others = (fillers: readonly Filler[]): Filler[] => fillers.filter((f) => !actors.some((a) => sameFiller(a, f)));
  // "demanded that **Kenya** withdraw": the one who is to act.
  const subject = subjectFirst
    ? (verbSlots(context.tree, clause).get('subj') ?? []).flatMap((token) => others(partiesOf(context, token)))
    : [];
  if (subject.length > 0) return subject;
  const found = clauseFillers(context, clause).map(others);
  const named = found.find((fillers) => fillers.some((f) => 'entity' in f));
  return named ?? found.find((fillers) => fillers.length > 0) ?? [];
}

/** The parties in a clause, slot by slot, with those inside its noun phrases and its own clauses behind them. */
function clauseFillers(context: Context, clause: number, depth = 0): Filler[][] {
  const slots = verbSlots(context.tree, clause);
  const out: Filler[][] = [];
  for (const slot of ['obj', 'iobj', 'to', 'with', 'against', 'on', 'for', 'from', 'of', 'in', 'into', 'subj']) {
    for (const token of slots.get(slot) ?? []) {
      out.push(partiesOf(context, token));
      for (const k of kidsBy(context.tree, token, 'nmod')) out.push(partiesOf(context, k));
    }
  }
  if (depth < 3) for (const deeper of slots.get('comp') ?? []) out.push(...clauseFillers(context, deeper, depth + 1));
  return out;
}

/** Where it happened: places with a preposition of place at the word, its verb, its object, or an occasion in the same clause. */
function placesAround(context: Context, trigger: Trigger): Filler[] {
  const { tree } = context;
  const out: Filler[] = [];
  const look = (i: number, prepositions: ReadonlySet<string>): void => {
    for (const k of kidsBy(tree, i, 'obl', 'nmod')) {
      const preposition = caseOf(tree, k);
      if (prepositions.has(preposition))
        for (const place of placesOf(context, k)) if (!out.some((o) => sameFiller(o, place))) out.push(place);
      // "during a summit in Ashgabat": the occasion's place is the event's.
      if (/^(during|at|in|on)$/.test(preposition))
        for (const deeper of kidsBy(tree, k, 'nmod'))
          if (LOCATIVE.has(caseOf(tree, deeper)))
            for (const place of placesOf(context, deeper)) if (!out.some((o) => sameFiller(o, place))) out.push(place);
    }
  };
  look(trigger.token, trigger.nominal ? LOCATIVE : new Set([...LOCATIVE, 'on', 'over', 'off']));
  if (trigger.host !== trigger.token) look(trigger.host, LOCATIVE);
  for (const [role, tokens] of trigger.roles)
    if (!isRole(context, role, 'actor')) for (const token of tokens) if (!isVerb(tree.tokens[token]!)) look(token, LOCATIVE);
  return out;
}

function confidenceOf(trigger: Trigger, roles: ReadonlyMap<string, readonly Filler[]>): number {
  let value = trigger.frame.confidence;
  if (trigger.nominal && trigger.light === null) value *= 0.92;
  const fillers = [...roles.values()].flat();
  if (!fillers.some((f) => 'entity' in f)) value *= 0.8;
  if (roles.size < 2) value *= 0.9;
  return Math.max(0.05, Math.min(0.99, value));
}

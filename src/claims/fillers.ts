import type { Filler } from './claim.ts';
import type { Context } from './context.ts';
import { lookUp } from './cues.ts';
import { ACTORS, GROUPING, isParty, nounKinds } from './kinds.ts';
import { BYSTANDING } from './noun-slots.ts';
import { clauseText, phrase } from './phrases.ts';
import { isPassive, surfaceSubject, verbSlots } from './slots.ts';
import { antecedentOf, principalOf, statesOf } from './speaks-for.ts';
import { caseOf, conjuncts, firstConjunct, isNoun, isRelative, isVerb, kidsBy, relation } from './tree.ts';

/** Kinds of thing that stand for their owner when something is done to them or by them: "Houthi **targets**", "Ukrainian **cities**". */
const BELONGINGS = ['territory', 'building', 'ship', 'vehicle', 'aircraft', 'materiel', 'plant', 'property', 'regime-target'];

/** Who fills a role for parties: entities, or words for people and bodies; empty where the phrase names nobody safely. */
export function partiesOf(context: Context, token: number, allowThings = false): Filler[] {
  const out: Filler[] = [];
  for (const c of fellows(context, token)) for (const filler of partyOf(context, c, allowThings, 0)) push(out, filler);
  return out;
}

/** The coordinated tokens; also those hung inside a name: "the Government of [Mali and the rebels]" are two. */
function fellows(context: Context, token: number): readonly number[] {
  const { doc, tree } = context;
  const out = conjuncts(tree, token);
  const name = context.headed.get(token);
  if (name === undefined || name.kind === 'pronoun') return out;
  for (let i = token; i < tree.tokens.length && tree.tokens[i]!.start < name.end; i++)
    for (const k of kidsBy(tree, i, 'conj'))
      if (
        tree.tokens[k]!.start >= name.end &&
        !out.includes(k) &&
        (context.headed.get(k)?.entities ?? []).some((e) => ACTORS.has(doc.entities[e]!.type))
      )
        out.push(...conjuncts(tree, k));
  return out;
}

const push = (list: Filler[], filler: Filler): void => {
  const same = (other: Filler): boolean =>
    'entity' in filler ? 'entity' in other && other.entity === filler.entity : !('entity' in other) && other.text === filler.text;
  if (!list.some(same)) list.push(filler);
};

function partyOf(context: Context, i: number, allowThings: boolean, depth: number): Filler[] {
  if (depth > 3) return [];
  const { doc, tree } = context;
  const token = tree.tokens[i]!;
  const listed = listedBeside(context, i);
  if (listed.length > 0) return listed;
  const states = statesOf(context, i);
  if (states.length > 1) return states;
  const mention = context.headed.get(i) ?? context.within.get(i);
  if (mention && mention.entities.length > 0) {
    const acting = mention.entities.filter((e) => allowThings || ACTORS.has(doc.entities[e]!.type) || doc.entities[e]!.type === 'Place');
    if (acting.length > 0) return acting.map((entity) => ({ entity }));
  }
  // "a spokesman **for Interpol**" without a name speaks and acts for it
  if (isNoun(token) && nounKinds(context, i).has('mouthpiece')) {
    const principal = principalOf(context, i);
    if (principal.length > 0) return principal;
  }
  if (token.upos === 'PRON' && depth === 0) {
    const speaker = speakerBehind(context, i) ?? objectBefore(context, i);
    if (speaker !== null) return partyOf(context, speaker, allowThings, depth + 1);
  }
  if (!isNoun(token)) {
    // "36 of the detainees", "three were killed": a number stands for people only with words that say so.
    if (token.upos === 'NUM' || token.upos === 'DET' || token.upos === 'ADJ') {
      const of = kidsBy(tree, i, 'nmod', 'obl').find((k) => caseOf(tree, k) === 'of');
      if (of !== undefined && (isParty(context, of) || nounKinds(context, of).has('group-noun')))
        return [phrase(context, token.upos === 'NUM' ? i : of, 'Group')];
      if (allowThings && isHeadCount(context, i)) return [phrase(context, i, 'Group')];
    }
    return [];
  }
  const of = kidsBy(tree, i, 'nmod').find((k) => caseOf(tree, k) === 'of');
  if (of !== undefined && GROUPING.test(token.lemma)) {
    if (isParty(context, of) || isParty(context, i)) return [phrase(context, i, 'Group')];
    const inner = partyOf(context, of, allowThings, depth + 1);
    if (inner.length > 0) return inner;
  }
  if (isParty(context, i)) return [phrase(context, i, 'Group')];
  const owner = ownerOf(context, i, depth);
  if (owner.length > 0) return owner;
  const kinds = nounKinds(context, i);
  if (!allowThings && isUnknownName(context, i)) return [phrase(context, i, 'Group')];
  if (allowThings && BELONGINGS.some((kind) => kinds.has(kind)))
    return [phrase(context, i, kinds.has('building') || kinds.has('plant') ? 'Facility' : kinds.has('territory') ? 'Place' : 'Materiel')];
  return [];
}

/** A name that neither the lists nor the model know, in the place of one who acts: "**Freedom** for Eurasia appealed to". */
function isUnknownName({ tree, timely, headed, within }: Context, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.upos !== 'PROPN' || timely.has(i) || headed.has(i) || within.has(i) || !/^\p{Lu}/u.test(token.text)) return false;
  const verb = tree.tokens[token.head];
  return token.deprel === 'nsubj' && verb !== undefined && isVerb(verb);
}

/** "killed **at least six** and wounded **12**": a number alone, as what something is done to, counts people. */
function isHeadCount({ tree, timely }: Context, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.upos !== 'NUM' || timely.has(i) || !/^(?:\d[\d,]*|[a-z-]+)$/i.test(token.text)) return false;
  return (
    (token.deprel === 'obj' || token.deprel === 'nsubj:pass' || relation(token) === 'conj') &&
    !tree.kids[i]!.some((k) => tree.tokens[k]!.upos === 'SYM')
  );
}

/**
 * Who a noun is said to be: "the presidents **Paul Biya** and **Idriss Déby**", "his counterparts, **A** and **B**", "her counterpart, **A**",
 * "the Minister for Foreign Affairs, **A**".
 */
function listedBeside(context: Context, i: number): Filler[] {
  const { doc, tree } = context;
  const { xpos } = tree.tokens[i]!;
  const plural = /^NNP?S$/.test(xpos);
  const office = xpos === 'NNP' && isOffice(context, i);
  if (!plural && !office && xpos !== 'NN') return [];
  const inTitle = office ? kidsBy(tree, i, 'nmod').filter((k) => k > i) : [];
  const names = [i, ...inTitle].flatMap((k) => kidsBy(tree, k, 'appos')).flatMap((k) => conjuncts(tree, k));
  const entities = names.map((k) => context.headed.get(k)?.entities ?? []);
  const known = entities.every((found) => found.length === 1 && ACTORS.has(doc.entities[found[0]!]!.type));
  if (!known || (plural ? entities.length < 2 : entities.length !== 1)) return [];
  // "the ship, the Poseidon" is none of these
  if (!plural && doc.entities[entities[0]![0]!]!.type !== 'Person') return [];
  return entities.map(([entity]) => ({ entity: entity! }));
}

/** The head of a title written like a name: "High **Commissioner** for Human Rights". */
const isOffice = (context: Context, i: number): boolean =>
  context.lexicon.titles.get(context.tree.tokens[i]!.text.toLowerCase())?.kind === 'office' || nounKinds(context, i).has('official');

/**
 * Who a pronoun stands for at the head of reported speech: "**Officials** said **they** had arrested him", "**The army** says **it** struck".
 * Only where number and kind fit, and the pronoun was left open.
 */
function speakerBehind(context: Context, i: number): number | null {
  const { doc, tree } = context;
  const token = tree.tokens[i]!;
  const clause = relation(token) === 'nsubj' && token.head >= 0 ? tree.tokens[token.head]! : undefined;
  if (clause?.deprel !== 'ccomp' || clause.head < 0 || !lookUp(context, 'verb', tree.tokens[clause.head]!.lemma.toLowerCase(), 'clause'))
    return null;
  const speaker = surfaceSubject(tree, clause.head);
  if (speaker === null || speaker > i || isPassive(tree, clause.head) || tree.tokens[speaker]!.upos === 'PRON') return null;
  const types = (context.headed.get(speaker) ?? context.within.get(speaker))?.entities.map((e) => doc.entities[e]!.type) ?? [];
  const person = types.includes('Person') || (types.length === 0 && tree.tokens[speaker]!.xpos === 'NN');
  const plural = tree.tokens[speaker]!.xpos === 'NNS' || conjuncts(tree, speaker).length > 1;
  switch (token.lemma.toLowerCase()) {
    case 'they':
      return plural || (types.length > 0 && !person) ? speaker : null;
    case 'it':
      return types.length > 0 && !person && !plural ? speaker : null;
    case 'he':
    case 'she':
      return types.includes('Person') ? speaker : null;
    default:
      return null;
  }
}

/** "dragged **a patient** out and shot **him**": the object of the verb before, for a pronoun that was left open. */
function objectBefore(context: Context, i: number): number | null {
  const { tree } = context;
  const token = tree.tokens[i]!;
  const verb = tree.tokens[token.head];
  if (token.deprel !== 'obj' || verb === undefined || relation(verb) !== 'conj') return null;
  const objects = kidsBy(tree, firstConjunct(tree, verb.i), 'obj').filter((k) => k < verb.i && isParty(context, k));
  const xpos = /^(?:him|her)$/i.test(token.text) ? 'NN' : /^them$/i.test(token.text) ? 'NNS' : null;
  return objects.length === 1 && tree.tokens[objects[0]!]!.xpos === xpos ? objects[0]! : null;
}

/** Whose a thing or deed is: "**Iran**'s attack", "**Israeli** strikes", "missiles fired by **the army**", "the army **of Syria**". */
export function ownerOf(context: Context, i: number, depth = 0): Filler[] {
  const { tree } = context;
  const named = (k: number): Filler[] => {
    const mention = context.headed.get(k) ?? context.within.get(k);
    return mention && mention.entities.length > 0
      ? mention.entities
          .filter((e) => ACTORS.has(context.doc.entities[e]!.type) || context.doc.entities[e]!.type === 'Place')
          .map((entity) => ({ entity }))
      : [];
  };
  for (const k of kidsBy(tree, i, 'nmod:poss')) {
    // "migrants **whose** boat sank"
    if (isRelative(tree.tokens[k]!)) {
      const antecedent = antecedentOf(context, i);
      if (antecedent !== null) return partyOf(context, antecedent, false, depth + 1);
    }
    const found = conjuncts(tree, k).flatMap(named);
    if (found.length > 0) return found;
    if (isNoun(tree.tokens[k]!)) return partyOf(context, k, false, depth + 1);
  }
  for (const k of kidsBy(tree, i, 'amod', 'compound', 'nmod:desc')) {
    const found = named(k);
    if (found.length > 0) return found;
  }
  for (const k of kidsBy(tree, i, 'acl')) {
    if (!isVerb(tree.tokens[k]!) || BYSTANDING.has(tree.tokens[k]!.lemma) || isBeside(context, k)) continue;
    const found = (verbSlots(tree, k).get('subj') ?? []).filter((s) => s !== i).flatMap((s) => partyOf(context, s, false, depth + 1));
    if (found.length > 0) return found;
  }
  for (const preposition of ['by', 'of', 'from', 'between']) {
    for (const k of kidsBy(tree, i, 'nmod')) {
      if (caseOf(tree, k) !== preposition) continue;
      const found = conjuncts(tree, k).flatMap((c) => partyOf(context, c, false, depth + 1));
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** "a deal **under which troops** come", "…, **which** she denied": a clause in which the thing is neither whom nor what. */
function isBeside({ tree }: Context, clause: number): boolean {
  if (tree.tokens[clause]!.deprel !== 'acl:relcl') return false;
  const relative = tree.kids[clause]!.find((k) => isRelative(tree.tokens[k]!));
  return relative !== undefined && (relation(tree.tokens[relative]!) === 'obl' || tree.tokens[relative - 1]?.text === ',');
}

/** What fills a role for things: weapons, treaties, demands, by their words or as a known entity. */
export function thingsOf(context: Context, token: number): Filler[] {
  const out: Filler[] = [];
  for (const c of conjuncts(context.tree, token)) {
    const mention = context.headed.get(c);
    if (mention && mention.entities.length > 0 && mention.kind === 'name') for (const entity of mention.entities) push(out, { entity });
    else if (isVerb(context.tree.tokens[c]!) || context.tree.tokens[c]!.upos === 'PRON') {
      if (isVerb(context.tree.tokens[c]!)) push(out, clauseText(context, c));
    } else {
      const thing = counted(context, c);
      push(out, phrase(context, thing, nounKinds(context, thing).has('materiel') ? 'Materiel' : null));
    }
  }
  return out;
}

/** What a grouping noun counts: "thousands of **drones**". */
function counted(context: Context, i: number): number {
  if (!GROUPING.test(context.tree.tokens[i]!.lemma)) return i;
  const parts = kidsBy(context.tree, i, 'nmod').filter((k) => k > i && isNoun(context.tree.tokens[k]!));
  return parts.at(-1) ?? i;
}

/** Places that a phrase names. */
export function placesOf(context: Context, token: number): Filler[] {
  const out: Filler[] = [];
  for (const c of conjuncts(context.tree, token)) {
    const mention = context.headed.get(c) ?? context.within.get(c);
    for (const entity of mention?.entities ?? [])
      if (['Place', 'Country', 'Facility'].includes(context.doc.entities[entity]!.type)) push(out, { entity });
    // "Ashgabat, Turkmenistan": the second name stands in apposition.
    for (const k of kidsBy(context.tree, c, 'appos', 'nmod')) {
      if (relation(context.tree.tokens[k]!) === 'nmod' && !['in', ''].includes(caseOf(context.tree, k))) continue;
      for (const entity of context.headed.get(k)?.entities ?? [])
        if (['Place', 'Country'].includes(context.doc.entities[entity]!.type)) push(out, { entity });
    }
  }
  return out;
}

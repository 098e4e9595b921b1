import type { Context } from './context.ts';
import { isPassive, type Slots, surfaceSubject, verbSlots } from './slots.ts';
import { caseOf, firstConjunct, isRelative, isVerb, kidsBy, relation, type Tree } from './tree.ts';

/** A noun's event carried by a verb: "Israel **launched** air strikes on", "sanctions **imposed** by", "came **under** attack". */
export interface LightUse {
  readonly verb: number;
  /** The verb's subject and prepositional parts in the slots of the noun. */
  readonly slots: Slots;
}

/** Verbs that only say that the event took place; the noun is their subject. */
const OCCURRENCE = new Set([
  'occur',
  'happen',
  'begin',
  'start',
  'continue',
  'follow',
  'end',
  'resume',
  'unfold',
  'ensue',
  'erupt',
  'intensify',
  'escalate',
  'take',
]);

/** The light verb over an event noun, if there is one; also over what counts it: "carried out **hundreds of** raids". */
export function lightUse(context: Context, noun: number): LightUse | null {
  const { tree, lexicon } = context;
  const n = countingNoun(tree, noun) ?? noun;
  const first = firstConjunct(tree, n);
  const token = tree.tokens[first]!;
  const up = token.head;
  // "The town **is under** attack": the noun is the predicate, the copula its dependent.
  const copula = kidsBy(tree, first, 'cop')[0];
  const standing = caseOf(tree, first);
  if (copula !== undefined && standing !== '') {
    const use = context.lexicon.lightVerbs.get('be')?.find((u) => u.link === standing);
    const subject = kidsBy(tree, first, 'nsubj');
    if (use && subject.length > 0) return { verb: first, slots: new Map([[use.actor === 'subj' ? 'subj' : 'obj', subject]]) };
  }
  // "sanctions (that were) imposed on": the verb hangs below its noun.
  for (const k of kidsBy(tree, n, 'acl')) {
    if (!isVerb(tree.tokens[k]!)) continue;
    const slots = verbSlots(tree, k);
    if (tree.tokens[k]!.deprel === 'acl:relcl' ? slots.get('obj')?.includes(n) : isPassive(tree, k)) {
      const use = asLight(context, k, 'obj', slots, n);
      if (use) return use;
    }
  }
  if (up < 0 || !isVerb(tree.tokens[up]!)) return null;
  // "They responded, **imposing** sanctions on": a participle that the tagger took for an adjective.
  const participle = kidsBy(tree, n, 'amod').find((k) => tree.tokens[k - 1]?.text === ',' && /ing$/i.test(tree.tokens[k]!.text));
  if (participle !== undefined) {
    const stem = tree.tokens[participle]!.text.toLowerCase().slice(0, -3);
    const known = [stem, `${stem}e`].some((lemma) => lexicon.lightVerbs.get(lemma)?.some((u) => u.link === 'obj' && u.actor === 'subj'));
    const subject = surfaceSubject(tree, up);
    if (known && subject !== null) {
      const slots: Slots = new Map([['subj', [subject]]]);
      for (const [slot, tokens] of verbSlots(tree, up))
        if (!['subj', 'obj', 'iobj', 'comp'].includes(slot) && tokens.some((t) => t > n)) slots.set(slot, tokens);
      return { verb: participle, slots };
    }
  }
  switch (relation(token)) {
    case 'obj':
      return asLight(context, up, 'obj', verbSlots(tree, up), n);
    case 'nsubj': {
      if (isPassive(tree, up)) return asLight(context, up, 'obj', verbSlots(tree, up), n);
      if (!OCCURRENCE.has(tree.tokens[up]!.lemma)) return null;
      if (tree.tokens[up]!.lemma === 'take' && !kidsBy(tree, up, 'obj', 'compound').some((k) => tree.tokens[k]!.lemma === 'place'))
        return null;
      const slots = verbSlots(tree, up);
      slots.delete('subj');
      slots.delete('obj');
      return { verb: up, slots };
    }
    case 'obl': {
      const preposition = caseOf(tree, first);
      return preposition === '' ? null : asLight(context, up, preposition, verbSlots(tree, up), n);
    }
    default:
      return null;
  }
}

/** Nouns that count events and are no events themselves. */
const COUNTING = /^(?:hundred|thousand|dozen|score|number|series|string|spate|wave|round|set|package|raft|volley|barrage)s?$/;

function countingNoun(tree: Tree, noun: number): number | null {
  const { deprel, head } = tree.tokens[noun]!;
  if (deprel !== 'nmod' || head < 0 || head > noun || caseOf(tree, noun) !== 'of') return null;
  return COUNTING.test(tree.tokens[head]!.lemma.toLowerCase()) ? head : null;
}

const HOSTING = new Set(['host', 'arrange', 'facilitate', 'organise', 'organize', 'convene', 'chair']);

function asLight(context: Context, verb: number, link: string, all: Slots, noun: number): LightUse | null {
  const { tree, lexicon } = context;
  const token = tree.tokens[verb]!;
  const particle = kidsBy(tree, verb, 'compound:prt')[0];
  const lemma = token.lemma.toLowerCase();
  const uses = [
    ...(particle === undefined ? [] : (lexicon.lightVerbs.get(`${lemma} ${tree.tokens[particle]!.text.toLowerCase()}`) ?? [])),
    ...(lexicon.lightVerbs.get(lemma) ?? []),
  ];
  const use = uses.find((u) => u.link === link);
  if (!use) return null;
  const slots: Slots = new Map();
  // "received [a loan from Japan]": who gave it stands inside the noun phrase.
  if (use.actor !== 'subj' && use.actor !== '' && !all.has(use.actor)) {
    const inside = kidsBy(tree, noun, 'nmod').filter((k) => caseOf(tree, k) === use.actor);
    if (inside.length > 0) slots.set('subj', inside);
  }
  for (const [slot, tokens] of all) {
    const rest = tokens.filter((t) => t !== noun && firstConjunct(tree, noun) !== t && !isRelative(tree.tokens[t]!));
    if (rest.length === 0) continue;
    // "talks between A and B, **hosted** by C": who gives the room is no party
    if (slot === use.actor && HOSTING.has(lemma) && kidsBy(tree, noun, 'nmod').some((k) => caseOf(tree, k) === 'between')) continue;
    if (slot === use.actor) slots.set('subj', rest);
    else if (slot === use.patient) {
      slots.set('obj', rest);
      if (slot === 'iobj' && !all.has('to')) slots.set('to', rest);
    } else if (!['subj', 'obj', 'iobj', 'comp', link].includes(slot)) slots.set(slot, rest);
  }
  return { verb, slots };
}

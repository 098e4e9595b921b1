import { add, isSetOff, type Slots, strayAgent, verbSlots } from './slots.ts';
import { caseOf, firstConjunct, isNoun, kidsBy, type Tree } from './tree.ts';

/** What others do about an event: "a truce **brokered** by Qatar", "a raid **condemned** by Chad". */
export const BYSTANDING: ReadonlySet<string> = new Set(
  'allege back broker condemn criticise criticize denounce deny describe facilitate guarantee host mediate monitor observe oppose propose reject report see support welcome'.split(
    ' ',
  ),
);

/** What a noun is said with: its possessor, modifiers, prepositional parts and infinitive. */
export function nounSlots(tree: Tree, n: number): Slots {
  const slots: Slots = new Map();
  const first = firstConjunct(tree, n);
  for (const k of kidsBy(tree, n, 'nmod:poss')) add(slots, 'poss', k);
  // Of modifiers only nouns and names say something of the event's parts: "**Israeli** strikes", "**arms** deal", not "recent".
  for (const k of kidsBy(tree, n, 'compound', 'amod', 'nmod:desc'))
    if (isNoun(tree.tokens[k]!) || /^\p{Lu}/u.test(tree.tokens[k]!.text)) add(slots, 'mod', k);
  for (const k of kidsBy(tree, n, 'nmod', 'obl')) {
    const preposition = caseOf(tree, k);
    if (preposition !== '' && !(preposition === 'with' && isSetOff(tree, k))) add(slots, preposition, k);
  }
  addPredicated(tree, n, slots);
  if (!slots.has('by')) for (const k of strayAgent(tree, kidsBy(tree, n, 'nmod'))) add(slots, 'by', k);
  for (const k of kidsBy(tree, n, 'acl', 'advcl', 'ccomp')) {
    const t = tree.tokens[k]!;
    // "its demand **that Kenya open** the border" is no relative clause, whatever the parser calls it.
    if (t.deprel === 'acl:relcl' && !kidsBy(tree, k, 'mark').some((m) => tree.tokens[m]!.text.toLowerCase() === 'that')) continue;
    if (t.xpos === 'VBN' && kidsBy(tree, k, 'mark').length === 0) {
      // "attacks carried out by rebels": the agent of a participle acts in the noun's event too; who brokers or condemns it does not.
      if (!BYSTANDING.has(t.lemma)) for (const agent of verbSlots(tree, k).get('subj') ?? []) add(slots, 'by', agent);
    } else add(slots, 'comp', k);
  }
  // "Russia's and Iran's attacks", "military and economic ties with": what stands at the first conjunct serves all.
  if (first !== n)
    for (const [slot, list] of nounSlots(tree, first))
      if (['poss', 'between', 'by'].includes(slot) && !slots.has(slot)) for (const k of list) add(slots, slot, k);
  return slots;
}

/** "**Iran** is in talks with Russia", "**miners** are on strike", "**the town** is under siege": who is said to be in it. */
function addPredicated(tree: Tree, n: number, slots: Slots): void {
  const preposition = caseOf(tree, n);
  if (kidsBy(tree, n, 'cop').length === 0 || !/^(?:in|on|under)$/.test(preposition)) return;
  const slot = preposition === 'under' ? 'obj' : 'subj';
  if (slot === 'obj' || !slots.has('poss')) for (const k of kidsBy(tree, n, 'nsubj')) add(slots, slot, k);
}

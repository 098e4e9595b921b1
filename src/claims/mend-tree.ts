import type { Parsed } from '../language/doc.ts';
import { MONTH_NUMBER, WEEKDAY_NUMBER } from '../language/time-words.ts';
import type { Lexicon } from './lexicon.ts';
import { caseOf, isVerb, kidsBy, markOf, relation, type Tree, treeOf } from './tree.ts';

/**
 * Mends attachments that parsers get wrong often and a word list knows better. Each rule moves a clause to the verb that governs it, or
 * gives a sentence its verb; nothing else of the tree changes.
 */
export function mendTree(lexicon: Lexicon, tokens: readonly Parsed[]): Tree {
  const tree = treeOf({ tokens });
  const moved = new Map<number, Parsed>();
  for (const token of tokens) {
    if (isAskedFor(lexicon, tree, token)) moved.set(token.i, { ...token, deprel: 'xcomp' });
    if (isMainVerb(tree, token)) raiseVerb(tree, token, moved);
    const teller = tellerOver(lexicon, tree, token);
    if (teller !== null) moved.set(token.i, { ...token, head: teller });
    const asker = askerOver(lexicon, tree, token);
    if (asker !== null) moved.set(token.i, { ...token, head: asker, deprel: 'xcomp' });
    const deed = deedBefore(lexicon, tree, token);
    if (deed !== null) moved.set(token.i, { ...token, head: deed, deprel: 'nmod' });
    const charge = chargeOver(lexicon, tree, token);
    if (charge !== null) moved.set(token.i, { ...token, head: charge });
    if (relation(token) !== 'acl' || token.xpos !== 'VBG' || token.head < 0) continue;
    const inner = tokens[token.head]!;
    // "accused **several** of the soldiers of killing"
    const counted = inner.head >= 0 && caseOf(tree, inner.i) === 'of' && /^(?:ADJ|DET|NUM|PRON)$/.test(tokens[inner.head]!.upos);
    const noun = counted ? tokens[inner.head]! : inner;
    const verb = noun.head >= 0 ? tokens[noun.head]! : undefined;
    if (!verb || !isVerb(verb) || !['obj', 'nsubj'].includes(relation(noun))) continue;
    const mark = markOf(tree, token.i);
    // "accused [Rwanda of arming rebels]" → accused Rwanda [of arming rebels]: the verb is known to take such a clause.
    const governs = lexicon.cues.get(`verb:${verb.lemma.toLowerCase()}`)?.some((cue) => cue.links.has(mark)) ?? false;
    if (governs && kidsBy(tree, token.i, 'nsubj').length === 0) moved.set(token.i, { ...token, head: verb.i, deprel: 'advcl' });
  }
  return moved.size === 0 ? tree : treeOf({ tokens: tokens.map((t) => moved.get(t.i) ?? t) });
}

/**
 * "The agency **distributed** rations": a participle before a noun is the verb where it has a subject of its own, or where the sentence
 * would have none else: "Iceland's premier **sought** help from Norway."
 */
function isMainVerb(tree: Tree, token: Parsed): boolean {
  if (relation(token) !== 'amod' || !/^VB[DN]$/.test(token.xpos) || token.head < token.i) return false;
  if (kidsBy(tree, token.i, 'nsubj').some((k) => k < token.i)) return true;
  const noun = tree.tokens[token.head]!;
  const before = tree.tokens[token.i - 1];
  if (noun.head >= 0 || before?.head !== noun.i || !/^(?:NOUN|PROPN|ADJ)$/.test(before.upos)) return false;
  // "premier" alone would be a modifier: something must stand before it that is none of the noun's own
  if (before.upos === 'ADJ' && !kidsBy(tree, noun.i, 'nmod:poss', 'det').some((k) => k < before.i)) return false;
  let last = noun.i;
  for (let i = noun.i; tree.tokens[i]?.sentence === noun.sentence; i++) last = i;
  let first = token.i;
  for (let i = token.i; tree.tokens[i]?.sentence === noun.sentence; i--) first = i;
  return (
    tree.tokens[last]!.text === '.' && !tree.tokens.slice(first, last).some((t) => /^(?:VBD|VBP|VBZ|MD)$/.test(t.xpos) && t.i !== token.i)
  );
}

/** Makes the participle the verb: what stands before it becomes its subject, the noun behind it its object. */
function raiseVerb(tree: Tree, token: Parsed, moved: Map<number, Parsed>): void {
  const noun = tree.tokens[token.head]!;
  moved.set(token.i, { ...token, head: noun.head, deprel: noun.deprel });
  moved.set(noun.i, { ...noun, head: token.i, deprel: 'obj' });
  const left = tree.kids[noun.i]!.filter((k) => k < token.i);
  if (kidsBy(tree, token.i, 'nsubj').length > 0) {
    for (const k of left) moved.set(k, { ...tree.tokens[k]!, head: token.i });
    return;
  }
  const subject = tree.tokens[token.i - 1]!;
  const nominal = subject.upos === 'ADJ' ? { upos: 'NOUN', xpos: 'NN' } : {};
  moved.set(subject.i, { ...subject, ...nominal, head: token.i, deprel: 'nsubj' });
  for (const k of left) if (k !== subject.i) moved.set(k, { ...tree.tokens[k]!, head: subject.i });
}

/**
 * "The group said the army **had** killed ten and [**called** on Mali to act]", "denied he knew of it and [**accused** Chad]": who calls, urges
 * or accuses behind what was told is the teller. Null where the clause stays.
 */
function tellerOver(lexicon: Lexicon, tree: Tree, token: Parsed): number | null {
  if (relation(token) !== 'conj' || token.head < 0 || !/^VB[DN]$/.test(token.xpos)) return null;
  const told = tree.tokens[token.head]!;
  if (relation(told) !== 'ccomp' || told.head < 0 || told.head > told.i || kidsBy(tree, token.i, 'aux', 'nsubj', 'mark').length > 0)
    return null;
  const teller = tree.tokens[told.head]!;
  if (teller.xpos !== 'VBD' || tree.tokens[token.i]!.text.toLowerCase() === 'been') return null;
  // "had killed ten and wounded two" goes on in one breath; "said Kenya met Mali and urged it" is Kenya's urging
  const cues = (word: Parsed, ...effects: readonly string[]): boolean =>
    lexicon.cues.get(`verb:${word.lemma.toLowerCase()}`)?.some((cue) => effects.includes(cue.effect)) ?? false;
  const perfect = kidsBy(tree, told.i, 'aux').some((k) => tree.tokens[k]!.text.toLowerCase() === 'had');
  const subject = kidsBy(tree, told.i, 'nsubj')[0];
  const open = perfect || cues(teller, 'deny') || (subject !== undefined && tree.tokens[subject]!.upos === 'PRON');
  return open && cues(token, 'demand', 'allege', 'report') ? teller.i : null;
}

/** "called on Chad [to halt its offensive]": under a verb that asks somebody, the infinitive is no purpose but what is asked for. */
function isAskedFor(lexicon: Lexicon, tree: Tree, token: Parsed): boolean {
  if (relation(token) !== 'advcl' || token.xpos !== 'VB' || token.head < 0 || markOf(tree, token.i) !== 'to') return false;
  const asks = lexicon.cues
    .get(`verb:${tree.tokens[token.head]!.lemma.toLowerCase()}`)
    ?.some((cue) => cue.effect === 'demand' && cue.links.has('on'));
  return asks === true && kidsBy(tree, token.head, 'obl').some((k) => k < token.i && /^(?:on|upon|to)$/.test(caseOf(tree, k)));
}

/** "asked Chad and Mali, which oversee the truce, [to intervene]": the infinitive behind the clause is what they are asked. Null where it is not. */
function askerOver(lexicon: Lexicon, tree: Tree, token: Parsed): number | null {
  if (!/^(?:advcl|xcomp)$/.test(relation(token)) || token.xpos !== 'VB' || token.head < 0 || markOf(tree, token.i) !== 'to') return null;
  const clause = tree.tokens[token.head]!;
  const first = Math.min(token.i, ...kidsBy(tree, token.i, 'mark', 'advmod'));
  if (clause.deprel !== 'acl:relcl' || clause.i > token.i || tree.tokens[first - 1]?.text !== ',') return null;
  let up = clause.head;
  while (up >= 0 && !isVerb(tree.tokens[up]!)) up = tree.tokens[up]!.head;
  if (up < 0 || up > clause.head || kidsBy(tree, up, 'xcomp', 'ccomp').length > 0) return null;
  return lexicon.cues.get(`verb:${tree.tokens[up]!.lemma.toLowerCase()}`)?.some((cue) => cue.effect === 'demand') ? up : null;
}

/** "accused Chad of bombing a convoy, [killing two]": what follows from the deed hangs on it, not on the accusing. Null where it does not. */
function chargeOver(lexicon: Lexicon, tree: Tree, token: Parsed): number | null {
  if (relation(token) !== 'advcl' || token.xpos !== 'VBG' || token.head < 0 || token.head > token.i || markOf(tree, token.i) !== '')
    return null;
  const cues = lexicon.cues.get(`verb:${tree.tokens[token.head]!.lemma.toLowerCase()}`) ?? [];
  const tells = lexicon.cues.get(`verb:${token.lemma.toLowerCase()}`)?.some((cue) => cue.links.has('clause')) ?? false;
  if (tells || !cues.some((cue) => cue.effect === 'allege')) return null;
  const deed = kidsBy(tree, token.head, 'advcl', 'xcomp', 'ccomp').find(
    (k) => k < token.i && tree.tokens[k]!.xpos === 'VBG' && cues.some((cue) => cue.links.has(markOf(tree, k))),
  );
  return deed ?? null;
}

/** "condemned the bombing of a camp [by Sudanese jets]": an active verb has its doer already; who stands behind "by" did what the noun tells. */
function deedBefore(lexicon: Lexicon, tree: Tree, token: Parsed): number | null {
  if (relation(token) !== 'obl' || token.head < 0 || token.head > token.i || caseOf(tree, token.i) !== 'by') return null;
  const verb = tree.tokens[token.head]!;
  if (!isVerb(verb) || kidsBy(tree, verb.i, 'aux').some((k) => tree.tokens[k]!.lemma === 'be')) return null;
  // "arrested by police": a participle without a subject has its doer here
  if (verb.xpos === 'VBN' && !kidsBy(tree, verb.i, 'aux', 'nsubj').some((k) => k < verb.i)) return null;
  const deed = kidsBy(tree, verb.i, 'obj').find((k) => k > verb.i && k < token.i);
  if (deed === undefined || tree.tokens[deed]!.upos !== 'NOUN') return null;
  const kinds = lexicon.kinds.get(token.lemma.toLowerCase());
  const doer =
    (token.upos === 'PROPN' && !isTime(token.text)) ||
    [...(kinds ?? [])].some((kind) => DOERS.has(kind)) ||
    kidsBy(tree, token.i, 'amod', 'compound', 'nmod').some((k) => tree.tokens[k]!.i < token.i && /^[A-Z]/.test(tree.tokens[k]!.text));
  return doer ? deed : null;
}

/** Kinds of word for those who do something. */
const DOERS: ReadonlySet<string> = new Set(['person-noun', 'group-noun', 'troops', 'official', 'organization', 'diplomat']);

const isTime = (text: string): boolean => WEEKDAY_NUMBER.has(text.toLowerCase()) || MONTH_NUMBER.has(text.toLowerCase());

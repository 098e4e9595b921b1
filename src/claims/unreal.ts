import type { Context } from './context.ts';
import { isNegated, lookUp } from './cues.ts';
import type { Effect } from './lexicon.ts';
import { isPassive, verbSlots } from './slots.ts';
import { isVerb, kidsBy, markOf, relation } from './tree.ts';

/**
 * What an infinitive that no cue governs says of its deed: "is **to visit**", "Chad **to send** troops" (a headline), "sanctions **to
 * punish** Moscow" lie ahead; "used drones **to strike**" goes with its verb; "the right **to strike**" is open; "the first **to
 * recognise**" did so. Null where it says nothing.
 */
export function unrealInfinitive(context: Context, i: number): Effect | 'carry' | null {
  const { tree } = context;
  const token = tree.tokens[i]!;
  if (token.xpos !== 'VB' || !kidsBy(tree, i, 'mark').some((k) => tree.tokens[k]!.text.toLowerCase() === 'to')) return null;
  if (token.head < 0 || kidsBy(tree, i, 'cop', 'aux').some((k) => tree.tokens[k]!.lemma === 'be')) return 'plan';
  const up = tree.tokens[token.head]!;
  switch (relation(token)) {
    case 'advcl':
      return lookUp(context, 'verb', up.lemma.toLowerCase(), 'means') ? 'carry' : 'plan';
    case 'acl': {
      if (up.head < 0 && up.upos === 'PROPN') return 'plan';
      const ranked = kidsBy(tree, up.i, 'amod', 'nummod').some((k) =>
        lookUp(context, 'adjective', tree.tokens[k]!.text.toLowerCase(), 'rank'),
      );
      return ranked || lookUp(context, 'adjective', up.lemma.toLowerCase(), 'rank') ? null : 'possible';
    }
    case 'ccomp':
    case 'parataxis':
    case 'conj':
      return 'plan';
    default:
      return null;
  }
}

/** "**Had** the talks succeeded, …", "**Should** Chad attack": a condition by the order of its words. */
export function isHypothetical(context: Context, i: number): boolean {
  const { tree } = context;
  if (relation(tree.tokens[i]!) !== 'advcl' || markOf(tree, i) !== '') return false;
  const subject = kidsBy(tree, i, 'nsubj')[0];
  return (
    subject !== undefined && kidsBy(tree, i, 'aux', 'cop').some((k) => k < subject && /^(?:had|should|were)$/i.test(tree.tokens[k]!.text))
  );
}

/** "Did Chad arm the rebels?" */
export function isQuestion(context: Context, i: number): boolean {
  const sentence = context.doc.sentences[context.tree.tokens[i]!.sentence]!;
  for (let k = sentence.last - 1; k > i && k >= sentence.last - 3; k--) if (context.tree.tokens[k]!.text === '?') return true;
  return false;
}

/** What agencies write about their own work is no news: "declined **to comment**", "did not respond to a **request for comment**", "asked not **to be named**". */
export function isFormula(context: Context, i: number): boolean {
  const { tree } = context;
  const formula = (k: number): boolean => {
    // "asked not to name him", "declined to be named"
    const withheld = isVerb(tree.tokens[k]!) && (isNegated(context, k) || isPassive(tree, k));
    const link = withheld ? 'formula-not' : 'formula';
    const lemma = tree.tokens[k]!.lemma.toLowerCase();
    return (lookUp(context, 'noun', lemma, link) ?? lookUp(context, 'noun', lemma, 'formula')) !== undefined;
  };
  // "a request for comment"; "his comments", "the comment about" are said by somebody
  const bare = (k: number): boolean =>
    formula(k) && tree.tokens[k]!.xpos === 'NN' && kidsBy(tree, k, 'det', 'nmod:poss', 'nmod').length === 0;
  const asked = (k: number): boolean => kidsBy(tree, k, 'nmod').some(bare);
  if (!isVerb(tree.tokens[i]!)) return asked(i);
  const { head, deprel } = tree.tokens[i]!;
  const leave = (k: number): boolean => lookUp(context, 'noun', tree.tokens[k]!.lemma.toLowerCase(), 'formula-leave') !== undefined;
  // "not **authorized** to [**speak**]"
  const withoutLeave = (k: number): boolean => /^authori[sz]e$/.test(tree.tokens[k]!.lemma) && isNegated(context, k);
  if (withoutLeave(i) && verbSlots(tree, i).get('comp')?.some(leave)) return true;
  if (leave(i) && head >= 0 && (withoutLeave(head) || (deprel === 'xcomp' && withholds(context, head)))) return true;
  // what the formula itself would be: "declined [to be **named**]"
  if (deprel === 'xcomp' && withholds(context, head) && formula(i)) return true;
  const slots = verbSlots(tree, i);
  if (slots.get('comp')?.some((k) => isVerb(tree.tokens[k]!) && formula(k))) return true;
  return ['obj', 'to', 'for'].some((slot) => slots.get(slot)?.some((k) => bare(k) || asked(k)) ?? false);
}

/** "**declined** to", "**refused** to". */
const withholds = (context: Context, i: number): boolean =>
  lookUp(context, 'verb', context.tree.tokens[i]!.lemma.toLowerCase(), 'clause')?.effect === 'negate';

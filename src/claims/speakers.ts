import type { Source } from './claim.ts';
import type { Context } from './context.ts';
import { partiesOf } from './fillers.ts';
import { ACTORS } from './kinds.ts';
import { phrase } from './phrases.ts';
import { isPassive, verbSlots } from './slots.ts';
import { caseOf, conjuncts, isNoun, isVerb, kidsBy } from './tree.ts';

/** What is written or said, and so stands for whoever wrote it, if he is named: "a report **by UN experts**", "**the army's** statement". */
const UTTERANCE = /^(?:report|statement|letter|document|study|investigation|assessment|dossier|communique|bulletin|memo|data|figure)$/;
/** A clause of a source's phrase tells about him, it is no part of his name: "a diplomat **who asked not to be named**". */
const CLAUSE = /\b(?:who|whose|which|that|speaking|briefed|seen|reached|quoted|cited)\b/i;

/** Who says it: entities, or a source without a name by the words of the text: "two people familiar with the matter". */
export function speakersOf(context: Context, token: number): Source[] {
  return conjuncts(context.tree, token).flatMap((c) => speakerOf(context, c));
}

function speakerOf(context: Context, i: number): Source[] {
  const { doc, tree } = context;
  const token = tree.tokens[i]!;
  const mention = context.headed.get(i) ?? context.within.get(i);
  const acting = (mention?.entities ?? []).filter((e) => ACTORS.has(doc.entities[e]!.type) || doc.entities[e]!.type === 'Place');
  if (acting.length > 0) return isOneOf(context, i, acting) ? [words(context, i)] : acting.map((entity) => ({ entity }));
  if (!isNoun(token)) return partiesOf(context, i).map((p) => ('entity' in p ? { entity: p.entity } : { unnamed: p.text }));
  // "the state-run Anadolu agency", "Reuters news agency"
  for (const k of kidsBy(tree, i, 'compound', 'flat', 'appos', 'nmod:desc')) {
    const named = (context.headed.get(k) ?? context.within.get(k))?.entities.filter((e) => doc.entities[e]!.type === 'MediaOrganization');
    if (named && named.length > 0) return named.map((entity) => ({ entity }));
  }
  if (UTTERANCE.test(token.lemma)) {
    const maker =
      kidsBy(tree, i, 'nmod:poss')[0] ??
      kidsBy(tree, i, 'nmod').find((k) => ['by', 'from', 'of'].includes(caseOf(tree, k)) && isMaker(context, k));
    if (maker !== undefined) return speakersOf(context, maker);
  }
  return [words(context, i)];
}

const isMaker = (context: Context, i: number): boolean => partiesOf(context, i).length > 0;

/** "**a** French **official**" is one of the French officials, not all of them. */
function isOneOf(context: Context, i: number, entities: readonly number[]): boolean {
  const token = context.tree.tokens[i]!;
  if (token.xpos !== 'NN' || entities.length !== 1) return false;
  const { label, key } = context.doc.entities[entities[0]!]!;
  return key === null && label.toLowerCase().split(' ').at(-1) === `${token.text.toLowerCase()}s`;
}

function words(context: Context, i: number): Source {
  const { text, whole } = phrase(context, i, null) as { text: string; whole: string | null };
  const words = whole !== null && !CLAUSE.test(whole) && whole.split(' ').length <= 8 ? whole : text;
  // a participle that the tree took into the phrase
  return { unnamed: words.replace(/^(?:citing|quoting)\s+/i, '') };
}

/** Whom the one who tells has it from: "TASS reported, **citing a Kremlin aide**"; outside of what is told (tokens `first` to `last`). */
export function citedBeside(context: Context, cue: number, [first, last]: readonly [number, number]): Source[] {
  const { doc, tree } = context;
  const sentence = doc.sentences[tree.tokens[cue]!.sentence]!;
  for (let i = sentence.first; i < sentence.last; i++) {
    if ((i >= first && i < last) || !/^(?:citing|quoting)$/i.test(tree.tokens[i]!.text)) continue;
    return speakersOf(context, kidsBy(tree, i, 'obj', 'obl', 'nmod')[0] ?? nounBehind(context, i));
  }
  return [];
}

/** The head of the noun phrase right behind a word, whatever it hangs on. */
function nounBehind(context: Context, i: number): number {
  const { tokens } = context.tree;
  let last = i + 1;
  while (tokens[last + 1] && isNoun(tokens[last + 1]!) && tokens[last + 1]!.sentence === tokens[i]!.sentence) last++;
  return last;
}

/** Who passes another's words on: "**KCNA** quoted Kim as saying". */
export function quoterOf(context: Context, cue: number): Source[] {
  const { tree } = context;
  const up = tree.tokens[cue]!.head;
  if (up < 0 || !isVerb(tree.tokens[up]!) || !/^(?:quote|cite)$/.test(tree.tokens[up]!.lemma) || isPassive(tree, up)) return [];
  return (verbSlots(tree, up).get('subj') ?? []).flatMap((s) => speakersOf(context, s));
}

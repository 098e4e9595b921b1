import type { Context } from './context.ts';
import { lookUp } from './cues.ts';
import { kidsBy } from './tree.ts';

/** Words that point at what was just told. */
export const POINTERS = new Set(['it', 'this', 'that', 'them', 'any', 'such', 'so', 'which', 'something']);

/** "called the report **a lie**", "dismissed it as **baseless**". */
export function calls(context: Context, i: number): boolean {
  const { tree } = context;
  if (!/^(?:call|brand|label|term|describe|denounce|condemn|dismiss|reject|slam|deem)$/.test(tree.tokens[i]!.lemma)) return false;
  // the parser may hang the word on what is called so
  const objects = kidsBy(tree, i, 'obj').flatMap((k) => [k, ...kidsBy(tree, k, 'appos', 'nmod', 'amod')]);
  return [...objects, ...kidsBy(tree, i, 'xcomp', 'obl', 'advcl', 'amod', 'ccomp')].some((k) => k > i && isUntrue(context, k));
}

/** A word that says of something told that it is not so: "false", "a fabrication". */
export const isUntrue = (context: Context, k: number): boolean => {
  const lemma = context.tree.tokens[k]!.lemma.toLowerCase();
  const form = context.tree.tokens[k]!.text.toLowerCase();
  return (
    lookUp(context, 'adjective', form, 'pred') !== undefined ||
    lookUp(context, 'noun', lemma, 'pred') !== undefined ||
    kidsBy(context.tree, k, 'conj').some(
      (c) => lookUp(context, 'adjective', context.tree.tokens[c]!.text.toLowerCase(), 'pred') !== undefined,
    )
  );
};

/** What is said without doubt of its truth; whoever calls it untrue denies it. */
const STATED = /^(?:statement|remark|comment|version|account|assertion|declaration|footage|story)$/;

/** Nouns for what has been said: "allegations", "reports", "claims", "accusation"; "the statement" where somebody calls it untrue. */
export const saidThing = (context: Context, i: number, untrue = false): boolean => {
  const lemma = context.tree.tokens[i]!.lemma.toLowerCase();
  if (untrue && STATED.test(lemma)) return true;
  return context.lexicon.cues.get(`noun:${lemma}`)?.some((c) => c.effect === 'allege') ?? false;
};

/** "reports **that a soldier was shot**": the noun itself says what it holds. */
export const hasContent = (context: Context, i: number): boolean =>
  saidThing(context, i) && kidsBy(context.tree, i, 'acl').some((k) => kidsBy(context.tree, k, 'mark').length > 0);

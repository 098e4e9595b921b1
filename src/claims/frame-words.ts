import type { Context } from './context.ts';
import type { Slots } from './slots.ts';
import { caseOf } from './tree.ts';

/** Words of a multiword verb are no fillers: the "office" of "take office", the "streets" of "take to the streets". */
export function consumed(context: Context, slots: Slots, words: readonly string[]): Slots {
  if (words.length === 1) return slots;
  const rest: Slots = new Map();
  for (const [slot, tokens] of slots) {
    const left =
      slot === 'subj' || slot === 'comp' ? tokens : tokens.filter((t) => !words.slice(1).some((word) => isWord(context, t, word)));
    if (left.length > 0) rest.set(slot, left);
  }
  // "took **in** 400 families": a particle that the parser took for a preposition leaves the object under its own name.
  if (!rest.has('obj')) {
    const object = words
      .slice(1)
      .map((word) => rest.get(word))
      .find((tokens) => tokens !== undefined);
    if (object) rest.set('obj', object);
  }
  return rest;
}

/** "-backed" wants the hyphen and a word before it: "Iran-backed". */
export const fits = (context: Context, i: number, words: readonly string[]): boolean =>
  words[0]!.startsWith('-') ? context.tree.tokens[i - 1]?.text === '-' : hasWords(context, i, words);

/** Words of a phrase that may be others or none: "point **the** finger at", "threw **its** weight behind". */
const LOOSE_WORDS = new Set(['the', 'a', 'an', "one's", 'its', 'their', 'his']);

/**
 * "hand over", "take to the streets", "file a complaint against": the further words stand behind the verb among its particles, adverbs,
 * objects or their prepositions, or at such a word that was found already.
 */
export function hasWords(context: Context, i: number, words: readonly string[]): boolean {
  const { tree } = context;
  const heads = [i];
  return words.slice(1).every((word) => {
    if (LOOSE_WORDS.has(word) || tree.tokens[i + 1]?.text.toLowerCase() === word) return true;
    for (const head of heads)
      for (const k of tree.kids[head]!)
        if (k > i && (isWord(context, k, word) || caseOf(tree, k) === word)) {
          heads.push(k);
          return true;
        }
    return false;
  });
}

const isWord = ({ tree }: Context, i: number, word: string): boolean =>
  tree.tokens[i]!.lemma.toLowerCase() === word || tree.tokens[i]!.text.toLowerCase() === word;

/** "air strike": the words before the head noun, with or without hyphens. */
export function endsWith(context: Context, i: number, words: readonly string[]): boolean {
  let at = i - 1;
  for (let k = words.length - 2; k >= 0; k--) {
    while (context.tree.tokens[at]?.text === '-') at--;
    const token = context.tree.tokens[at];
    if (!token || (token.lemma.toLowerCase() !== words[k] && token.text.toLowerCase() !== words[k])) return false;
    at--;
  }
  return true;
}

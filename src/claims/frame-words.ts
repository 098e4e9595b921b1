import type { Context } from './context.ts';
import type { Slots } from './slots.ts';
import { caseOf } from './tree.ts';

/** Words of a multiword verb are no fillers: the "office" of "take office". */
export function consumed(context: Context, slots: Slots, words: readonly string[]): Slots {
  if (words.length === 1) return slots;
  const rest: Slots = new Map();
  for (const [slot, tokens] of slots) {
    const left = slot === 'obj' ? tokens.filter((t) => !words.slice(1).includes(context.tree.tokens[t]!.lemma.toLowerCase())) : tokens;
    if (left.length > 0) rest.set(slot, left);
  }
  return rest;
}

/** "-backed" wants the hyphen and a word before it: "Iran-backed". */
export const fits = (context: Context, i: number, words: readonly string[]): boolean =>
  words[0]!.startsWith('-') ? context.tree.tokens[i - 1]?.text === '-' : hasWords(context, i, words);

/** "hand over": the further words stand among the verb's particles, adverbs, objects or their prepositions, behind it. */
export function hasWords(context: Context, i: number, words: readonly string[]): boolean {
  const { tree } = context;
  return words
    .slice(1)
    .every(
      (word) =>
        tree.kids[i]!.some(
          (k) =>
            k > i &&
            (tree.tokens[k]!.lemma.toLowerCase() === word || tree.tokens[k]!.text.toLowerCase() === word || caseOf(tree, k) === word),
        ) || tree.tokens[i + 1]?.text.toLowerCase() === word,
    );
}

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

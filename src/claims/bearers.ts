import type { Context } from './context.ts';
import { surfaceSubject } from './slots.ts';
import { isNoun, kidsBy, relation } from './tree.ts';

/** What takes a description back: "a **former** member", "a **potential** ally". */
const NOT_NOW = /^(former|ex|erstwhile|onetime|one-time|late|potential|possible|would-be|future|prospective)$/i;
const REMAINING = new Set(['become', 'remain']);

/** Of whom a noun is said, as a predicate or beside a name: "**Chad** is a member of the union", "**Chad**, a member of the union, …". */
export function bearersOf(context: Context, i: number): number[] {
  const { tree } = context;
  const token = tree.tokens[i]!;
  if (kidsBy(tree, i, 'amod', 'compound', 'advmod').some((k) => NOT_NOW.test(tree.tokens[k]!.text) || tree.tokens[k]!.text === 'longer'))
    return [];
  const subjects = kidsBy(tree, i, 'cop').length > 0 ? kidsBy(tree, i, 'nsubj') : [];
  if (subjects.length > 0) return subjects;
  const above = token.head < 0 ? undefined : tree.tokens[token.head]!;
  if (above && relation(token) === 'appos' && isNoun(above)) return [above.i];
  if (above && ['xcomp', 'obj'].includes(relation(token)) && REMAINING.has(above.lemma)) {
    const subject = surfaceSubject(tree, above.i);
    return subject === null ? [] : [subject];
  }
  return [];
}

import type { Parsed } from '../language/doc.ts';
import { relationOf as relation, type Tree } from '../language/tree.ts';

export { relationOf as relation, type Tree, treeOf } from '../language/tree.ts';

/** Dependents of `i` by one of the relations, exact (`nsubj:pass`) or with any subtype (`nsubj`). */
export function kidsBy(tree: Tree, i: number, ...relations: readonly string[]): number[] {
  const out: number[] = [];
  // asked more often than anything else: a plain loop
  for (const k of tree.kids[i]!) {
    const token = tree.tokens[k]!;
    if (relations.includes(token.deprel) || (token.deprel.includes(':') && relations.includes(relation(token)))) out.push(k);
  }
  return out;
}

/** The preposition of a noun in lower case, with its fixed parts (the language step has none of them): "because-of"; empty if it has none. */
export function caseOf(tree: Tree, i: number): string {
  const marks = kidsBy(tree, i, 'case').filter((k) => k < i && tree.tokens[k]!.upos !== 'PART');
  const first = marks[0];
  if (first === undefined) return '';
  const words = [first, ...kidsBy(tree, first, 'fixed'), ...marks.slice(1)].sort((x, y) => x - y);
  return words.map((k) => tree.tokens[k]!.text.toLowerCase()).join('-');
}

/** The subordinator of a clause in lower case: "that", "if", "of" supplying; empty if it has none. */
export function markOf(tree: Tree, i: number): string {
  const mark = kidsBy(tree, i, 'mark', 'case').find((k) => k < i);
  if (mark === undefined) return '';
  return [mark, ...kidsBy(tree, mark, 'fixed')].map((k) => tree.tokens[k]!.text.toLowerCase()).join(' ');
}

/** The token and all below it, in text order; `stop` cuts a branch off. */
export function subtree(tree: Tree, i: number, stop: (k: number) => boolean = () => false): number[] {
  const out: number[] = [];
  const stack = [i];
  while (stack.length > 0) {
    const at = stack.pop()!;
    out.push(at);
    for (const k of tree.kids[at]!) if (!stop(k)) stack.push(k);
  }
  return out.sort((x, y) => x - y);
}

/** The token with its coordinated fellows, however the parser nested them: "Kenya, Uganda and Chad" → all three. */
export function conjuncts(tree: Tree, i: number): number[] {
  const out = [i];
  for (const at of out)
    for (const k of kidsBy(tree, at, 'conj')) if (!out.includes(k) && (!isVerb(tree.tokens[k]!) || isVerb(tree.tokens[i]!))) out.push(k);
  return out;
}

/** The first of the coordinated tokens that `i` belongs to. */
export function firstConjunct(tree: Tree, i: number): number {
  let at = i;
  while (relation(tree.tokens[at]!) === 'conj' && tree.tokens[at]!.head >= 0) at = tree.tokens[at]!.head;
  return at;
}

export const isVerb = (token: Parsed): boolean => token.upos === 'VERB' || (token.upos === 'AUX' && !/^(aux|cop)/.test(token.deprel));
export const isNoun = (token: Parsed): boolean => token.upos === 'NOUN' || token.upos === 'PROPN';
const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'whose']);
/** A relative pronoun: "the rebels **who** fled". */
export const isRelative = (token: Parsed): boolean =>
  RELATIVES.has(token.lemma.toLowerCase()) && /^(WDT|WP|WP\$|IN|DT)$/.test(token.xpos) && token.upos !== 'SCONJ';

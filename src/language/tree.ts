import type { Doc, Parsed } from './doc.ts';

/** The trees of a doc with quick ways down. Positions are those of `doc.tokens`. */
export interface Tree {
  readonly tokens: readonly Parsed[];
  /** Dependents of each token, in text order. */
  readonly kids: readonly (readonly number[])[];
}

/** Indexes the dependents of every token. */
export function treeOf(doc: Pick<Doc<Parsed>, 'tokens'>): Tree {
  const kids: number[][] = doc.tokens.map(() => []);
  for (const token of doc.tokens) kids[token.head]?.push(token.i);
  return { tokens: doc.tokens, kids };
}

/** The relation without its subtype: `nsubj:pass` → `nsubj`. */
export const relationOf = ({ deprel }: Parsed): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

/** Dependents of `i` by one of the relations, exact (`nsubj:pass`) or whatever the subtype (`nsubj`), in text order. */
export function dependents(tree: Tree, i: number, ...relations: readonly string[]): readonly Parsed[] {
  const out: Parsed[] = [];
  for (const k of tree.kids[i] ?? []) {
    const token = tree.tokens[k]!;
    if (relations.includes(token.deprel) || (token.deprel.includes(':') && relations.includes(relationOf(token)))) out.push(token);
  }
  return out;
}

/** The preposition of a noun or clause in lower case ("of", "by"), empty if it has none. */
export const caseOf = (tree: Tree, i: number): string =>
  dependents(tree, i, 'case', 'mark')
    .find((token) => token.i < i)
    ?.text.toLowerCase() ?? '';

/** First and last token (half-open) of all that hangs on `i`, the branch at `without` left out. */
export function reachOf(tree: Tree, i: number, without = -1): readonly [number, number] {
  let [first, last] = [i, i + 1];
  const stack = [i];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    first = Math.min(first, at);
    last = Math.max(last, at + 1);
    for (const k of tree.kids[at] ?? []) if (k !== without) stack.push(k);
  }
  return [first, last];
}

/** True if `i` is `above` or hangs below it. */
export function isBelow(tree: Tree, i: number, above: number): boolean {
  for (let at = i; at >= 0; at = tree.tokens[at]?.head ?? -1) if (at === above) return true;
  return false;
}

const PHRASE = ['det', 'amod', 'compound', 'nmod:poss', 'nummod', 'flat', 'case', 'cc:preconj'];

/** The noun with what stands before it and its own name parts: "the Turkish foreign ministry", without what follows ("in Ankara"). */
export function nounPhrase(tree: Tree, i: number): readonly [number, number] {
  let [first, last] = [i, i + 1];
  for (const kid of dependents(tree, i, ...PHRASE)) {
    if (kid.deprel === 'case' && kid.i < i) continue;
    const [from, to] = nounPhrase(tree, kid.i);
    first = Math.min(first, from);
    if (kid.i > i && kid.deprel !== 'flat' && kid.deprel !== 'compound') continue;
    last = Math.max(last, to);
  }
  return [first, last];
}

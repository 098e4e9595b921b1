import type { WordAnalysis } from './analyse-words.ts';
import { isAcronymOf } from './name-text.ts';

/** A word's new head (from 1) and relation. */
type Change = readonly [word: number, head: number, deprel: string];
type Rule = (words: readonly string[], tree: readonly WordAnalysis[]) => readonly Change[];

/**
 * Mends second names of one thing that the parsers take for lists or parts of names, as the treebanks have them: acronyms in brackets and
 * ages. Each rule moves single words; linear in the length of the sentence.
 */
export function mendAppositions(words: readonly string[], tree: readonly WordAnalysis[]): readonly WordAnalysis[] {
  if (!words.some((w) => w === ',' || w === '(')) return tree;
  let mended = tree;
  for (const rule of RULES) {
    const changes = rule(words, mended);
    if (changes.length === 0) continue;
    const next = [...mended];
    for (const [i, head, deprel] of changes) next[i] = { ...next[i]!, head, deprel };
    mended = next;
  }
  return mended;
}

const LONGEST_NAME = 9;

/** "the World Trade Organisation **(WTO)**": letters in brackets that the words before them begin with. */
const acronymsInBrackets: Rule = (words, tree) =>
  words.flatMap((word, i): Change[] => {
    if (words[i - 1] !== '(' || words[i + 1] !== ')' || !/^\p{Lu}[\p{L}.-]*\p{Lu}/u.test(word)) return [];
    for (let first = i - 3; first >= 0 && first >= i - 1 - LONGEST_NAME; first--) {
      if (!isAcronymOf(word.toUpperCase(), words.slice(first, i - 1).join(' '))) continue;
      const heads = [];
      for (let k = first; k < i - 1; k++) if (tree[k]!.head - 1 < first || tree[k]!.head - 1 >= i - 1) heads.push(k);
      const head = heads.find((k) => isNoun(tree[k]!));
      return head === undefined || tree[head]!.head - 1 === i || (tree[i]!.head - 1 === head && tree[i]!.deprel === 'appos')
        ? []
        : [[i, head + 1, 'appos']];
    }
    return [];
  });

/** "Anna Berg, **42**, of Oslo": an age beside a name; what was hung on the number goes to the name. */
const ages: Rule = (words, tree) =>
  words.flatMap((word, i): Change[] => {
    if (!/^\d{1,3}$/.test(word) || Number(word) > 120 || words[i - 1] !== ',' || !/^[,.);]$/.test(words[i + 1] ?? '.')) return [];
    // a list ("Berg, 12" on a line of its own, "Berg, 12, Oslo") is none
    const goesOn = words[i + 1] === ',' && /^\p{Ll}/u.test(words[i + 2] ?? '');
    if (!/^(?:conj|flat|compound|nummod)$/.test(tree[i]!.deprel) && !(goesOn && tree[i]!.deprel === 'list')) return [];
    let name = i - 2;
    if (name < 0 || tree[name]!.upos !== 'PROPN' || /^\d/.test(words[name]!)) return [];
    while (/^(?:flat|compound)/.test(tree[name]!.deprel) && tree[name]!.head > 0 && Math.abs(tree[name]!.head - 1 - name) < 5)
      name = tree[name]!.head - 1;
    if (tree[name]!.head - 1 === i || name > i) return [];
    const below = tree.flatMap((t, k): Change[] =>
      t.head - 1 === i && /^(?:conj|appos|list)/.test(t.deprel) ? [[k, name + 1, t.deprel]] : [],
    );
    return [[i, name + 1, 'appos'], ...below];
  });

/** "Professor Anna **Berg**, director of the school": what is said of a thing hangs on the head of its name, not on a part of it. */
const wholeNames: Rule = (_words, tree) =>
  tree.flatMap((token, i): Change[] => {
    if (token.deprel !== 'appos' || token.head === 0) return [];
    let head = token.head - 1;
    while (/^(?:flat|compound)/.test(tree[head]!.deprel) && tree[head]!.head > 0 && tree[head]!.head - 1 < i) {
      // heads that go round in a ring cannot be: each step leads nearer to the root
      head = tree[head]!.head - 1;
    }
    return head === token.head - 1 ? [] : [[i, head + 1, 'appos']];
  });

const isNoun = (token: WordAnalysis): boolean => token.upos === 'NOUN' || token.upos === 'PROPN';

const RULES: readonly Rule[] = [acronymsInBrackets, ages, wholeNames];

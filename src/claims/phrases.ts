import type { Span } from '../errors.ts';
import type { EntityType } from '../language/doc.ts';
import type { Filler } from './claim.ts';
import type { Context } from './context.ts';
import { stateOf } from './speaks-for.ts';
import { caseOf, relation, subtree } from './tree.ts';

/** Words for something that is done something to: as `phrase`, with the state that it belongs to or lies in. */
export const objectOf = (context: Context, i: number): Filler => ({ ...phrase(context, i, null), country: stateOf(context, i, true) });

/** Words for something that no entity stands for. The core runs from its first modifier to its head (with "of …" after a grouping noun). */
export function phrase(context: Context, i: number, type: EntityType | null): Filler & { text: string } {
  const { tree, doc } = context;
  const core = subtree(tree, i, (k) => {
    const r = relation(tree.tokens[k]!);
    if (k < i)
      return (
        ['det', 'predet', 'punct', 'case', 'cc', 'mark', 'cop', 'nsubj', 'aux', 'advmod'].includes(r) &&
        !/^(about|some|nearly|almost|around|over|more|least|at|than)$/i.test(tree.tokens[k]!.text)
      );
    return (
      // "$ **488 million**": the sum stands behind its sign
      !(r === 'nummod' && tree.tokens[k]!.head === i && tree.tokens[i]!.upos === 'SYM') &&
      !(r === 'nmod' && tree.tokens[k]!.head === i && caseOf(tree, k) === 'of') &&
      !(tree.tokens[k]!.head !== i && ['case', 'det', 'amod', 'compound', 'nummod', 'nmod', 'flat', 'fixed'].includes(r))
    );
  });
  const whole = subtree(
    tree,
    i,
    (k) =>
      (['punct', 'appos', 'parataxis', 'conj', 'cop', 'nsubj'].includes(relation(tree.tokens[k]!)) && tree.tokens[k]!.head === i) ||
      (k < i && ['det', 'case', 'mark', 'cc'].includes(relation(tree.tokens[k]!)) && tree.tokens[k]!.head === i),
  );
  const inner = run(context, core, i);
  const outer = run(context, whole, i);
  const span = spanOf(context, inner);
  const text = tidy(doc.article.text.slice(span.start, span.end));
  const long = spanOf(context, outer);
  const other = tidy(doc.article.text.slice(long.start, long.end));
  return {
    text,
    whole: other !== text && outer.length <= 14 ? other : null,
    span,
    type,
    country: type === null ? null : stateOf(context, i, type !== 'Group'),
  };
}

/** A clause by its words, up to 24 of them; its subject is left out unless asked for. */
export function clauseText(context: Context, i: number, withSubject = false): Filler {
  const dropped = withSubject ? ['punct', 'cc', 'mark'] : ['nsubj', 'punct', 'cc', 'mark'];
  const tokens = run(
    context,
    subtree(
      context.tree,
      i,
      (k) => k < i && dropped.includes(relation(context.tree.tokens[k]!)) && context.tree.tokens[k]!.head === i,
    ).slice(0, 24),
    i,
  );
  const span = spanOf(context, tokens);
  return { text: tidy(context.doc.article.text.slice(span.start, span.end)), whole: null, span, type: null, country: null };
}

/** The stretch around `i` that has no gap but hyphens and quotation marks: "short-range missiles", "“Shahed” drones". */
function run(context: Context, tokens: readonly number[], i: number): number[] {
  const set = new Set(tokens);
  const inner = (k: number): boolean => /^["“”'‘’-]$/.test(context.tree.tokens[k]?.text ?? '');
  let first = i;
  let last = i;
  while (set.has(first - 1) || (inner(first - 1) && set.has(first - 2))) first--;
  while (set.has(last + 1) || (inner(last + 1) && set.has(last + 2))) last++;
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

const spanOf = (context: Context, tokens: readonly number[]): Span => ({
  start: context.tree.tokens[tokens[0]!]!.start,
  end: context.tree.tokens[tokens[tokens.length - 1]!]!.end,
});

const tidy = (text: string): string =>
  text
    .replace(/["“”]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|a|an|its|their|his|her|these|those|this|that|whose)\s+/i, '')
    .replace(/[\s,;:.]+$/, '');

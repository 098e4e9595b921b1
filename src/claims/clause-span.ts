import type { Span } from '../errors.ts';
import type { Context } from './context.ts';
import { isVerb, kidsBy, relation, subtree } from './tree.ts';
import type { Trigger } from './triggers.ts';

/** The clause that carries a trigger's claim: without coordinated clauses and the quotation marks and commas at its ends. */
export function clauseSpan(context: Context, trigger: Trigger): Span {
  const { tree } = context;
  // A light verb below its noun ("sanctions **imposed** by") is part of the noun's phrase.
  const host = tree.tokens[trigger.host]!.head === trigger.token ? trigger.token : trigger.host;
  const bare = trigger.nominal && host === trigger.token;
  const own = subtree(tree, trigger.token, (k) => cuts(context, k, trigger.token));
  // A noun with its parties beside it is evidence enough: "Russia's invasion of Ukraine".
  if (bare && trigger.roles.size >= 2) return trim(context, own);
  let head = host;
  for (let depth = 0; depth < 6; depth++) {
    const token = tree.tokens[head]!;
    if (token.head < 0) break;
    if (relation(token) === 'xcomp' || (bare && !isVerb(token) && relation(token) !== 'parataxis')) head = token.head;
    else break;
  }
  return trim(
    context,
    subtree(tree, head, (k) => cuts(context, k, head) && !covers(context, k, trigger.token)),
  );
}

/** The clause around any token: up to its verb, down to all that hangs on it. */
export function clauseAround(context: Context, i: number): Span {
  const { tree } = context;
  let head = i;
  while (tree.tokens[head]!.head >= 0 && !isVerb(tree.tokens[head]!)) head = tree.tokens[head]!.head;
  return trim(
    context,
    subtree(tree, head, (k) => cuts(context, k, head) && !covers(context, k, i)),
  );
}

function cuts(context: Context, k: number, head: number): boolean {
  const token = context.tree.tokens[k]!;
  const r = relation(token);
  if (r === 'conj' && isVerb(token) && token.head === head) return true;
  if (r === 'parataxis' || r === 'discourse') return true;
  return r === 'cc' && token.head === head && kidsBy(context.tree, head, 'conj').length > 0 && k > head;
}

function covers(context: Context, root: number, token: number): boolean {
  for (let at = token; at >= 0; at = context.tree.tokens[at]!.head) if (at === root) return true;
  return false;
}

/** The stretch from the first to the last token, inside one sentence, without signs at its ends that open or close nothing. */
function trim(context: Context, tokens: readonly number[]): Span {
  const all = context.tree.tokens;
  let first = tokens[0]!;
  let last = tokens[tokens.length - 1]!;
  const loose = (k: number): boolean =>
    all[k]!.upos === 'PUNCT' || relation(all[k]!) === 'cc' || (relation(all[k]!) === 'mark' && /^(that|and|but)$/i.test(all[k]!.text));
  while (first < last && loose(first)) first++;
  while (last > first && all[last]!.upos === 'PUNCT') last--;
  return { start: all[first]!.start, end: all[last]!.end };
}

import type { Filler } from './claim.ts';
import type { Context } from './context.ts';
import { ACTORS, isParty } from './kinds.ts';
import { caseOf, conjuncts, isRelative, kidsBy } from './tree.ts';

/** For whom a spokesman without a name speaks: "**Interpol**'s spokesman", "a spokeswoman **for the ministry**". */
export function principalOf(context: Context, i: number): Filler[] {
  const { doc, tree } = context;
  const owners = [
    ...kidsBy(tree, i, 'nmod:poss', 'compound', 'amod'),
    ...kidsBy(tree, i, 'nmod').filter((k) => /^(?:for|of)$/.test(caseOf(tree, k))),
  ];
  return owners
    .flatMap((k) => (context.headed.get(k) ?? context.within.get(k))?.entities ?? [])
    .filter((e) => ACTORS.has(doc.entities[e]!.type) && doc.entities[e]!.type !== 'Group')
    .slice(0, 1)
    .map((entity) => ({ entity }));
}

/** Whom a plural speaks for: "the ministers of **Kenya** and **Uganda**", "**French** and **German** officials" are two parties, not one. */
export function statesOf(context: Context, i: number): Filler[] {
  const { doc, tree } = context;
  if (tree.tokens[i]!.xpos !== 'NNS' || !isParty(context, i)) return [];
  const state = (k: number): number | undefined =>
    (context.headed.get(k) ?? context.within.get(k))?.entities.find((e) => doc.entities[e]!.type === 'Country');
  const before = kidsBy(tree, i, 'amod', 'compound', 'nmod:poss');
  const behind = kidsBy(tree, i, 'nmod').filter((k) => caseOf(tree, k) === 'of');
  for (const owners of [before, behind]) {
    const found = owners.flatMap((owner) => ownersBehind(context, i, owner)).map(state);
    const states = [...new Set(found.filter((e) => e !== undefined))];
    if (states.length > 1) return states.map((entity) => ({ entity }));
  }
  return [];
}

/** Who an owner's word stands for, one by one: "Chad and Mali, **whose** forces clashed". */
function ownersBehind(context: Context, i: number, owner: number): readonly number[] {
  const behind = isRelative(context.tree.tokens[owner]!) ? antecedentOf(context, i) : owner;
  return behind === null ? [] : conjuncts(context.tree, behind);
}

/**
 * The one state that a phrase names as the owner or home of whom it speaks: "**Libyan** ambassador", "soldiers **of Chad**"; of a thing or
 * place that nobody owns, the one in which it lies: "a depot **in Sudan**".
 */
export function stateOf(context: Context, i: number, lies = false): string | null {
  const { tree } = context;
  const behind = (preposition: RegExp): number[] => kidsBy(tree, i, 'nmod').filter((n) => preposition.test(caseOf(tree, n)));
  const owners = statesAt(context, [...kidsBy(tree, i, 'nmod:poss', 'amod', 'compound'), ...behind(/^(?:of|for|from)$/)]);
  const states = owners.size === 0 && lies ? statesAt(context, behind(/^(?:in|inside)$/)) : owners;
  return states.size === 1 ? [...states][0]! : null;
}

function statesAt({ doc, tree, headed, within }: Context, tokens: readonly number[]): ReadonlySet<string> {
  const states = new Set<string>();
  for (const c of tokens.flatMap((k) => conjuncts(tree, k)))
    for (const entity of (headed.get(c) ?? within.get(c))?.entities ?? []) {
      const { type, country } = doc.entities[entity]!;
      if (country !== null && (type === 'Country' || type === 'GovernmentBody' || type === 'Place')) states.add(country);
    }
  return states;
}

/** The noun that the relative clause around `i` hangs on. */
export function antecedentOf({ tree }: Context, i: number): number | null {
  for (let at = i, steps = 0; at >= 0 && steps < 6; at = tree.tokens[at]!.head, steps++)
    if (tree.tokens[at]!.deprel === 'acl:relcl') return tree.tokens[at]!.head;
  return null;
}

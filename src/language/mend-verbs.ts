import type { Doc, Parsed } from './doc.ts';
import { dependents, type Tree, treeOf } from './tree.ts';

type Move = readonly [token: number, head: number, deprel: string];

/** Gives verbs back their place that the tree took for something else; to be run before clauses are mended. */
export function mendVerbs(doc: Doc<Parsed>): Doc<Parsed> {
  const tree = treeOf(doc);
  const moves = new Map(
    doc.tokens.flatMap((token) => [...auxiliary(tree, token), ...perfect(tree, token), ...relativeVerb(tree, token)]).map((m) => [m[0], m]),
  );
  if (moves.size === 0) return doc;
  const tokens = doc.tokens.map((token) => {
    const move = moves.get(token.i);
    return move ? { ...token, head: move[1], deprel: move[2] } : token;
  });
  return { ...doc, tokens };
}

/** "that Chad [had] delivered rifles": what hangs on an auxiliary is its verb's. */
function auxiliary(tree: Tree, token: Parsed): readonly Move[] {
  if (!/^aux/.test(token.deprel) || token.head < 0) return [];
  return dependents(tree, token.i, 'nsubj', 'mark', 'obj', 'obl').map((t): Move => [t.i, token.head, t.deprel]);
}

/** "had [imposed] sanctions": "have" right before a participle is its auxiliary. */
function perfect(tree: Tree, have: Parsed): readonly Move[] {
  if (have.lemma !== 'have' || have.deprel === 'aux' || dependents(tree, have.i, 'obj').length > 0) return [];
  const verb = dependents(tree, have.i, 'xcomp', 'ccomp').find((t) => t.i > have.i && t.xpos === 'VBN');
  if (!verb || tree.tokens.slice(have.i + 1, verb.i).some((t) => t.upos !== 'ADV')) return [];
  const rest = (tree.kids[have.i] ?? []).filter((k) => k !== verb.i);
  return [[verb.i, have.head, have.deprel], [have.i, verb.i, 'aux'], ...rest.map((k): Move => [k, verb.i, tree.tokens[k]!.deprel])];
}

/** "Chad, which [imposed] sanctions on Mali": a past form between "which" and a noun is the verb, no adjective of the noun. */
function relativeVerb(tree: Tree, verb: Parsed): readonly Move[] {
  if (verb.deprel !== 'amod' || !/^VB[DNP]$/.test(verb.xpos) || verb.head < verb.i) return [];
  const noun = tree.tokens[verb.head]!;
  const which = tree.tokens[verb.i - 1];
  const comma = tree.tokens[verb.i - 2];
  const named = tree.tokens[verb.i - 3];
  if (!which || !/^(?:which|who)$/i.test(which.text) || which.head !== noun.i || comma?.text !== ',' || !named) return [];
  const antecedent = noun.head >= 0 && noun.head < which.i ? noun.head : named.i;
  return [
    [verb.i, antecedent, 'acl:relcl'],
    [which.i, verb.i, 'nsubj'],
    [noun.i, verb.i, 'obj'],
  ];
}

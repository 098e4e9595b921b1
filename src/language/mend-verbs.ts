import type { Doc, Parsed } from './doc.ts';
import { dependents, relationOf, type Tree, treeOf } from './tree.ts';

type Move = readonly [token: number, head: number, deprel: string];
type Rule = (tree: Tree, token: Parsed) => readonly Move[];

/** Gives verbs back their place that the tree took for something else; to be run before clauses are mended. */
export function mendVerbs(doc: Doc<Parsed>): Doc<Parsed> {
  const tree = treeOf(doc);
  const moves = new Map(RULES.flatMap((rule) => doc.tokens.flatMap((token) => rule(tree, token))).map((m) => [m[0], m]));
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

/** "is reported to have [delivered] armoured vehicles": behind "to have" under a verb of report a participle is the verb, no adjective. */
function reportedPerfect(tree: Tree, have: Parsed): readonly Move[] {
  if (have.lemma !== 'have' || have.xpos !== 'VB' || have.deprel !== 'xcomp' || tree.tokens[have.i - 1]?.text.toLowerCase() !== 'to')
    return [];
  const verb = tree.tokens[have.i + 1];
  const noun = verb && tree.tokens[verb.head];
  if (verb?.xpos !== 'VBN' || verb.deprel !== 'amod' || noun?.head !== have.i || relationOf(noun) !== 'obj') return [];
  if (dependents(tree, have.head, 'aux:pass').length === 0 || /^(?:arm|limit)ed$/i.test(verb.text)) return [];
  const rest = (tree.kids[have.i] ?? []).filter((k) => k !== noun.i);
  return [
    [verb.i, have.head, have.deprel],
    [have.i, verb.i, 'aux'],
    [noun.i, verb.i, 'obj'],
    ...rest.map((k): Move => [k, verb.i, tree.tokens[k]!.deprel]),
  ];
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

/**
 * "Costa Rica, where exiles live, [offered] to mediate": a verb without a subject behind the clause's closing comma is the main one, and
 * what the clause describes its subject, where the sentence has no other verb for it.
 */
function mainVerbBehind(tree: Tree, verb: Parsed): readonly Move[] {
  if (!/^(?:conj|parataxis|advcl|ccomp)$/.test(relationOf(verb)) || !/^VB[DNZP]$/.test(verb.xpos) || verb.head < 0) return [];
  const clause = tree.tokens[verb.head]!;
  if (clause.deprel !== 'acl:relcl' || clause.i > verb.i || tree.tokens[clause.head]?.deprel !== 'root') return [];
  const noun = tree.tokens[clause.head]!;
  const opener = tree.tokens.slice(noun.i + 1, clause.i).find((t) => /^(?:where|which|who|whose|whom)$/i.test(t.text));
  if (!opener || !/^(?:NOUN|PROPN)$/.test(noun.upos) || dependents(tree, noun.i, 'cop', 'nsubj').length > 0) return [];
  const before = Math.min(verb.i, ...dependents(tree, verb.i, 'advmod', 'aux').map((t) => t.i)) - 1;
  if (tree.tokens[before]?.text !== ',' || dependents(tree, verb.i, 'nsubj', 'nsubj:pass', 'mark', 'cc').length > 0) return [];
  const passive = dependents(tree, verb.i, 'aux:pass').length > 0;
  return [
    [verb.i, -1, 'root'],
    [noun.i, verb.i, passive ? 'nsubj:pass' : 'nsubj'],
    ...dependents(tree, noun.i, 'punct')
      .filter((t) => t.i > verb.i)
      .map((t): Move => [t.i, verb.i, 'punct']),
  ];
}

/** "[Opposition] senator Ana Ruiz demanded": of two subjects side by side the first describes the second. */
function subjectBesideSubject(tree: Tree, first: Parsed): readonly Move[] {
  if (relationOf(first) !== 'nsubj' || !/^(?:NOUN|PROPN)$/.test(first.upos) || first.xpos === 'NNS') return [];
  const second = tree.tokens[first.i + 1];
  return second && second.head === first.head && second.deprel === first.deprel && /^(?:NOUN|PROPN)$/.test(second.upos)
    ? [[first.i, second.i, 'compound']]
    : [];
}

/** "wants to free the hostages and [secure] their release": a bare verb goes with the infinitive before it, not with the finite one. */
function bareFellow(tree: Tree, verb: Parsed): readonly Move[] {
  if (verb.deprel !== 'conj' || verb.xpos !== 'VB' || verb.head < 0 || dependents(tree, verb.i, 'aux', 'nsubj', 'mark').length > 0)
    return [];
  const head = tree.tokens[verb.head]!;
  if (!/^VB[DPZNG]$/.test(head.xpos) || dependents(tree, head.i, 'aux').some((t) => t.xpos === 'MD')) return [];
  const infinitives = dependents(tree, head.i, 'xcomp', 'advcl', 'ccomp').filter(
    (t) => t.xpos === 'VB' && t.i < verb.i && dependents(tree, t.i, 'mark', 'aux').length > 0,
  );
  const last = infinitives.at(-1);
  return last ? [[verb.i, last.i, 'conj']] : [];
}

/**
 * "the accord that [Chad and Mali] signed is dead": what stands between a noun and the clause upon it is that clause's subject, not that of
 * the verb behind.
 */
function relativeSubject(tree: Tree, verb: Parsed): readonly Move[] {
  if (relationOf(verb) !== 'acl' || !/^VB[DNPZ]$/.test(verb.xpos) || verb.head < 0 || verb.head > verb.i) return [];
  if (dependents(tree, verb.i, 'nsubj', 'nsubj:pass', 'aux:pass').length > 0) return [];
  const place = betweenNounAndClause(tree, verb);
  // nothing else may stand between: "The deal, sources close to the talks said, signed on Monday, is dead"
  if (!place || tree.tokens.slice(place.noun + 1, verb.i).some((t) => t.upos === 'PUNCT' || t.upos === 'VERB')) return [];
  const { noun, that, subject } = place;
  return [
    [subject.i, verb.i, 'nsubj'],
    [verb.i, noun, 'acl:relcl'],
    ...(that && that.head !== verb.i ? [[that.i, verb.i, 'obj'] as const] : []),
    ...dependents(tree, subject.head, 'nsubj:outer').map((t): Move => [t.i, subject.head, 'nsubj']),
  ];
}

/** The noun that the clause is about, its "that", and the subject in between that was hung on a verb behind. */
function betweenNounAndClause(tree: Tree, verb: Parsed): { noun: number; that: Parsed | undefined; subject: Parsed } | null {
  const isThat = (i: number): boolean => /^(?:that|which|whom)$/i.test(tree.tokens[i]?.text ?? '');
  const isLent = (t: Parsed): boolean => relationOf(t) === 'nsubj' && /^(?:NOUN|PROPN)$/.test(t.upos) && t.head > verb.i;
  // "the accord that [Chad and the **rebels**] signed": the clause was hung on its own subject
  let last = tree.tokens[verb.head]!;
  while (relationOf(last) === 'conj' && last.head >= 0 && last.head < last.i) last = tree.tokens[last.head]!;
  const first = Math.min(last.i, ...(tree.kids[last.i] ?? []));
  if (isLent(last) && isThat(first - 1) && tree.tokens[first - 2]?.upos === 'NOUN')
    return { noun: first - 2, that: tree.tokens[first - 1], subject: last };
  const noun = verb.head;
  const that = isThat(noun + 1) ? tree.tokens[noun + 1] : undefined;
  const subject = tree.tokens.slice(noun + (that ? 2 : 1), verb.i).find(isLent);
  return subject ? { noun, that, subject } : null;
}

/** "decried a shipment, which both have denied, and [urged] Chad to act": behind the clause's comma the main verb has a fellow, not the clause. */
function mainFellow(tree: Tree, verb: Parsed): readonly Move[] {
  if (verb.deprel !== 'conj' || verb.xpos !== 'VBD' || verb.head < 0 || dependents(tree, verb.i, 'nsubj', 'aux', 'mark').length > 0)
    return [];
  const clause = tree.tokens[verb.head]!;
  const and = dependents(tree, verb.i, 'cc')[0];
  if (!/^(?:acl|advcl):relcl$/.test(clause.deprel) || !and || tree.tokens[and.i - 1]?.text !== ',' || clause.i > verb.i) return [];
  if (!dependents(tree, clause.i, 'aux').some((t) => /^VB[PZ]$/.test(t.xpos)) && clause.xpos !== 'VBZ' && clause.xpos !== 'VBP') return [];
  let main = tree.tokens[clause.head];
  while (main && main.upos !== 'VERB') main = tree.tokens[main.head];
  return main?.xpos === 'VBD' && main.i < clause.i ? [[verb.i, main.i, 'conj']] : [];
}

const RULES: readonly Rule[] = [
  relativeSubject,
  mainFellow,
  auxiliary,
  perfect,
  reportedPerfect,
  relativeVerb,
  mainVerbBehind,
  subjectBesideSubject,
  bareFellow,
];

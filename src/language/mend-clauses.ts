import type { Doc, Parsed } from './doc.ts';
import { mendVerbs } from './mend-verbs.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import { caseOf, dependents, relationOf, type Tree, treeOf } from './tree.ts';

/** A token's new place in the tree. */
type Move = Partial<Pick<Parsed, 'head' | 'deprel'>>;

/** Mends what parsers get wrong often around verbs of saying and numbers; each rule moves one phrase to the verb that it belongs to. */
export function mendClauses(words: ReportingWords, parsed: Doc<Parsed>): Doc<Parsed> {
  const doc = mendVerbs(parsed);
  const tree = treeOf(doc);
  const moves = new Map<number, Move>();
  for (const token of doc.tokens) {
    for (const [i, move] of [
      ...toldClause(words, tree, token),
      ...countedObject(tree, token),
      ...whoClause(tree, token),
      ...whichClause(tree, token),
      ...sayingClause(words, tree, token),
      ...sayingTwice(words, tree, token),
    ])
      moves.set(i, move);
  }
  const mended = moved(doc, moves);
  const after = treeOf(mended);
  return moved(mended, new Map(mended.tokens.flatMap((token) => meanwhile(after, token))));
}

const moved = (doc: Doc<Parsed>, moves: ReadonlyMap<number, Move>): Doc<Parsed> =>
  moves.size === 0 ? doc : { ...doc, tokens: doc.tokens.map((t) => ({ ...t, ...moves.get(t.i) })) };

/**
 * "Chad said on [Friday that Mali had attacked it]" → said on Friday [that Mali had attacked it]: a full clause behind "that" is what the
 * verb of saying tells, not a relative clause of the day, the place or the ones told.
 */
function toldClause(words: ReportingWords, tree: Tree, clause: Parsed): readonly (readonly [number, Move])[] {
  if (!/^(?:acl|advcl|ccomp)$/.test(relationOf(clause)) || clause.head < 0 || clause.head > clause.i) return [];
  const that = conjunctionOf(tree, clause);
  if (!that) return [];
  if (relationOf(clause) === 'ccomp') return saidNoun(words, tree, clause, that);
  const chain = nounsOver(tree, tree.tokens[clause.head]!);
  const mark = [that.i, { deprel: 'mark' }] as const;
  // "denied a report in the paper that …", "rejected the claim that …": the noun has the clause, and it is no relative one
  const noun = chain.find(
    (n) => n.upos === 'NOUN' && words.nouns.get(n.lemma.toLowerCase())?.links.has('that') && caseOf(tree, n.i) === '',
  );
  if (noun) return [[clause.i, { head: noun.i, deprel: 'acl' }], mark];
  const verb = tree.tokens[(chain.at(-1) ?? clause).head];
  // "rejected allegations [by France] that it had": the teller was hung on the verb
  const teller = chain.at(-1);
  const told = teller && verb ? dependents(tree, verb.i, 'obj').find((t) => t.i > verb.i && t.i < teller.i) : undefined;
  if (
    teller &&
    told &&
    relationOf(teller) === 'obl' &&
    /^(?:by|from|in)$/.test(caseOf(tree, teller.i)) &&
    words.nouns.get(told.lemma)?.links.has('that')
  )
    return [[clause.i, { head: told.i, deprel: 'acl' }], [teller.i, { head: told.i, deprel: 'nmod' }], mark];
  const word = verb?.upos === 'VERB' ? words.verbs.get(verb.lemma.toLowerCase()) : undefined;
  if (!verb || verb.i > clause.head || !word?.links.has('that')) return [];
  // "told reporters that", but not "announced measures that"
  if (chain.length > 0 && relationOf(chain.at(-1)!) === 'obj' && word.kind !== 'tell') return [];
  const others = dependents(tree, verb.i, 'ccomp').filter((c) => c.i > verb.i);
  if (others.some((c) => /^(?:VERB|AUX|ADJ)$/.test(c.upos) || dependents(tree, c.i, 'cop').length > 0)) return [];
  // "…, a claim that Mali denied" is no second thing said
  return [[clause.i, { head: verb.i, deprel: 'ccomp' }], mark, ...others.map((c) => [c.i, { deprel: 'parataxis' }] as const)];
}

/** "rejected allegations [by France] [that it had armed them]": the clause, and who says so, belong to the noun, not to the verb over it. */
function saidNoun(words: ReportingWords, tree: Tree, clause: Parsed, that: Parsed): readonly (readonly [number, Move])[] {
  const noun = dependents(tree, clause.head, 'obj').find((t) => t.i > clause.head && t.i < that.i);
  if (noun?.upos !== 'NOUN' || !words.nouns.get(noun.lemma.toLowerCase())?.links.has('that')) return [];
  const tellers = dependents(tree, clause.head, 'obl').filter(
    (t) => t.i > noun.i && t.i < that.i && /^(?:by|from|in)$/.test(caseOf(tree, t.i)),
  );
  return [
    [clause.i, { head: noun.i, deprel: 'acl' }],
    ...tellers.map((t) => [t.i, { head: noun.i, deprel: 'nmod' }] as const),
    [that.i, { deprel: 'mark' }],
  ];
}

/** The "that" that opens a whole clause; null where the clause lacks what it stands for: "weapons **that** the army seized". */
function conjunctionOf(tree: Tree, clause: Parsed): Parsed | null {
  const that = dependents(tree, clause.i, 'mark', 'nsubj', 'obj').find((t) => t.text.toLowerCase() === 'that' && t.i < clause.i);
  if (!that || that.i < clause.head || !dependents(tree, clause.i, 'nsubj').some((s) => s.i > that.i)) return null;
  return relationOf(that) === 'obj' && dependents(tree, clause.i, 'obj').length < 2 ? null : that;
}

/** The noun and those above it, up to the verb: "said in a [post] on [X] that". */
function nounsOver(tree: Tree, noun: Parsed): readonly Parsed[] {
  const chain: Parsed[] = [];
  for (let at: Parsed | undefined = noun; at && at.upos !== 'VERB' && chain.length < 4; at = tree.tokens[at.head]) chain.push(at);
  return chain;
}

/** "after a meeting with [Idriss Deby], **who said** …": a clause with "who" belongs to the name right before it, not to a thing further up. */
function whoClause(tree: Tree, clause: Parsed): readonly (readonly [number, Move])[] {
  if (clause.deprel !== 'acl:relcl') return [];
  const who = dependents(tree, clause.i, 'nsubj').find((t) => t.text.toLowerCase() === 'who' && t.i < clause.i);
  if (!who || tree.tokens[clause.head]?.upos !== 'NOUN') return [];
  const before = tree.tokens[who.i - 1]?.text === ',' ? who.i - 2 : who.i - 1;
  let name = tree.tokens[before];
  if (name?.upos !== 'PROPN' || name.i <= clause.head) return [];
  while (/^(?:flat|compound)$/.test(relationOf(name)) && name.head > clause.head) name = tree.tokens[name.head]!;
  return name.upos === 'PROPN' && relationOf(name) === 'nmod' ? [[clause.i, { head: name.i }]] : [];
}

/**
 * "The union, **which** last month sent a mission, [called] for talks": a verb with a noun and its relative pronoun for subjects is the
 * relative clause; the verb behind the next comma is the main one.
 */
function whichClause(tree: Tree, clause: Parsed): readonly (readonly [number, Move])[] {
  if (clause.upos !== 'VERB') return [];
  const [noun, pronoun] = dependents(tree, clause.i, 'nsubj').filter((t) => t.i < clause.i);
  if (!noun || !pronoun || !/^(?:which|who)$/i.test(pronoun.text) || !/^(?:NOUN|PROPN)$/.test(noun.upos)) return [];
  if (tree.tokens[pronoun.i - 1]?.text !== ',') return [];
  const main = dependents(tree, clause.i, 'advcl', 'conj', 'parataxis', 'ccomp').find(
    (t) =>
      t.i > clause.i &&
      /^VB[DNZ]$/.test(t.xpos) &&
      tree.tokens[firstOf(tree, t) - 1]?.text === ',' &&
      dependents(tree, t.i, 'nsubj', 'mark', 'cc').length === 0,
  );
  if (!main) return [];
  return [
    [main.i, { head: clause.head, deprel: clause.deprel }],
    [noun.i, { head: main.i, deprel: 'nsubj' }],
    [clause.i, { head: noun.i, deprel: 'acl:relcl' }],
  ];
}

/** "He defended them, **saying** [they had acted in self-defence]": the clause right behind the participle is what it says. */
function sayingClause(words: ReportingWords, tree: Tree, saying: Parsed): readonly (readonly [number, Move])[] {
  if (relationOf(saying) !== 'advcl' || saying.xpos !== 'VBG' || !words.verbs.get(saying.lemma.toLowerCase())?.links.has('that')) return [];
  if (dependents(tree, saying.i, 'ccomp', 'obj', 'xcomp').length > 0 || saying.head < 0 || saying.head > saying.i) return [];
  const clause = dependents(tree, saying.head, 'ccomp', 'parataxis').find((c) => c.i > saying.i && firstOf(tree, c) === saying.i + 1);
  return clause ? [[clause.i, { head: saying.i, deprel: 'ccomp' }]] : [];
}

/** "rejected the call, **saying** his men had left [and **accusing** Chad of …]": a second participle goes with the first, not with what is said. */
function sayingTwice(words: ReportingWords, tree: Tree, second: Parsed): readonly (readonly [number, Move])[] {
  if (second.deprel !== 'conj' || second.xpos !== 'VBG' || second.head < 0 || dependents(tree, second.i, 'aux', 'nsubj').length > 0)
    return [];
  const told = tree.tokens[second.head]!;
  const saying = relationOf(told) === 'ccomp' && told.xpos !== 'VBG' ? tree.tokens[told.head] : undefined;
  return saying?.xpos === 'VBG' && words.verbs.has(saying.lemma.toLowerCase()) ? [[second.i, { head: saying.i }]] : [];
}

/** "rejected accusations that it had armed them[, as Chad moved troops]": what goes on meanwhile is not what somebody was accused of. */
function meanwhile(tree: Tree, clause: Parsed): readonly (readonly [number, Move])[] {
  if (clause.deprel !== 'advcl' || clause.head < 0 || clause.head > clause.i) return [];
  const mark = dependents(tree, clause.i, 'mark').find((t) => /^(?:as|while)$/i.test(t.text));
  const told = tree.tokens[clause.head]!;
  if (!mark || tree.tokens[mark.i - 1]?.text !== ',' || relationOf(told) !== 'acl') return [];
  let main = tree.tokens[told.head];
  while (main && main.upos !== 'VERB') main = tree.tokens[main.head];
  return main && main.i < clause.i ? [[clause.i, { head: main.i }]] : [];
}

/** The first token of what hangs on a verb, without punctuation. */
const firstOf = (tree: Tree, verb: Parsed): number =>
  Math.min(verb.i, ...(tree.kids[verb.i] ?? []).filter((k) => tree.tokens[k]!.upos !== 'PUNCT'));

/** Words that measure, and so are no objects: "rose 3 percent", "lasted two days". */
const MEASURES =
  /^(?:percent|per|time|day|week|month|year|hour|minute|second|night|mile|kilometre|kilometer|km|metre|meter|o'clock|point)$/;

/** "killed **at least 40 civilians**": what a number counts right behind an active verb is its object. */
function countedObject(tree: Tree, token: Parsed): readonly (readonly [number, Move])[] {
  if (relationOf(token) !== 'obl' || token.head < 0 || token.head > token.i || !/^(?:NNS|CD)$/.test(token.xpos)) return [];
  if (MEASURES.test(token.lemma)) return [];
  const verb = tree.tokens[token.head]!;
  if (verb.upos !== 'VERB' || dependents(tree, verb.i, 'obj', 'aux:pass', 'nsubj:pass').length > 0) return [];
  // "killed **at least 30**, police said"
  const alone = token.xpos === 'CD' && /^(?:PUNCT|CCONJ|ADP)$/.test(tree.tokens[token.i + 1]?.upos ?? '');
  const number = alone ? token : dependents(tree, token.i, 'nummod')[0];
  const about = tree.tokens[verb.i + 1]!;
  if (!number || number.i - verb.i > 3 || !/^(?:at|about|some|around|over|nearly)$/i.test(about.text)) return [];
  return dependents(tree, token.i, 'case').some((c) => c.i !== verb.i + 1) ? [] : [[token.i, { deprel: 'obj' }]];
}

import type { Mention, Parsed } from './doc.ts';
import { caseOf, dependents, nounPhrase, relationOf, type Tree } from './tree.ts';

/** Who speaks: a known mention, or the words of the phrase where it is none; both null if nobody is named. */
export interface Speaker {
  readonly speaker: number | null;
  readonly speakerTokens: readonly [number, number] | null;
}

export const NOBODY: Speaker = { speaker: null, speakerTokens: null };

/** Mentions by the tokens that they cover, so that a speaker is found without a search. */
export interface MentionIndex {
  readonly mentions: readonly Mention[];
  /** Mentions that cover each token, the shortest last. */
  readonly at: ReadonlyMap<number, readonly Mention[]>;
}

/** Prepares the look-up of mentions by token. */
export function indexMentions(mentions: readonly Mention[]): MentionIndex {
  const at = new Map<number, Mention[]>();
  for (const mention of [...mentions].sort((a, b) => b.last - b.first - (a.last - a.first))) {
    for (let i = mention.first; i < mention.last; i++) {
      const list = at.get(i);
      if (list) list.push(mention);
      else at.set(i, [mention]);
    }
  }
  return { mentions, at };
}

const isNominal = (token: Parsed | undefined): boolean => token !== undefined && /^(?:NOUN|PROPN|PRON|NUM|X)$/.test(token.upos);

/**
 * The mention that a noun heads: its own, else the name that it introduces ("spokesman Joseph Okello"), else none. An adjective
 * inside the phrase ("Kenyan officials") is not who speaks.
 */
export function mentionAt(tree: Tree, index: MentionIndex, head: number): Mention | null {
  const own = index.at.get(head)?.filter((m) => m.kind !== 'adjective') ?? [];
  const exact = own.find((m) => m.head === head) ?? own.find((m) => m.last === head + 1);
  if (exact) return exact;
  // "Kremlin spokesman Dmitry Peskov": where the title was taken for the head
  for (const kid of dependents(tree, head, 'appos', 'flat', 'nmod:desc', 'compound')) {
    // "the commissioner, Albert Muchanga," over a comma, but no further
    if (kid.i - head < 1 || kid.i - head > (kid.deprel === 'appos' ? 2 : 1)) continue;
    const named = index.at.get(kid.i)?.find((m) => m.kind === 'name');
    if (named) return named;
  }
  return own[0] ?? null;
}

/** The speaker that a noun stands for. */
export function speakerAt(tree: Tree, index: MentionIndex, head: number): Speaker {
  const mention = mentionAt(tree, index, head);
  if (mention) return { speaker: mention.i, speakerTokens: null };
  return isNominal(tree.tokens[head]) ? { speaker: null, speakerTokens: nounPhrase(tree, head) } : NOBODY;
}

const INANIMATE_HOLDER = /^(?:statement|report|letter|interview|speech|conference|tweet|post|message)$/;

/** The noun that is the subject of a verb, its own or inherited ("hailed the ties, saying …"); null if it has none. */
export function subjectOf(tree: Tree, verb: number, depth = 4): number | null {
  const token = tree.tokens[verb];
  if (!token) return null;
  // "three men suspected of theft": a bare participle has no subject of its own
  if (token.xpos === 'VBN' && /^(?:acl|xcomp|advcl)$/.test(relationOf(token)) && dependents(tree, verb, 'aux', 'obl').length === 0)
    return null;
  // of two subjects ("Rwanda, the army said, had …") the nearer is the verb's own, unless a preposition leads to it ("released on Tuesday found")
  const own = dependents(tree, verb, 'nsubj')
    .filter((t) => t.deprel !== 'nsubj:pass' && t.deprel !== 'nsubj:outer')
    .filter((t, _, all) => all.length === 1 || tree.tokens[t.i - 1]?.xpos !== 'IN')
    .reduce<Parsed | null>((a, b) => (a === null || Math.abs(b.i - verb) < Math.abs(a.i - verb) ? b : a), null);
  const clause = dependents(tree, verb, 'ccomp').some((t) => t.i > verb);
  // a subject behind "said" with a clause behind it: the tree took the clause's own ("Mehr, said the 36 must …")
  if (own && !(clause && own.i > verb)) {
    // "officials who said so": the head of the relative clause speaks
    if (relationOf(token) === 'acl' && /^(?:who|which|that)$/i.test(own.text)) return token.head;
    return outOfPhrase(tree, own);
  }
  const agent = dependents(tree, verb, 'obl:agent', 'obl').find((t) => caseOf(tree, t.i) === 'by');
  if (agent && token.xpos === 'VBN') return agent.i;
  const passive = dependents(tree, verb, 'nsubj:pass')[0];
  if (passive) {
    // "was quoted as saying": the one who was quoted
    return depth < 4 && /^(?:quote|cite|hear|report)$/.test(token.lemma) ? passive.i : null;
  }
  const governor = tree.tokens[token.head];
  if (!governor || depth === 0) return null;
  switch (relationOf(token)) {
    case 'conj':
    case 'xcomp':
    case 'advcl':
    case 'parataxis':
    case 'ccomp':
    case 'dep':
      if (relationOf(token) === 'ccomp' && token.xpos !== 'VBG') return null;
      return governor.upos === 'VERB' || governor.upos === 'AUX' ? inherited(tree, governor, depth - 1) : null;
    case 'acl':
      // "a statement saying that": the statement's maker, if it is told, else the statement
      if (INANIMATE_HOLDER.test(governor.lemma)) return dependents(tree, governor.i, 'nmod:poss')[0]?.i ?? governor.i;
      return token.xpos === 'VBN' ? null : governor.i;
    default:
      return null;
  }
}

/**
 * The subject of the verb above; where that is a common noun inside what somebody says, the one who says it: "the envoy said the use
 * of force fails, adding …" goes on with the envoy.
 */
function inherited(tree: Tree, governor: Parsed, depth: number): number | null {
  const subject = subjectOf(tree, governor.i, depth);
  if (subject !== null && tree.tokens[subject]?.upos !== 'NOUN') return subject;
  const teller = relationOf(governor) === 'ccomp' ? tree.tokens[governor.head] : undefined;
  return (teller && depth > 0 ? subjectOf(tree, teller.i, depth - 1) : null) ?? subject;
}

/** Where a noun under a preposition was taken for the subject, the noun before it: "President Sisi of Egypt said". */
function outOfPhrase(tree: Tree, subject: Parsed): number {
  const preposition = dependents(tree, subject.i, 'case').find((t) => t.i < subject.i && t.upos === 'ADP');
  const before = preposition === undefined ? undefined : tree.tokens[preposition.i - 1];
  return before && before.sentence === subject.sentence && isNominal(before) ? before.i : subject.i;
}

const STOP = /^(?:[,.;:?!”"]|''|)$/;
/** Verbs that take no noun as their object, so that a noun behind them can only speak: "Ethiopia closes border, says UN". */
const INVERTED = /^(?:say|add|ask|reply|write|explain|insist|warn|argue|remark|report)$/;

/**
 * The speaker by place alone, where the words leave no doubt whatever the tree: "…, officials said." or "…, says UN"; null elsewhere.
 */
export function subjectByPlace(tree: Tree, index: MentionIndex, verb: number): number | null {
  const token = tree.tokens[verb];
  const person = index.at.get(verb - 1)?.find((m) => m.kind === 'name' && m.last === verb && m.last - m.first > 1);
  // "trade commissioner Albert Muchanga announced": a full name right before the verb, not under a preposition
  if (person && token?.xpos !== 'VBN' && !/^(?:ADP|PART|CCONJ)$/.test(tree.tokens[person.first - 1]?.upos ?? '')) return person.head;
  const own = (i: number): Parsed | undefined => (tree.tokens[i]?.sentence === token?.sentence ? tree.tokens[i] : undefined);
  if (!token) return null;
  if (STOP.test(own(verb - 1)?.text ?? 'x') && own(verb - 1)?.text !== '.' && INVERTED.test(token.lemma)) {
    const head = nounAfter(tree, verb);
    if (head !== null && STOP.test(own(afterPhrase(tree, verb))?.text ?? '')) return head;
  }
  if (STOP.test(own(verb + 1)?.text ?? '')) {
    const before = own(verb - 1);
    if (!before || !isNominal(before)) return null;
    const [first] = nounPhrase(tree, headWithin(tree, before.i, verb));
    if (own(first - 1)?.text === ',') return headWithin(tree, before.i, verb);
  }
  return null;
}

/** The first token behind the run of nouns, names and their adjectives that follows a verb. */
function afterPhrase(tree: Tree, verb: number): number {
  let i = verb + 1;
  while (/^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tree.tokens[i]?.upos ?? '')) i++;
  return i;
}

/** Where the tree gives no subject: the noun right before the verb ("…, officials said") or right after it ("said Okello"). */
export function subjectNear(tree: Tree, verb: number): number | null {
  const sentence = tree.tokens[verb]?.sentence;
  // "the prosecutor, Ali Mehr, said": over the comma of an apposition
  const before = tree.tokens[verb - 1]?.text === ',' ? tree.tokens[verb - 2] : tree.tokens[verb - 1];
  if (before && before.sentence === sentence && isNominal(before) && before.upos !== 'NUM') {
    return outOfPhrase(tree, tree.tokens[headWithin(tree, before.i, verb)] ?? before);
  }
  return nounAfter(tree, verb);
}

/** The noun of the phrase right behind a verb. */
function nounAfter(tree: Tree, verb: number): number | null {
  const sentence = tree.tokens[verb]?.sentence;
  for (let i = verb + 1; i < verb + 7; i++) {
    const token = tree.tokens[i];
    if (!token || token.sentence !== sentence || /^(?:PUNCT|VERB|AUX|ADP|SCONJ|CCONJ)$/.test(token.upos)) return null;
    if (isNominal(token)) return lastNominal(tree, i);
  }
  return null;
}

/** Goes up from a name part to the head of its phrase, not past the verb. */
function headWithin(tree: Tree, i: number, verb: number): number {
  let at = i;
  for (let steps = 0; steps < 5; steps++) {
    const token = tree.tokens[at];
    if (!token || !/^(?:flat|compound)$/.test(relationOf(token)) || token.head === verb || token.head < 0) break;
    // a wrong tree joins names across a comma
    if (tree.tokens.slice(Math.min(at, token.head), Math.max(at, token.head)).some((t) => t.text === ',')) break;
    at = token.head;
  }
  return at;
}

/** The last noun of a run of nouns: "foreign ministry spokesman" → "spokesman". */
function lastNominal(tree: Tree, i: number): number {
  let at = i;
  while (isNominal(tree.tokens[at + 1]) && tree.tokens[at + 1]?.upos !== 'PRON') at++;
  return headWithin(tree, at, -1);
}

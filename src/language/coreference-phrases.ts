import type { CoreferenceLexicon } from './coreference-lexicon.ts';
import type { Mention, Named, Parsed } from './doc.ts';
import { indexMentions, type MentionIndex } from './quotation-speaker.ts';
import { caseOf, dependents, nounPhrase, relationOf, type Tree } from './tree.ts';

/** A pronoun or a noun phrase that may stand for something named elsewhere. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: 'nominal' | 'pronoun';
  /** Lemma of the head in lower case, with the words before it where the list knows them together ("news agency"). */
  readonly noun: string;
  /** Words between determiner and noun in lower case: "armed", "Lebanese", "foreign". */
  readonly modifiers: readonly string[];
  readonly plural: boolean;
  /** "the two countries": 2; null without a number. */
  readonly count: number | null;
  readonly determiner: 'definite' | 'possessive' | 'other';
  /** The possessor ("Turkey's president", "his country") or the "of" noun ("the president of Turkey"); -1 if none. */
  readonly possessor: number;
  /** A relative clause or "of" phrase that tells which one is meant, without looking back. */
  readonly closed: boolean;
}

const PERSONAL = /^(?:PRP|PRP\$)$/;
const RELATIVE = /^(?:WP|WP\$|WDT)$/;
const DEFINITE = /^(?:the|this|that|these|those|both|either|neither|all|each)$/i;
const NUMBER: Readonly<Record<string, number>> = {
  both: 2,
  either: 2,
  neither: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  pair: 2,
  duo: 2,
  trio: 3,
};

/** "it is clear that", "it was raining": an "it" that stands for nothing. */
function isEmpty(tree: Tree, token: Parsed): boolean {
  if (relationOf(token) === 'expl') return true;
  const verb = tree.tokens[token.head];
  if (!verb || token.text.toLowerCase() !== 'it') return false;
  if (/^(?:seem|appear|happen|rain|snow|turn|take)$/.test(verb.lemma) && relationOf(token) === 'nsubj') return true;
  // "it is time for the army to go"
  if (verb.lemma === 'time' && relationOf(token) === 'nsubj') return true;
  const clausal = dependents(tree, verb.i, 'csubj', 'ccomp', 'xcomp', 'advcl').some((c) => c.i > verb.i);
  // "it is important to", "made it clear that"
  return (
    clausal &&
    (/^(?:ADJ|NOUN)$/.test(verb.upos) || /^(?:make|find|think|believe|say|report|expect|rumor|allege|consider)$/.test(verb.lemma)) &&
    (relationOf(token) !== 'nsubj' || dependents(tree, verb.i, 'cop', 'aux:pass').length > 0 || verb.lemma === 'make')
  );
}

const eitherGender = (tree: Tree, i: number): boolean =>
  [i - 1, i + 1].some(
    (k) => /^(?:\/|or)$/.test(tree.tokens[k]?.text ?? '') && /^(?:he|his|him|she|her)$/i.test(tree.tokens[2 * k - i]?.text ?? ''),
  );

function pronounAt(tree: Tree, token: Parsed): Phrase | null {
  const personal = PERSONAL.test(token.xpos) && !/^(?:you|your|yours|yourself|'s)$/i.test(token.text);
  if (!personal && !(RELATIVE.test(token.xpos) && /^(?:who|whom|whose|which|that)$/i.test(token.text))) return null;
  if (isEmpty(tree, token)) return null;
  // "his/her", "his or her": nobody in particular
  if (/^(?:he|his|him|she|her)$/i.test(token.text) && eitherGender(tree, token.i)) return null;
  return {
    first: token.i,
    last: token.i + 1,
    head: token.i,
    kind: 'pronoun',
    noun: token.text.toLowerCase(),
    modifiers: [],
    plural: /^(?:they|them|their|theirs|themselves|we|us|our|ours|ourselves)$/i.test(token.text),
    count: null,
    determiner: 'other',
    possessor: -1,
    closed: false,
  };
}

/** The head with one or two words before it, where the list has them as one noun. */
function nounOf(lexicon: CoreferenceLexicon, tree: Tree, head: Parsed): string {
  const lemma = head.lemma.toLowerCase();
  const before = tree.tokens[head.i - 1];
  const two = `${before?.text.toLowerCase() ?? ''} ${lemma}`;
  return before?.head === head.i && lexicon.nominals.has(two) ? two : lemma;
}

function nominalAt(tree: Tree, index: MentionIndex, lexicon: CoreferenceLexicon, token: Parsed): Phrase | null {
  const bareNumber =
    token.xpos === 'CD' && Object.hasOwn(NUMBER, token.text.toLowerCase()) && /^(?:nsubj|obj|obl|nmod|conj|root)/.test(token.deprel);
  const pair = /^(?:pair|duo|trio)$/.test(token.lemma);
  if (!bareNumber && !/^(?:NOUN|PROPN)$/.test(token.upos)) return null;
  if (/^(?:compound|flat|nmod:desc|goeswith)$/.test(token.deprel)) return null;
  if (index.at.get(token.i)?.some((m) => m.kind === 'name')) return null;
  const noun = nounOf(lexicon, tree, token);
  const [first, last] = nounPhrase(tree, token.i);
  const inside = tree.tokens.slice(first, token.i);
  const epithet = inside.map((t) => t.text.toLowerCase()).filter((w) => !DEFINITE.test(w));
  const isEpithet = epithet.length > 0 && lexicon.epithets.has([...epithet, token.lemma.toLowerCase()].join(' '));
  if (!bareNumber && !pair && !isEpithet && !lexicon.nominals.has(noun)) return null;
  const determiner = inside.find((t) => /^(?:det|cc:preconj)/.test(t.deprel) || t.xpos === 'DT' || t.xpos === 'PDT');
  const possessor = dependents(tree, token.i, 'nmod:poss')[0];
  const of = dependents(tree, token.i, 'nmod').find((n) => n.i > token.i && caseOf(tree, n.i) === 'of');
  const counted = [bareNumber || pair ? token : undefined, ...inside].find((t) => t && Object.hasOwn(NUMBER, t.text.toLowerCase()));
  if ((bareNumber || pair) && !determiner) return null;
  const own = tree.tokens.slice(first, token.i).filter((t) => t.head === token.i || index.at.has(t.i));
  return {
    first,
    last,
    head: token.i,
    kind: 'nominal',
    noun,
    modifiers: own.filter((t) => /^(?:amod|compound|nmod:desc)$/.test(t.deprel)).map((t) => t.text.toLowerCase()),
    plural: /^NNP?S$/.test(token.xpos) || bareNumber || pair,
    count: counted ? (NUMBER[counted.text.toLowerCase()] ?? null) : null,
    determiner: determiner && DEFINITE.test(determiner.text) ? 'definite' : possessor ? 'possessive' : 'other',
    possessor: possessor?.i ?? of?.i ?? -1,
    closed:
      of !== undefined ||
      dependents(tree, token.i, 'acl', 'nmod').some(
        (t) => t.i > token.i && t.deprel !== 'nmod:poss' && tree.tokens[token.i + 1]?.text !== ',',
      ),
  };
}

/** Finds all pronouns and listed noun phrases of a doc that are no names, by head in text order. */
export function findPhrases(
  doc: Named,
  tree: Tree,
  lexicon: CoreferenceLexicon,
  index: MentionIndex = indexMentions(doc.mentions),
): readonly Phrase[] {
  return doc.tokens.flatMap((token) => {
    const phrase = pronounAt(tree, token) ?? nominalAt(tree, index, lexicon, token);
    return phrase ? [phrase] : [];
  });
}

/** Adjectives and names before the head of a phrase: "the **Russian** president". */
export const nationsIn = (index: MentionIndex, first: number, head: number): readonly Mention[] => {
  const found = new Set<Mention>();
  for (let i = first; i < head; i++) for (const m of index.at.get(i) ?? []) found.add(m);
  return [...found];
};

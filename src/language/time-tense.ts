import type { Doc, Parsed, Token } from './doc.ts';

export type Direction = 'past' | 'future' | 'unknown';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What governs a "to …" that is still to come: "agreed to meet on Monday", "is due to visit". */
const AHEAD = words(
  'expect plan schedule set due intend vow promise agree want hope prepare threaten urge call ask demand order invite slate pledge decide propose ' +
    'offer consider aim seek wish need require likely ready poised bid intention decision agreement deal pledge vow threat proposal call go be ' +
    'authorize instruct tell warn design book commit able allow expectation scheduled expected supposed bound',
);
/** Verbs that put an event into the calendar: "scheduled for Monday". */
const SCHEDULED = words('schedule plan expect set slate due plan anticipate postpone delay book upcoming');
/** Present-tense verbs that tell of the timetable: "the talks begin on Monday". */
const TIMETABLE = words(
  'begin start open end expire run take fall kick resume close conclude meet visit travel arrive host attend head vote go leave fly hold convene enter come face',
);
const MODALS = words("will shall 'll ’ll wo would may might can could must should ca");

/** Wording that looks ahead, for text without tags: "will meet", "is set to", "due on". */
const AHEAD_WORDS =
  /\b(?:will|shall|won['’]t|would|may|might|going to|(?:set|due|expected|scheduled|planned|slated|likely|ready|poised|plans?|planning|hopes?|intends?|agreed|vowed|promised)\s+(?:to|for|on)|is to|are to|due|upcoming)\b|['’]ll\b/i;

const isParsed = (token: Token | undefined): token is Parsed => token !== undefined && 'head' in token;

/** Without a tree: looks for words of the future in the clause around. */
function directionByWords(doc: Doc, first: number, last: number): Direction {
  const sentence = doc.sentences[doc.tokens[first]?.sentence ?? 0];
  const start = doc.tokens[first]?.start ?? 0;
  const end = doc.tokens[last - 1]?.end ?? start;
  if (!sentence) return 'unknown';
  const before = doc.article.text.slice(sentence.start, start);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  if (AHEAD_WORDS.test(clause)) return 'future';
  // "On Monday, ministers will meet": the clause follows
  if (!/[\p{L}]+\s+[\p{L}]+\s+[\p{L}]+/u.test(clause)) {
    const after = doc.article.text.slice(end, sentence.end).replace(/^\s*,/, '');
    return AHEAD_WORDS.test(/^[^,;]*/.exec(after)?.[0] ?? '') ? 'future' : 'past';
  }
  return 'past';
}

/** The tokens that hang on `head` within its sentence. */
function childrenOf(doc: Doc<Parsed>, head: number): readonly Parsed[] {
  const sentence = doc.sentences[doc.tokens[head]?.sentence ?? -1];
  return sentence ? doc.tokens.slice(sentence.first, sentence.last).filter((t) => t.head === head) : [];
}

const isVerbal = (t: Parsed): boolean => t.upos === 'VERB' || t.upos === 'AUX' || /^(?:due|set|ready|likely|poised)$/.test(t.lemma);

function directionOfVerb(doc: Doc<Parsed>, verb: Parsed, depth: number): Direction {
  const children = childrenOf(doc, verb.i);
  const aux = children.filter((c) => c.deprel.startsWith('aux') || c.deprel === 'cop');
  const has = (lemma: string): boolean => aux.some((a) => a.lemma === lemma);
  // "may have met on Monday"
  if (has('have')) return 'past';
  if (aux.some((a) => MODALS.has(a.lemma) || MODALS.has(a.text.toLowerCase()))) return 'future';
  const governor = doc.tokens[verb.head];
  const infinitive = verb.xpos === 'VB' && children.some((c) => c.text.toLowerCase() === 'to');
  if (infinitive && governor) {
    if (AHEAD.has(governor.lemma)) return 'future';
    return depth > 0 ? climb(doc, governor, depth - 1) : 'unknown';
  }
  const be = aux.find((a) => a.lemma === 'be');
  const bePast = be !== undefined && (be.xpos === 'VBD' || /^(?:was|were)$/i.test(be.text));
  if (SCHEDULED.has(verb.lemma) && verb.xpos !== 'VBD') return 'future';
  if (bePast) return 'past';
  switch (verb.xpos) {
    case 'VBD':
      return 'past';
    case 'VBN':
      return be ? 'unknown' : 'past';
    case 'VBG':
      if (be) return 'future';
      return governor && depth > 0 ? climb(doc, governor, depth - 1) : 'unknown';
    case 'VBZ':
    case 'VBP':
      return TIMETABLE.has(verb.lemma) ? 'future' : 'unknown';
    default:
      if (be) return 'future';
      return governor && depth > 0 ? climb(doc, governor, depth - 1) : 'unknown';
  }
}

/** Goes up from a token to the first verb (or predicate with a copula) and reads its tense. */
function climb(doc: Doc<Parsed>, from: Parsed, depth: number): Direction {
  let token: Parsed | undefined = from;
  for (let steps = 0; token && steps < 12; steps++) {
    if (isVerbal(token)) return directionOfVerb(doc, token, depth);
    const copula = childrenOf(doc, token.i).find((c) => c.deprel === 'cop');
    if (copula) return directionOfVerb(doc, token, depth);
    token = doc.tokens[token.head];
  }
  return 'unknown';
}

/** The verb right before "in May" or "on Monday": the time is its own, wherever the tree hung it ("said in May the deal might …"). */
function verbBefore(doc: Doc<Parsed>, first: number): Parsed | null {
  const preposition = doc.tokens[first - 1];
  const before = preposition && /^(?:in|on|at|late|early)$/i.test(preposition.text) ? doc.tokens[first - 2] : preposition;
  return before && before.upos === 'VERB' && /^VB(?:D|Z|P)?$/.test(before.xpos) && before.sentence === doc.tokens[first]?.sentence
    ? before
    : null;
}

/** Whether the clause that tokens `first` to `last` date speaks of the past or of the future. */
export function directionAt(doc: Doc, first: number, last: number): Direction {
  const token = doc.tokens[first];
  if (!isParsed(token)) return directionByWords(doc, first, last);
  const tree = doc as Doc<Parsed>;
  const verb = verbBefore(tree, first);
  if (verb) return directionOfVerb(tree, verb, 4);
  // the head of the expression is the token whose own head lies outside it
  for (let i = first; i < last; i++) {
    const inner = tree.tokens[i];
    if (inner && (inner.head < first || inner.head >= last)) return climb(tree, inner, 4);
  }
  return 'unknown';
}

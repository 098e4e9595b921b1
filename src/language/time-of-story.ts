import type { Analysed, Parsed, TimeExpression } from './doc.ts';
import { dayOf } from './time-calendar.ts';
import { directionAt } from './time-tense.ts';
import { caseOf, dependents, relationOf, type Tree, treeOf } from './tree.ts';

/** When the story stands at some word: by a time expression, or on the day of a statement that does what it says. */
export interface StoryTime {
  readonly value: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  /** The words that tell it; null for "we condemn" in a statement of that day. */
  readonly time: TimeExpression | null;
}

/** A story goes on in the same time for so many sentences without a new one. */
const REACH = 4;
/** A time so near to the start of a sentence holds for all of it: "On Monday, …", "Late on Monday, …". */
const FRONT = 3;

/** The verb or predicate over a token. */
function predicateOver(tree: Tree, from: Parsed): Parsed | null {
  let token: Parsed | undefined = from;
  for (let steps = 0; token && steps < 20; steps++) {
    if (/^(?:VERB|AUX)$/.test(token.upos) || dependents(tree, token.i, 'cop').length > 0) return token;
    token = tree.tokens[token.head];
  }
  return null;
}

/** The simple past, active or passive: what a story is told in; "had fled", "has fled", "will flee" step out of it. */
function isNarrative(tree: Tree, verb: Parsed): boolean {
  // "the man, who took office then": a relative clause tells of other days
  if (relationOf(verb) === 'acl') return false;
  // "The government then revoked it": after what was told last, not on the story's day
  if (
    dependents(tree, verb.i, 'advmod').some((a) =>
      /^(?:then|later|subsequently|afterwards|afterward|eventually|previously|earlier)$/i.test(a.text),
    )
  )
    return false;
  // "closed the border, **two days after** Chad had moved": as far from the story's day as it says
  const mark = dependents(tree, verb.i, 'mark')[0];
  if (
    mark &&
    /^(?:after|before|since|until)$/i.test(mark.text) &&
    /^(?:hour|day|week|month|year)$/.test(tree.tokens[mark.i - 1]?.lemma ?? '')
  )
    return false;
  const aux = dependents(tree, verb.i, 'aux', 'cop');
  if (aux.some((a) => a.lemma === 'have' || a.xpos === 'MD')) return false;
  return verb.xpos === 'VBD' || aux.some((a) => a.xpos === 'VBD');
}

/** True if the time belongs to the main clause: at the front, or hanging on its predicate or on a noun of it. */
function isMain(doc: Analysed, tree: Tree, time: TimeExpression): boolean {
  const sentence = doc.sentences[doc.tokens[time.first]?.sentence ?? -1];
  if (!sentence) return false;
  if (
    time.first - sentence.first <= FRONT &&
    /^(?:in|on|at|late|early|just|earlier|later|,|)$/i.test(frontOf(doc, sentence.first, time.first))
  )
    return true;
  const head = doc.tokens.slice(time.first, time.last).find((t) => t.head < time.first || t.head >= time.last);
  const host = head ? tree.tokens[head.head] : undefined;
  // "during a summit on Friday", "in a statement issued on Friday": by way of a noun that says on what occasion
  const led = head !== undefined && (caseOf(tree, head.i) !== '' || /^(?:the|that)$/i.test(doc.tokens[time.first]?.text ?? ''));
  const noun = host && relationOf(host) === 'acl' && host.xpos === 'VBN' ? tree.tokens[host.head] : host;
  const preposition = led && noun?.upos === 'NOUN' ? caseOf(tree, noun.i) : '';
  // the tree may hang "during a summit" on the noun before it
  const occasion =
    noun !== undefined &&
    ((relationOf(noun) === 'obl' && /^(?:during|at|in|after|following)$/.test(preposition)) ||
      (relationOf(noun) === 'nmod' && /^(?:during|at)$/.test(preposition)));
  // "The Council **on Monday** placed …": between subject and verb it is the verb's
  const between = noun !== undefined && relationOf(noun) === 'nsubj' && isBeforeVerb(tree, time.last, noun.head);
  const verb = occasion ? predicateOver(tree, noun) : between ? tree.tokens[noun.head] : host;
  return verb !== undefined && verb !== null && /^(?:VERB|AUX)$/.test(verb.upos) && (verb.head < 0 || relationOf(verb) === 'conj');
}

/** True if from a token on only auxiliaries and adverbs stand before the verb. */
function isBeforeVerb(tree: Tree, from: number, verb: number): boolean {
  if (verb < from || verb - from > 3) return false;
  return tree.tokens.slice(from, verb).every((t) => t.upos === 'AUX' || t.upos === 'ADV');
}

/** Words before a fronted time, the last of them alone. */
const frontOf = (doc: Analysed, from: number, to: number): string => (to > from ? (doc.tokens[to - 1]?.text ?? '') : '');

const timed = (time: TimeExpression): StoryTime | null =>
  time.value === null ? null : { value: time.value, earliest: time.earliest, latest: time.latest, time };

/** The time in which each sentence leaves the story, carried on over sentences that tell none. */
function timesOfSentences(doc: Analysed, tree: Tree, quoted: ReadonlySet<number>): readonly (StoryTime | null)[] {
  const bySentence = new Map<number, TimeExpression[]>();
  for (const time of doc.times) {
    const sentence = doc.tokens[time.first]?.sentence ?? -1;
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), time]);
  }
  let current: StoryTime | null = null;
  let age = 0;
  return doc.sentences.map((sentence) => {
    const own = (bySentence.get(sentence.index) ?? []).filter((t) => t.kind === 'date' && t.value !== null && !quoted.has(t.first));
    const main = own.find((t) => isMain(doc, tree, t) && directionAt(doc, t.first, t.last) !== 'future');
    // "In the November 27 deal, the two agreed …": a date at the front that is none of the day's
    if (!main && own.some((t) => t.first - sentence.first <= FRONT)) return null;
    // "Last month he was flown out": background, from which the story comes back to its day
    if (main && (main.granularity !== 'day' || isLongAgo(doc, main))) return timed(main);
    if (main) {
      current = timed(main);
      age = 0;
    } else if (doc.tokens.slice(sentence.first, sentence.last).some((t) => !quoted.has(t.i) && t.upos !== 'PUNCT')) age++;
    return age <= REACH ? current : null;
  });
}

/** News is of the last days; an older day is background, from which the story comes back. */
const NEWS_DAYS = 10;

function isLongAgo(doc: Analysed, time: TimeExpression): boolean {
  const [today, day] = [dayOf(doc.article.date), dayOf(time.value ?? undefined)];
  return today !== null && day !== null && today - day > NEWS_DAYS;
}

/** "We condemn", "I am announcing": saying it is doing it, on the day of the article. */
function isPerformative(tree: Tree, verb: Parsed): boolean {
  const subject = dependents(tree, verb.i, 'nsubj')[0];
  const aux = dependents(tree, verb.i, 'aux');
  const present = verb.xpos === 'VBP' ? aux.length === 0 : verb.xpos === 'VBG' && aux.some((a) => a.lemma === 'be' && a.xpos === 'VBP');
  if (!present) return false;
  if (subject) return /^(?:I|we)$/i.test(subject.text);
  const first = verb.deprel === 'conj' ? tree.tokens[verb.head] : undefined;
  return first !== undefined && first.i !== verb.i && isPerformative(tree, first);
}

/**
 * Prepares the question when the story stands at a word: for events that no time expression dates by itself. A time at the front
 * of a sentence or with its main verb holds for what is told there in the simple past, and for the next few sentences told so,
 * until another is given. Null where the text does not go on in a known time; words in quotation marks have none.
 */
export function storyTimes(doc: Analysed): (token: number) => StoryTime | null {
  const tree = treeOf(doc);
  const quoted = new Set<number>();
  for (const q of doc.quotations) if (q.direct) for (let i = q.first; i < q.last; i++) quoted.add(i);
  const times = timesOfSentences(doc, tree, quoted);
  const dated = new Set(doc.times.filter((t) => t.kind === 'date').map((t) => doc.tokens[t.first]?.sentence));
  // "sent him home in October, **when the rebels took the town**": beside another date a clause has not the day of the story
  const isAside = (verb: Parsed): boolean => {
    const first = times[verb.sentence]?.time?.first;
    const elsewhere = first !== undefined && doc.tokens[first]?.sentence !== verb.sentence;
    return elsewhere && dated.has(verb.sentence) && /^(?:advcl|acl)$/.test(relationOf(verb));
  };
  return (i) => {
    const token = doc.tokens[i];
    const verb = token && !quoted.has(i) ? predicateOver(tree, token) : null;
    if (!token || !verb) return null;
    if (
      isPerformative(tree, verb) &&
      doc.article.date !== undefined &&
      dayOf(doc.article.date) !== null &&
      doc.article.dateFrom !== 'inferred'
    ) {
      return { value: doc.article.date, earliest: doc.article.date, latest: doc.article.date, time: null };
    }
    return isNarrative(tree, verb) && !isAside(verb) ? (times[token.sentence] ?? null) : null;
  };
}

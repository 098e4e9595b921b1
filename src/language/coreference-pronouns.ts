import type { Gender } from './coreference-lexicon.ts';
import type { Phrase } from './coreference-phrases.ts';
import { reasonOwner } from './coreference-reasons.ts';
import {
  clauseVerb,
  distance,
  entityOf,
  genderOf,
  isOfType,
  type Occurrence,
  ownSubject,
  rootOf,
  type Story,
  standsFor,
  standsForAll,
} from './coreference-story.ts';
import type { EntityType, Parsed } from './doc.ts';
import { caseOf, dependents, isBelow, relationOf } from './tree.ts';

/** How far back a pronoun reaches, in sentences. */
const REACH = 3;
/** A speech quoted at length does not count, up to so many sentences. */
const LONGEST_SPEECH = 40;
/** By how much the best antecedent must beat the next. */
const MARGIN = 0.7;

/** What it adds to be the subject over a pronoun. */
const OVER = 0.8;

const POSSESSIVE = /^(?:his|her|its|their|theirs|hers|whose)$/;

const ROLE_SCORE: Readonly<Record<Occurrence['role'], number>> = { subject: 1.5, object: 0.4, possessor: 0.4, oblique: 0, other: 0 };

/** True where the one is subject of the verb that the pronoun's clause depends on: "the minister said his …". */
function isOver(story: Story, one: Occurrence, token: Parsed): boolean {
  if (one.role !== 'subject' || one.sentence !== token.sentence) return false;
  const verb = clauseVerb(story.tree, story.tree.tokens[one.head]!);
  return verb !== null && isBelow(story.tree, token.i, verb.i);
}

/** True where both hang on one verb, so that "him" cannot be the subject: "Okello met him". */
function isCoArgument(story: Story, token: Parsed, other: number): boolean {
  if (POSSESSIVE.test(token.text.toLowerCase()) && relationOf(token) === 'nmod') return false;
  if (/sel(?:f|ves)$/i.test(token.text)) return false;
  const own = clauseVerb(story.tree, token);
  const others = story.tree.tokens[other];
  if (!own || !others) return false;
  const first = others.deprel === 'conj' ? story.tree.tokens[others.head] : others;
  // "Ruto took power and accused him": the second verb has the first one's subject
  const governs = own.deprel === 'conj' && ownSubject(story.tree, own.i) === undefined ? [own.i, own.head] : [own.i];
  return first !== undefined && governs.includes(first.head) && token.head === own.i && /^(?:nsubj|obj|iobj|obl)/.test(first.deprel);
}

/** "In Brussels, where **he** had gone for help, **Rustem Umerov** said": in a clause before its main one a pronoun looks ahead to the subject. */
function personAhead(story: Story, token: Parsed, gender: Gender): number | null {
  const { tree } = story;
  const root = rootOf(story, token.sentence);
  const subject = root ? dependents(tree, root.i, 'nsubj', 'nsubj:pass').find((t) => t.i > token.i && t.i < root.i) : undefined;
  if (!root || !subject || subject.upos !== 'PROPN') return null;
  let top = token;
  let relative = false;
  while (top.head >= 0 && top.head !== root.i) {
    relative ||= top.deprel === 'acl:relcl' || relationOf(top) === 'advcl';
    top = tree.tokens[top.head]!;
  }
  const fronted = top.i < subject.i && tree.tokens.slice(token.i, subject.i).some((t) => t.text === ',');
  if (!fronted || !(relative || relationOf(top) === 'advcl')) return null;
  const [id, ...others] = standsFor(story, subject.i) ?? [];
  if (id === undefined || others.length > 0 || entityOf(story, id)?.type !== 'Person') return null;
  const known = genderOf(story, id);
  return known === null || known === gender ? id : null;
}

/** "he", "she": the person who is nearest and most in view; nobody where two are much alike. */
export function resolvePerson(story: Story, phrase: Phrase): readonly number[] {
  const token = story.tree.tokens[phrase.head]!;
  const gender: Gender = /^(?:she|her|hers|herself)$/.test(phrase.noun) ? 'f' : 'm';
  const quoted = story.quoted.has(token.i);
  const ahead = quoted ? null : personAhead(story, token, gender);
  if (ahead !== null) return [ahead];
  // nobody is "he" in his own words
  const speaker = story.speakers.get(token.i);
  const speaking = speaker === undefined ? undefined : standsFor(story, speaker)?.[0];
  const same = sameInSentence(story, token, gender);
  if (same !== undefined && same.entities.length === 0) return [];
  const scores = new Map<number, number>();
  for (let k = story.occurrences.length - 1; k >= 0; k--) {
    const one = story.occurrences[k]!;
    const gap = distance(story, one.sentence, token.sentence);
    if (gap > REACH || token.sentence - one.sentence > LONGEST_SPEECH) break;
    if (!one.person || one.entities.length > 1 || isCoArgument(story, token, one.head)) continue;
    if (one.head === speaker || (speaking !== undefined && one.entities[0] === speaking)) continue;
    const id = one.entities[0] ?? -1 - one.head;
    const known = one.entities[0] === undefined ? one.gender : (one.gender ?? genderOf(story, one.entities[0]));
    const called = story.called.get(id) ?? null;
    if ((known ?? called) !== null && (known ?? called) !== gender) continue;
    const inView = (one.main ? 2 : ROLE_SCORE[one.role]) + (isOver(story, one, token) ? OVER : 0);
    const score =
      inView -
      1.4 * gap +
      0.1 * Math.min(story.counts.get(id) ?? 0, 5) +
      (known === gender ? 0.3 : 0) +
      (called === gender ? 0.5 : 0) +
      (same !== undefined && same.entities[0] === id ? 1 : 0) -
      (one.quoted === quoted ? 0 : 1.5);
    if (score > (scores.get(id) ?? Number.NEGATIVE_INFINITY)) scores.set(id, score);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  if (!best || best[0] < 0 || (second && best[1] - second[1] < MARGIN)) return [];
  return [best[0]];
}

/** The last "he" or "she" of the same sentence: "he said his", two of which seldom mean two persons. */
function sameInSentence(story: Story, token: Parsed, gender: Gender): Occurrence | undefined {
  for (let k = story.occurrences.length - 1; k >= 0; k--) {
    const one = story.occurrences[k]!;
    if (one.sentence !== token.sentence) return undefined;
    if (one.pronoun && one.gender === gender && one.quoted === story.quoted.has(token.i) && !isCoArgument(story, token, one.head))
      return one;
  }
  return undefined;
}

const THINGS: ReadonlySet<EntityType> = new Set([
  'Country',
  'GovernmentBody',
  'InternationalOrganization',
  'ArmedGroup',
  'MilitaryUnit',
  'Company',
  'MediaOrganization',
  'CivilSocietyOrganization',
  'Group',
  'Materiel',
  'Agreement',
  'Facility',
  'Place',
]);
const GROUPS: ReadonlySet<EntityType> = new Set(['ArmedGroup', 'Group']);
/** Kinds of thing that may be "they" although their name is singular. */
const MANY: ReadonlySet<EntityType> = new Set(['ArmedGroup', 'Group', 'GovernmentBody']);

/** What a subject noun answers to a pronoun: entities that fit, `no` where it fits but is no entity, null where it does not fit at all. */
type Answer = readonly number[] | 'no' | null;

/** "Seoul and Washington began", where the tree made two subjects of the pair; null if it is none. */
function twinSubjects(story: Story, noun: Parsed): readonly number[] | null {
  const { tree } = story;
  const [first, second] = relationOf(noun) === 'nsubj' ? dependents(tree, noun.head, 'nsubj') : [];
  if (!first || !second || !tree.tokens.slice(first.i, second.i).some((t) => t.text === 'and')) return null;
  const parts = [standsFor(story, first.i), standsFor(story, second.i)];
  return parts.every((p) => p?.length === 1) ? parts.flatMap((p) => p ?? []) : null;
}

function answerAs(story: Story, noun: Parsed, plural: boolean): Answer {
  const joined = dependents(story.tree, noun.i, 'conj').some((t) => /^(?:NOUN|PROPN|PRON)$/.test(t.upos));
  const twins = plural ? twinSubjects(story, noun) : null;
  if (twins) return twins;
  const all = standsForAll(story, noun.i);
  // "the United Nations" is one thing, "the Houthis" are many
  const isName = all?.length === 1 && story.index.at.get(noun.i)?.some((m) => m.kind === 'name') === true;
  const isPluralNoun = /^NNP?S$/.test(noun.xpos) && !(isName && !isOfType(story, all?.[0] ?? -1, GROUPS));
  if (plural) {
    if (joined || (all !== null && all.length > 1)) return all ?? 'no';
    const [id] = all ?? [];
    if (id !== undefined && isOfType(story, id, MANY)) return [id];
    return isPluralNoun || /^(?:they|their|them|we)$/i.test(noun.text) ? (all !== null && all.length > 0 ? all : 'no') : null;
  }
  if (joined || isPluralNoun) return null;
  const [id] = all ?? [];
  if (id !== undefined) return all?.length === 1 && isOfType(story, id, THINGS) ? [id] : null;
  // "he", "the soldier" are not what "it" means; a report or a deal may be
  const nominal = story.lexicon.nominals.get(noun.lemma.toLowerCase());
  const person = nominal?.types.has('Person') === true;
  return noun.upos === 'PROPN' || noun.upos === 'PRON' || person ? null : 'no';
}

/** "it", "its", "they", "their": the subject over it that fits in number; else the subject of the sentence before. */
export function resolveThing(story: Story, phrase: Phrase): readonly number[] {
  const { tree } = story;
  const token = tree.tokens[phrase.head]!;
  const possessive = relationOf(token) === 'nmod' && POSSESSIVE.test(phrase.noun);
  const owner = possessive && phrase.noun === 'its' ? reasonOwner(story, token) : null;
  if (owner !== null) return [owner];
  let child = token;
  for (let at = tree.tokens[token.head]; at; child = at, at = tree.tokens[at.head]) {
    // "Russia, focused on its war": the noun that the clause describes
    if (child !== token && relationOf(child) === 'acl' && !isContent(story, child) && /^(?:NOUN|PROPN)$/.test(at.upos)) {
      const answer = answerAs(story, at, phrase.plural);
      if (answer === 'no') return [];
      if (answer !== null) return answer;
    }
    // ", focused on its war" behind a name, wherever the tree hung it
    const described = /^VB[NG]$/.test(at.xpos) && tree.tokens[at.i - 1]?.text === ',' ? describedBefore(story, at.i) : undefined;
    if (described !== undefined && !phrase.plural) return [described];
    // "Ukraine's defense of its borders"
    const owner = child !== token && at.upos === 'NOUN' ? dependents(tree, at.i, 'nmod:poss').find((t) => t.i < token.i) : undefined;
    const owned = owner ? answerAs(story, owner, phrase.plural) : null;
    if (owned !== null && owned !== 'no') return owned;
    const subject = ownSubject(tree, at.i);
    // "to isolate Russia until it leaves": a verb without a subject of its own is about its object
    const object =
      !subject && child !== token && /^VB[G]?$/.test(at.xpos) ? dependents(tree, at.i, 'obj').find((t) => t.i < child.i) : undefined;
    const acted = object ? answerAs(story, object, phrase.plural) : null;
    if (acted !== null && acted !== 'no') return acted;
    if (!subject || subject.i === token.i || subject.i > token.i || isBelow(tree, token.i, subject.i)) continue;
    if (!possessive && token.head === at.i && !/self|selves/.test(phrase.noun)) continue;
    const answer = withPartners(story, subject, at, phrase.plural);
    if (answer === 'no') return [];
    if (answer !== null) return answer;
  }
  if (story.quoted.has(token.i)) return [];
  // "If travellers insist, they …": a subject before it in the sentence, over which it does not stand
  const earlier = subjectsBefore(story, token);
  for (const subject of earlier) {
    const answer = answerAs(story, subject, phrase.plural);
    if (answer === 'no') return [];
    if (answer !== null) return answer;
  }
  // with a subject of its own, the sentence before is too far for "its" and "them"
  if (earlier.length > 0 && relationOf(token) !== 'nsubj') return [];
  const before = rootOf(story, sentenceBefore(story, token.sentence));
  const subject = before && ownSubject(tree, before.i);
  if (!before || !subject || story.quoted.has(subject.i)) return [];
  const answer = withPartners(story, subject, before, phrase.plural);
  return answer === null || answer === 'no' ? [] : answer;
}

/** "the claim **that it had fled**": a clause that says what the noun holds does not describe it. */
const isContent = ({ tree }: Story, clause: Parsed): boolean =>
  clause.deprel !== 'acl:relcl' &&
  ownSubject(tree, clause.i) !== undefined &&
  dependents(tree, clause.i, 'mark').some((t) => t.text.toLowerCase() === 'that');

/** Subjects before a token in its sentence, the nearest first, itself and those inside quotation marks left out. */
function subjectsBefore(story: Story, token: Parsed): readonly Parsed[] {
  const sentence = story.doc.sentences[token.sentence];
  if (!sentence) return [];
  return story.tree.tokens
    .slice(sentence.first, token.i)
    .filter((t) => relationOf(t) === 'nsubj' && !story.quoted.has(t.i) && !/^(?:WP|WDT|DT|EX)$/.test(t.xpos) && t.head !== token.head)
    .reverse();
}

/** The last sentence before that is the writer's own. */
function sentenceBefore(story: Story, sentence: number): number {
  let at = sentence - 1;
  while (at > 0 && sentence - at < LONGEST_SPEECH && story.narrative[at] === story.narrative[at - 1]) at--;
  return at;
}

/** The thing named right before the comma before a participle, at the start of its sentence. */
function describedBefore(story: Story, participle: number): number | undefined {
  const mention = story.index.at.get(participle - 2)?.find((m) => m.kind === 'name' && m.last === participle - 1);
  const first = story.doc.sentences[story.tree.tokens[participle]?.sentence ?? -1]?.first;
  const id = mention?.entities.length === 1 && mention.first === first ? mention.entities[0] : undefined;
  return id !== undefined && isOfType(story, id, THINGS) ? id : undefined;
}

/** "Putin met Xi to discuss their plans": with a plural pronoun, the subject and the one it deals with. */
function withPartners(story: Story, subject: Parsed, verb: Parsed, plural: boolean): Answer {
  const answer = answerAs(story, subject, plural);
  if (answer !== null || !plural) return answer;
  const own = standsFor(story, subject.i);
  if (own?.length !== 1) return answer;
  const partner = dependents(story.tree, verb.i, 'obj', 'obl').find((t) => t.deprel === 'obj' || caseOf(story.tree, t.i) === 'with');
  const other = partner ? standsFor(story, partner.i) : null;
  if (other?.length !== 1 || other[0] === own[0]) return null;
  const same = entityOf(story, own[0])?.type === entityOf(story, other[0])?.type;
  return same && /^(?:meet|greet|host|join|tell|visit|agree|talk|speak|discuss)$/.test(verb.lemma) ? [own[0]!, other[0]!] : null;
}

/** "who", "which", "that", "whose": the noun that the relative clause describes. */
export function resolveRelative(story: Story, phrase: Phrase): readonly number[] | null {
  const { tree } = story;
  const token = tree.tokens[phrase.head]!;
  for (let at: Parsed | undefined = token; at && at.head >= 0; at = tree.tokens[at.head]) {
    // "not China that ships them" is about another
    if (at.deprel.startsWith('acl'))
      return tree.tokens[at.head - 1]?.text.toLowerCase() === 'not' ? [] : (standsForAll(story, at.head) ?? []);
    if (/^(?:ccomp|advcl)$/.test(at.deprel)) break;
  }
  // the tree lost it: ", who" right behind a name or a noun that stands for one
  const before = tree.tokens[token.i - 1]?.text === ',' ? token.i - 2 : token.i - 1;
  if (phrase.noun === 'that' || tree.tokens[before]?.sentence !== token.sentence) return null;
  const mention = story.index.at.get(before)?.find((m) => m.last === before + 1 && m.kind === 'name');
  const entities = mention?.entities ?? story.resolved.get(before);
  const [id] = entities ?? [];
  if (entities === undefined || id === undefined) return null;
  const isThing = /^(?:Place|Materiel|Agreement|Facility)$/.test(entityOf(story, id)?.type ?? '');
  const fits = phrase.noun === 'which' ? entityOf(story, id)?.type !== 'Person' : phrase.noun === 'whose' || !isThing;
  return fits ? entities : null;
}

/** "himself", "itself": the subject of the clause. */
export function resolveReflexive(story: Story, phrase: Phrase): readonly number[] {
  const verb = clauseVerb(story.tree, story.tree.tokens[phrase.head]!);
  const subject = verb && ownSubject(story.tree, verb.i);
  return subject ? (standsForAll(story, subject.i) ?? []) : [];
}

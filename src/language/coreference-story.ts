import type { CoreferenceLexicon, Gender } from './coreference-lexicon.ts';
import type { HeldOffice } from './coreference-offices.ts';
import type { Entity, EntityType, Named, Parsed } from './doc.ts';
import type { HolderOf } from './holder-of.ts';
import type { KnownThing } from './known-things.ts';
import { type MentionIndex, mentionAt } from './quotation-speaker.ts';
import { caseOf, dependents, relationOf, type Tree } from './tree.ts';

export type Role = 'subject' | 'object' | 'possessor' | 'oblique' | 'other';

/** One time that the text spoke of something: what a later pronoun may go back to. */
export interface Occurrence {
  /** Empty for a person or thing that is no entity ("a soldier"): it still competes. */
  readonly entities: readonly number[];
  readonly head: number;
  readonly sentence: number;
  readonly role: Role;
  /** Subject of the main clause. */
  readonly main: boolean;
  readonly quoted: boolean;
  readonly person: boolean;
  readonly gender: Gender | null;
  /** "he", "she": not a name or noun. */
  readonly pronoun: boolean;
}

/** Several things named in one breath: "Ankara and Tripoli", or one dealing with the other. */
export interface Company {
  readonly entities: readonly number[];
  readonly sentence: number;
  /** Joined by "and" or a dash, not only by a verb. */
  readonly joined: boolean;
}

/** What the lists know beyond the text. */
export interface Known {
  /** Countries by alpha-3. */
  readonly countries: ReadonlyMap<string, KnownThing>;
  readonly holderOf: HolderOf;
  /** Things by one of their names; ambiguous names are passed over. */
  readonly lookUp: (name: string) => readonly KnownThing[];
}

/** What has been told up to some point of the text. */
export interface Story {
  readonly known: Known;
  /** The doc's entities, and those that a nominal alone speaks of ("the Biden administration"). */
  readonly entities: Entity[];
  readonly doc: Named;
  readonly tree: Tree;
  readonly index: MentionIndex;
  readonly lexicon: CoreferenceLexicon;
  readonly offices: readonly HeldOffice[];
  readonly quoted: ReadonlySet<number>;
  /** Quoted token → the noun that heads the speaker's phrase. */
  readonly speakers: ReadonlyMap<number, number>;
  /** For each sentence, how many up to it are told by the writer and not quoted from end to end. */
  readonly narrative: readonly number[];
  readonly occurrences: Occurrence[];
  readonly last: Map<number, Occurrence>;
  /** Entities told so far by type, in order of first appearance. */
  readonly byType: Map<EntityType, number[]>;
  /** Countries that the text speaks of, by code. */
  readonly countries: Map<string, number>;
  readonly counts: Map<number, number>;
  readonly company: Company[];
  /** Persons whom the text has called "he" or "she". */
  readonly called: Map<number, Gender>;
  /** What pronouns and nominals told so far stand for, by head token. */
  readonly resolved: Map<number, readonly number[]>;
}

const ROLES: Readonly<Record<string, Role>> = { nsubj: 'subject', obj: 'object', iobj: 'object', obl: 'oblique', nmod: 'oblique' };

/** The role that a noun plays in its clause; coordinated and apposed nouns play that of the first. */
export function roleOf(tree: Tree, head: number): { readonly role: Role; readonly main: boolean } {
  let token = tree.tokens[head];
  for (let steps = 0; token && steps < 6 && /^(?:conj|appos|flat|nmod:desc)$/.test(token.deprel); steps++) token = tree.tokens[token.head];
  if (!token) return { role: 'other', main: false };
  if (token.deprel === 'nmod:poss') return { role: 'possessor', main: false };
  const relation = relationOf(token);
  const role =
    token.deprel === 'obl:agent' || (relation === 'obl' && caseOf(tree, token.i) === 'by') ? 'subject' : (ROLES[relation] ?? 'other');
  const verb = tree.tokens[token.head];
  // "Xi will visit Moscow, the Kremlin said": what is reported first is the matter
  const reported = verb !== undefined && /^(?:ccomp|parataxis)$/.test(verb.deprel) && verb.i < verb.head && token.i < verb.i;
  return { role, main: role === 'subject' && (verb === undefined || verb.head < 0 || reported) };
}

/** The entity, if there is one at this position. */
export const entityOf = (story: Story, id: number | undefined): Entity | undefined => (id === undefined ? undefined : story.entities[id]);

export const isOfType = (story: Story, id: number, types: ReadonlySet<EntityType>): boolean => {
  const entity = story.entities[id];
  return entity !== undefined && types.has(entity.type);
};

/** What a noun stands for, as far as told: a name's entity, or what a pronoun or nominal was resolved to; null if it is neither. */
export function standsFor(story: Story, head: number): readonly number[] | null {
  const known = story.resolved.get(head);
  if (known) return known;
  return mentionAt(story.tree, story.index, head)?.entities ?? null;
}

/** The state that a person serves, by the lists or by the office that the text gives. */
export const stateOf = (story: Story, id: number): string | null =>
  entityOf(story, id)?.country ?? story.offices.find((held) => held.entity === id && held.country !== null)?.country ?? null;

/** The entity of a listed thing, made anew if the text has not named it. */
export function entityFor(story: Story, thing: KnownThing): number {
  const found = story.entities.find((e) => e.key === thing.key);
  if (found) return found.i;
  const i = story.entities.length;
  story.entities.push({ i, type: thing.type, key: thing.key, label: thing.label, forms: [], country: thing.country, typedBy: 'gazetteer' });
  if (thing.type === 'Country' && thing.country !== null) story.countries.set(thing.country, i);
  return i;
}

/** The same for a noun with all that "and" joins to it; null if any part is unknown. */
export function standsForAll(story: Story, head: number): readonly number[] | null {
  const parts = [head, ...dependents(story.tree, head, 'conj').map((t) => t.i)].map((i) => standsFor(story, i));
  return parts.some((p) => p === null || p.length === 0) ? null : [...new Set(parts.flatMap((p) => p ?? []))];
}

const TITLE_GENDER: Readonly<Record<string, Gender>> = {
  'mr.': 'm',
  mr: 'm',
  'mrs.': 'f',
  mrs: 'f',
  'ms.': 'f',
  ms: 'f',
  madame: 'f',
  sir: 'm',
  lady: 'f',
  lord: 'm',
};

/** Gender as shown by first names and by the nouns that introduce the person; null if they show none. */
export function genderOf(story: Story, id: number): Gender | null {
  const entity = story.entities[id];
  if (entity?.type !== 'Person') return null;
  for (const form of [entity.label, ...entity.forms]) {
    const words = form.split(/\s+/);
    const title = TITLE_GENDER[words[0]?.toLowerCase() ?? ''];
    if (title) return title;
    const gender = words.length > 1 ? (story.lexicon.genders.get(words[0] ?? '') ?? null) : null;
    if (gender) return gender;
  }
  for (const { entity: holder, office } of story.offices) {
    const noun = office.split(' ').at(-1) ?? '';
    const gender = holder === id ? story.lexicon.nominals.get(noun)?.gender : null;
    if (gender) return gender;
  }
  return null;
}

/** How many of the writer's own sentences lie between two sentences. */
export const distance = (story: Story, from: number, to: number): number => (story.narrative[to] ?? 0) - (story.narrative[from] ?? 0);

/** Keeps what was told for later references. */
export function tell(story: Story, occurrence: Occurrence): void {
  story.occurrences.push(occurrence);
  const [only] = occurrence.entities;
  if (occurrence.pronoun && occurrence.gender !== null && only !== undefined) story.called.set(only, occurrence.gender);
  for (const id of occurrence.entities) {
    const type = story.entities[id]?.type;
    if (type !== undefined && !story.last.has(id)) {
      const told = story.byType.get(type);
      if (told) told.push(id);
      else story.byType.set(type, [id]);
    }
    story.last.set(id, occurrence);
    story.counts.set(id, (story.counts.get(id) ?? 0) + 1);
  }
}

/** The verb or predicate that a token's clause is built on. */
export function clauseVerb(tree: Tree, from: Parsed): Parsed | null {
  let token: Parsed | undefined = tree.tokens[from.head];
  for (let steps = 0; token && steps < 20; steps++) {
    if (/^(?:VERB|AUX)$/.test(token.upos) || dependents(tree, token.i, 'cop', 'nsubj').length > 0) return token;
    token = tree.tokens[token.head];
  }
  return null;
}

/** The subject of a predicate as a token, its own alone. */
export const ownSubject = (tree: Tree, verb: number): Parsed | undefined =>
  dependents(tree, verb, 'nsubj').find((t) => t.deprel !== 'nsubj:outer');

/** Predicate of the main clause of a sentence. */
export function rootOf(story: Story, sentence: number): Parsed | undefined {
  const found = story.doc.sentences[sentence];
  return found && story.doc.tokens.slice(found.first, found.last).find((t) => t.head < 0);
}

import { countryByCode, resolveCollective } from './coreference-collectives.ts';
import type { Nominal } from './coreference-lexicon.ts';
import { isOffice, normaliseOffice } from './coreference-offices.ts';
import { nationsIn, type Phrase } from './coreference-phrases.ts';
import {
  entityFor,
  entityOf,
  isOfType,
  type Occurrence,
  ownSubject,
  type Story,
  standsFor,
  standsForAll,
  stateOf,
} from './coreference-story.ts';
import type { EntityType, Mention } from './doc.ts';
import { mentionAt } from './quotation-speaker.ts';

/** How far back a definite noun phrase reaches, in sentences, when several things could be meant. */
const REACH = 5;

/** Words before the noun that tell nothing new of the thing: "the armed group", "the Islamist movement". */
const HARMLESS =
  /^(?:armed|militant|rebel|islamist|islamic|shiite|shia|sunni|jihadist|insurgent|terrorist|terror|paramilitary|separatist|political|opposition|ruling|same|very|entire|whole|powerful|mighty|warring|neighboring|neighbouring|rival|respective|rogue|said|latter|military|regional|economic|security|trade|state-run|state|private|oil|news|aid|rights|other|giant|tiny|small|big|large|central|federal|national|local)$/;

const GROUPS: ReadonlySet<EntityType> = new Set(['ArmedGroup', 'Group']);
const COUNTRY: ReadonlySet<EntityType> = new Set(['Country']);
const PERSON: ReadonlySet<EntityType> = new Set(['Person']);

/** The one entity of a name that ends or begins at a token. */
function namedAt(story: Story, token: number, edge: 'first' | 'last'): number | undefined {
  const mention = story.index.at
    .get(token)
    ?.find((m) => m.kind === 'name' && (edge === 'first' ? m.first === token : m.last === token + 1));
  return mention?.entities.length === 1 ? mention.entities[0] : undefined;
}

/**
 * A name that says of what the phrase speaks: in apposition ("the news agency, Fars", "Mali, a landlocked country"), right behind it
 * as after a title ("spokesman Joseph Okello"), or inside it ("the Wagner group").
 */
function byName(story: Story, phrase: Phrase, nominal: Nominal | undefined): readonly number[] | null {
  const { tree, index } = story;
  const token = tree.tokens[phrase.head]!;
  const fits = (id: number | undefined): id is number => id !== undefined && (nominal === undefined || isOfType(story, id, nominal.types));
  const others = [
    ...(token.deprel === 'appos' ? [token.head] : []),
    ...(tree.kids[phrase.head] ?? []).filter((k) => tree.tokens[k]?.deprel === 'appos'),
  ];
  for (const other of others) {
    const mention = mentionAt(tree, index, other);
    const id = mention?.kind === 'name' && mention.entities.length === 1 ? mention.entities[0] : undefined;
    if (fits(id)) return [id];
  }
  const behind = phrase.plural ? undefined : namedAt(story, phrase.head + 1, 'first');
  if (fits(behind) && entityOf(story, behind)?.type !== 'Country') return [behind];
  // "in BRICS, the bloc of …", where the tree hangs the apposition elsewhere
  const before =
    tree.tokens[phrase.first - 1]?.text === ',' && !/^(?:nsubj|obj|conj)/.test(token.deprel)
      ? namedAt(story, phrase.first - 2, 'last')
      : undefined;
  if (fits(before)) return [before];
  const titled = nominal?.class === 'office' || nominal?.class === 'leader' ? personBehind(story, phrase.head) : undefined;
  if (titled !== undefined) return [titled];
  const inside = nationsIn(index, phrase.first, phrase.head).flatMap((m) => m.entities);
  const own = inside.filter((id) => fits(id) && !/^(?:Country|Person|Place)$/.test(entityOf(story, id)?.type ?? ''));
  const isOne = !phrase.plural || [...(nominal?.types ?? [])].every((type) => GROUPS.has(type));
  return own.length === 1 && isOne && phrase.determiner !== 'other' ? own : null;
}

/** A title reaches over so many words to its name. */
const TITLE_REACH = 7;

/** The name at the end of a long title: "the special representative for Iran Brian Hook"; not "a spokesman for Putin". */
function personBehind(story: Story, head: number): number | undefined {
  const { tokens } = story.tree;
  for (let i = head + 1; i <= head + TITLE_REACH; i++) {
    const token = tokens[i];
    if (!token || token.sentence !== tokens[head]?.sentence || !/^(?:ADP|DET|ADJ|NOUN|PROPN|CCONJ)$/.test(token.upos)) return undefined;
    const id = namedAt(story, i, 'first');
    if (id === undefined || entityOf(story, id)?.type !== 'Person') continue;
    return /^(?:ADP|CCONJ|DET)$/.test(tokens[i - 1]?.upos ?? '') ? undefined : id;
  }
  return undefined;
}

/** Country of the phrase as its own words tell it: "the **Lebanese** group", "**Turkey's** president"; null if they tell none. */
function countryIn(story: Story, phrase: Phrase): string | null {
  for (const mention of nationsIn(story.index, phrase.first, phrase.head)) {
    const entity = mention.entities.length === 1 ? entityOf(story, mention.entities[0]) : undefined;
    if (entity?.type === 'Country') return entity.country;
  }
  const owner = phrase.possessor < 0 ? null : standsFor(story, phrase.possessor);
  const entity = owner?.length === 1 ? entityOf(story, owner[0]) : undefined;
  return entity?.type === 'Country' ? entity.country : null;
}

interface Candidate {
  readonly id: number;
  readonly at: Occurrence;
}

/** Where more than so many of the types were told of, none is the only one. */
const ONLY_AMONG = 30;

/** Entities of the types that pass the test, those last told of first: of the last sentences, else of the whole text so far. */
function candidates(story: Story, types: ReadonlySet<EntityType>, sentence: number, fits: (id: number) => boolean): readonly Candidate[] {
  const near = new Set<number>();
  for (let k = story.occurrences.length - 1; k >= 0; k--) {
    const one = story.occurrences[k]!;
    if (sentence - one.sentence > REACH) break;
    for (const id of one.entities) if (isOfType(story, id, types)) near.add(id);
  }
  const far = [...types].flatMap((type) => story.byType.get(type) ?? []);
  const all = far.length <= ONLY_AMONG ? far : [...near];
  const rank = (o: Occurrence): number => (o.main ? 3 : o.role === 'subject' ? 2 : o.role === 'object' || o.role === 'possessor' ? 1 : 0);
  return all
    .filter(fits)
    .map((id) => ({ id, at: story.last.get(id)! }))
    .sort((a, b) => b.at.sentence - a.at.sentence || rank(b.at) - rank(a.at) || b.at.head - a.at.head);
}

/** The one that is meant: the only one, or the only one told of in the nearest sentence, or there the only subject. */
function choose(story: Story, found: readonly Candidate[], sentence: number): readonly number[] {
  const [best, second] = found;
  if (!best) return [];
  if (!second) return [best.id];
  if (sentence - best.at.sentence > REACH) return [];
  if (best.at.sentence > second.at.sentence) return [best.id];
  const isSubject = (c: Candidate): boolean => c.at.role === 'subject';
  if (isSubject(best) && !isSubject(second)) return [best.id];
  // told of far more often in the article than the other
  const often = (c: Candidate): number => story.counts.get(c.id) ?? 0;
  return often(best) >= 3 * often(second) && often(best) >= 4 ? [best.id] : [];
}

/** The subject of the verb that the phrase is an object of: "Iran attacked the country" is not about Iran. */
function coSubject(story: Story, phrase: Phrase): readonly number[] {
  const token = story.tree.tokens[phrase.head]!;
  if (!/^(?:obj|iobj|obl)/.test(token.deprel)) return [];
  const subject = ownSubject(story.tree, token.head);
  return subject && subject.i !== phrase.head ? (standsForAll(story, subject.i) ?? []) : [];
}

/** "Pezeshkian's government", "the Biden administration": the state of the person who heads it; "his country": his state. */
function byHead(story: Story, phrase: Phrase, nominal: Nominal): readonly number[] | null {
  const governs = nominal.types.has('GovernmentBody') && nominal.types.has('Country') && nominal.types.size === 2;
  const isCountry = nominal.types.has('Country') && nominal.types.size === 1;
  if (!governs && !isCountry) return null;
  const owners = phrase.possessor >= 0 ? standsForAll(story, phrase.possessor) : null;
  const named = governs ? nationsIn(story.index, phrase.first, phrase.head).flatMap((m) => m.entities) : [];
  const heads = owners ?? (named.length === 1 ? named : []);
  if (heads.length === 0) return null;
  const states = heads.flatMap((id) => {
    const entity = entityOf(story, id);
    if (entity?.type === 'Country') return governs ? [id] : [];
    const code = entity?.type === 'Person' ? stateOf(story, id) : null;
    return code === null ? [] : countryByCode(story, code);
  });
  return states.length === heads.length ? [...new Set(states)] : [];
}

/** "the Russian president", "the foreign minister", "the Turkish leader": who has that office in the text. */
function byOffice(story: Story, phrase: Phrase, nominal: Nominal): readonly number[] {
  const nations = new Set(
    nationsIn(story.index, phrase.first, phrase.head).flatMap((m) =>
      story.doc.tokens.slice(m.first, m.last).map((t) => t.text.toLowerCase()),
    ),
  );
  const words = phrase.modifiers.filter((w) => !nations.has(w) && !/^(?:two|three|new|newly|current|incumbent|top)$/.test(w));
  if (words.some((w) => /^(?:former|ex|late|deposed|ousted|other|another)$/.test(w))) return [];
  const wanted = normaliseOffice([...words, phrase.noun]);
  const country = countryIn(story, phrase);
  const told = phrase.possessor >= 0 || nations.size > 0;
  if (told && country === null) return [];
  const sentence = story.tree.tokens[phrase.head]?.sentence ?? 0;
  const holders = new Set(
    story.offices
      .filter((held) => (nominal.class === 'leader' ? nominal.offices.has(held.office) : isOffice(held.office, wanted)))
      .filter((held) => country === null || held.country === country)
      .map((held) => held.entity),
  );
  const chosen = choose(
    story,
    candidates(story, PERSON, sentence, (id) => holders.has(id)),
    sentence,
  );
  if (chosen.length > 0 || country === null) return chosen;
  // "the Russian president", whom the text does not name: the lists know who it was on that day
  const { date } = story.doc.article;
  const listed = holders.size === 0 && date !== undefined ? story.known.holderOf(wanted, country, date) : null;
  if (listed) return [entityFor(story, listed)];
  if (nominal.class !== 'leader' || words.length > 0) return [];
  // "the Ukrainian leader": the only person of that state in the text so far
  const own = (story.byType.get('Person') ?? []).filter((id) => entityOf(story, id)?.country === country);
  return own.length === 1 ? own : [];
}

/** "the Russian and Iranian presidents": the holder for each nation, or nobody. */
function byOffices(story: Story, phrase: Phrase, nominal: Nominal, nations: readonly Mention[]): readonly number[] {
  const holders = nations.map((nation) => {
    const country = entityOf(story, nation.entities[0])?.country ?? null;
    const own = story.offices.filter(
      (held) =>
        held.country === country && (nominal.class === 'leader' ? nominal.offices.has(held.office) : isOffice(held.office, phrase.noun)),
    );
    const persons = [...new Set(own.map((held) => held.entity))];
    return country !== null && persons.length === 1 ? persons[0] : undefined;
  });
  return holders.length > 1 && holders.every((id) => id !== undefined) ? holders.filter((id) => id !== undefined) : [];
}

/** A country called by what it is: "the hermit kingdom". */
function byEpithet(story: Story, phrase: Phrase): readonly number[] | null {
  const words = [...phrase.modifiers, story.tree.tokens[phrase.head]?.lemma.toLowerCase() ?? ''];
  const codes = story.lexicon.epithets.get(words.join(' ')) ?? (words.length === 1 ? story.lexicon.epithets.get(phrase.noun) : undefined);
  if (!codes) return null;
  const sentence = story.tree.tokens[phrase.head]?.sentence ?? 0;
  return choose(
    story,
    candidates(story, COUNTRY, sentence, (id) => codes.includes(entityOf(story, id)?.country ?? '')),
    sentence,
  );
}

const TOWN = /^(?:city|town|village)$/;

/** "the ministry", "the group", "the bloc", "the country". */
function byType(story: Story, phrase: Phrase, nominal: Nominal): readonly number[] {
  const sentence = story.tree.tokens[phrase.head]?.sentence ?? 0;
  const country = countryIn(story, phrase);
  const nations = new Set(nationsIn(story.index, phrase.first, phrase.head).map((m) => story.doc.tokens[m.head]?.text.toLowerCase()));
  if (phrase.modifiers.some((w) => !nations.has(w) && !HARMLESS.test(w))) return [];
  if ((phrase.possessor >= 0 || nations.size > 0) && country === null) return [];
  if (phrase.closed && phrase.possessor < 0) return [];
  const barred = new Set(coSubject(story, phrase));
  const pattern = new RegExp(`(?:^|[\\s-])${phrase.noun.replace(/[^\p{L} ]/gu, '.')}(?:$|[\\s-])`, 'i');
  const fits = (id: number): boolean => !barred.has(id) && (country === null || entityOf(story, id)?.country === country);
  // "the ministry" is rather the one that bears the word in its name
  const byWord = candidates(
    story,
    nominal.types,
    sentence,
    (id) => fits(id) && [entityOf(story, id)?.label, ...(entityOf(story, id)?.forms ?? [])].some((f) => pattern.test(f ?? '')),
  );
  const chosen = choose(story, byWord, sentence);
  if (chosen.length > 0) return chosen;
  // a body of government needs the word in its name; of places only a listed town is known to be one: "the region" may be any
  const listed = (id: number): boolean =>
    (entityOf(story, id)?.type !== 'GovernmentBody' && entityOf(story, id)?.type !== 'Place') ||
    (TOWN.test(phrase.noun) && entityOf(story, id)?.key?.startsWith('place-') === true);
  const found = candidates(story, nominal.types, sentence, (id) => fits(id) && listed(id));
  // without the word in its name, only what was spoken of just now can be meant
  const reach = nominal.types.has('Place') || nominal.types.size > 2 ? 1 : REACH;
  if (sentence - (found[0]?.at.sentence ?? sentence) > reach) return [];
  const near = choose(story, found, sentence);
  // "Sri Lanka offered talks. The opposition urged the government …": it is the government of the story's state, not of the last one named
  return phrase.noun === 'government' && near.some((id) => !isMainState(story, id)) ? [] : near;
}

/** True if no other state has been named more often so far. */
function isMainState(story: Story, id: number): boolean {
  const own = story.counts.get(id) ?? 0;
  return [...story.counts].every(([other, count]) => count <= own || entityOf(story, other)?.type !== 'Country');
}

/** What a noun phrase stands for; empty where that could not be told safely. */
export function resolveNominal(story: Story, phrase: Phrase): readonly number[] {
  const nominal = story.lexicon.nominals.get(phrase.noun);
  const named = byName(story, phrase, nominal);
  if (named) return named;
  if (!nominal) {
    const epithet = byEpithet(story, phrase);
    if (epithet) return epithet;
    // "the two", "the pair": persons rather than states
    if (phrase.count === null) return [];
    const persons = resolveCollective(story, phrase, PERSON);
    return persons.length > 0 ? persons : resolveCollective(story, phrase, new Set<EntityType>(['Country', ...GROUPS]));
  }
  const headed = byHead(story, phrase, nominal);
  if (headed) return headed;
  if (phrase.determiner === 'possessive' && countryIn(story, phrase) === null) return [];
  if (phrase.determiner === 'other' && countryIn(story, phrase) === null) return [];
  const isGroup = [...nominal.types].every((type) => GROUPS.has(type));
  if ((phrase.plural && !isGroup) || phrase.count === 2) {
    const nations = nationsIn(story.index, phrase.first, phrase.head);
    if (nations.length > 0)
      return nominal.class === 'office' || nominal.class === 'leader' ? byOffices(story, phrase, nominal, nations) : [];
    return phrase.closed || phrase.possessor >= 0 ? [] : resolveCollective(story, phrase, nominal.types);
  }
  const epithet = byEpithet(story, phrase);
  if (epithet && epithet.length > 0) return epithet;
  if (nominal.class === 'office' || nominal.class === 'leader') return byOffice(story, phrase, nominal);
  return nominal.class === 'person' ? [] : byType(story, phrase, nominal);
}

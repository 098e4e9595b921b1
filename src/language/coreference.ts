import { countryByCode, tellCompany } from './coreference-collectives.ts';
import { issuerOf } from './coreference-issuer.ts';
import type { CoreferenceLexicon } from './coreference-lexicon.ts';
import { resolveNominal } from './coreference-nominals.ts';
import { findOffices } from './coreference-offices.ts';
import { findPhrases, type Phrase } from './coreference-phrases.ts';
import { resolvePerson, resolveReflexive, resolveRelative, resolveThing } from './coreference-pronouns.ts';
import { resolveSpeakers } from './coreference-speakers.ts';
import { entityOf, type Known, roleOf, type Story, stateOf, tell } from './coreference-story.ts';
import type { Mention, Named, Quotation } from './doc.ts';
import { findQuoted } from './quotation-marks.ts';
import { indexMentions } from './quotation-speaker.ts';
import { findDirect } from './quotations.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import { treeOf } from './tree.ts';

/** After the references are resolved: pronouns and nominals are among the mentions. */
export interface Resolved extends Named {
  /** Mentions of pronouns and nominals that stand for something, by position. */
  readonly references: ReadonlySet<number>;
}

/** Resolves one phrase against what was told so far; null if it is no mention after all. */
function resolvePhrase(story: Story, phrase: Phrase): readonly number[] | null {
  if (phrase.kind === 'nominal') return resolveNominal(story, phrase);
  if (/^(?:who|whom|whose|which|that)$/.test(phrase.noun)) return resolveRelative(story, phrase);
  if (/^(?:i|me|my|mine|myself|we|us|our|ours|ourselves)$/.test(phrase.noun)) return [];
  if (/sel(?:f|ves)$/.test(phrase.noun)) return resolveReflexive(story, phrase);
  if (/^(?:he|him|his|she|her|hers)$/.test(phrase.noun)) return resolvePerson(story, phrase);
  return resolveThing(story, phrase);
}

/** Who speaks each quoted token: the head of a mention, or the last word of a phrase that is none yet ("he"). */
function speakersOf(direct: readonly Quotation[], doc: Named): ReadonlyMap<number, number> {
  const speakers = new Map<number, number>();
  for (const quotation of direct) {
    const head =
      quotation.speaker === null ? quotation.speakerTokens && quotation.speakerTokens[1] - 1 : doc.mentions[quotation.speaker]?.head;
    if (head === undefined || head === null) continue;
    for (let i = quotation.first; i < quotation.last; i++) speakers.set(i, head);
  }
  return speakers;
}

/** Counts the sentences that are not quoted from end to end. */
function narrativeOf(doc: Named, quoted: ReadonlySet<number>): readonly number[] {
  let count = 0;
  return doc.sentences.map(({ first, last }) => {
    const own = doc.tokens.slice(first, last).some((t) => !quoted.has(t.i) && t.upos !== 'PUNCT');
    if (own) count++;
    return count;
  });
}

/** A person who is nobody in particular ("a soldier") competes for the next "he". */
function tellUnknown(story: Story, phrase: Phrase): void {
  if (phrase.kind === 'nominal') tellMention(story, { ...phrase, kind: 'nominal', entities: [], start: 0, end: 0 }, phrase);
}

/** Puts a mention into the story, so that later references can go back to it. */
function tellMention(story: Story, mention: Omit<Mention, 'i'>, phrase: Phrase | null): void {
  const nominal = phrase ? story.lexicon.nominals.get(phrase.noun) : undefined;
  const [id] = mention.entities;
  const relative = phrase !== null && /^(?:who|whom|whose|which|that)$/.test(phrase.noun);
  const pronoun = phrase?.kind === 'pronoun';
  const personal = pronoun && /^(?:he|him|his|she|her|hers)$/.test(phrase.noun);
  if (relative || (pronoun && !personal && mention.entities.length === 0)) return;
  tell(story, {
    entities: mention.entities,
    head: mention.head,
    sentence: story.tree.tokens[mention.head]?.sentence ?? 0,
    ...roleOf(story.tree, mention.head),
    quoted: story.quoted.has(mention.head),
    pronoun,
    person:
      personal ||
      (id === undefined ? nominal?.types.has('Person') === true && phrase?.plural !== true : entityOf(story, id)?.type === 'Person'),
    gender:
      nominal?.gender ?? (phrase && /^(?:he|him|his)$/.test(phrase.noun) ? 'm' : phrase && /^(?:she|her)$/.test(phrase.noun) ? 'f' : null),
  });
  // what "the two countries" meant is a company for the next such words
  if (mention.entities.length > 1) {
    story.company.push({ entities: mention.entities, sentence: story.tree.tokens[mention.head]?.sentence ?? 0, joined: true });
  }
}

/**
 * Adds pronouns and noun phrases to the mentions and links them to the entities that they stand for: one, several for a collective,
 * none where that cannot be told safely.
 */
export function resolveReferences(lexicon: CoreferenceLexicon, words: ReportingWords, known: Known): (doc: Named) => Resolved {
  return (doc) => {
    const tree = treeOf(doc);
    const index = indexMentions(doc.mentions);
    const quoted = new Set<number>();
    for (const quote of findQuoted(doc)) for (let i = quote.first; i < quote.last; i++) quoted.add(i);
    const story: Story = {
      doc,
      known,
      entities: [...doc.entities],
      tree,
      index,
      lexicon,
      offices: findOffices(doc, tree, index, lexicon),
      quoted,
      speakers: speakersOf(findDirect(words)(doc), doc),
      narrative: narrativeOf(doc, quoted),
      occurrences: [],
      last: new Map(),
      byType: new Map(),
      countries: new Map(doc.entities.flatMap((e) => (e.type === 'Country' && e.country !== null ? [[e.country, e.i] as const] : []))),
      counts: new Map(),
      company: [],
      called: new Map(),
      resolved: new Map(),
    };
    const added: Omit<Mention, 'i'>[] = [];
    const phrases = findPhrases(doc, tree, lexicon, index);
    const names = [...doc.mentions].sort((a, b) => a.head - b.head);
    let next = 0;
    const tellNamesTo = (token: number): void => {
      for (let name = names[next]; name && name.head < token; name = names[++next]) {
        tellMention(story, name, null);
        tellCompany(story, name);
      }
    };
    for (const phrase of phrases) {
      tellNamesTo(phrase.head);
      const entities = resolvePhrase(story, phrase);
      // "a ministry", "groups" that stand for nothing named are no references
      if (entities === null || (entities.length === 0 && phrase.kind === 'nominal' && phrase.determiner === 'other')) {
        tellUnknown(story, phrase);
        continue;
      }
      story.resolved.set(phrase.head, entities);
      const [from, to] = [doc.tokens[phrase.first], doc.tokens[phrase.last - 1]];
      if (!from || !to) continue;
      const mention = {
        start: from.start,
        end: to.end,
        first: phrase.first,
        last: phrase.last,
        head: phrase.head,
        kind: phrase.kind,
        entities,
      };
      tellMention(story, mention, phrase);
      added.push(mention);
    }
    const mentions = [...doc.mentions, ...added]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((mention, i): Mention => ({ ...mention, i }));
    const countryOf = (person: number): readonly number[] => {
      const country = stateOf(story, person);
      return country ? countryByCode(story, country) : [];
    };
    // one list for all, because countryOf may still add to it
    const { entities } = story;
    const issuer = issuerOf(doc, entities, known.lookUp);
    return withReferences(resolveSpeakers(words, { ...doc, mentions, entities }, countryOf, issuer));
  };
}

const withReferences = (doc: Named): Resolved => ({
  ...doc,
  references: new Set(doc.mentions.filter((m) => (m.kind === 'nominal' || m.kind === 'pronoun') && m.entities.length > 0).map((m) => m.i)),
});

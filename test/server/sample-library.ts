import { DataFactory, Store } from 'n3';
import { hash } from '../../src/rdf/mint.ts';
import { type Library, type LibrarySettings, makeLibrary } from '../../src/server/library.ts';
import { iri, type Prefix } from '../../src/vocabulary.ts';

const { namedNode, literal, quad } = DataFactory;
const BASE = 'https://w3id.org/entente/id/';

/** What a test says of a claim in a graph under the contract of the model. */
export interface GraphClaim {
  readonly who: string;
  readonly whom?: string;
  readonly type?: string;
  readonly category?: string;
  readonly status?: string;
  /** The exact words; searched in the text. */
  readonly quote: string;
  readonly date?: string;
  readonly by?: string;
  /** Position of the claim that it denies. */
  readonly denies?: number;
  readonly place?: string;
}

/** An article with its claims. */
export interface GraphArticle {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly claims: readonly GraphClaim[];
}

/** Class and country of the parties of the tests; everyone else is a person of no country. */
const KNOWN: Readonly<Record<string, readonly [string, string]>> = {
  Norway: ['Country', 'NOR'],
  Chile: ['Country', 'CHL'],
  Japan: ['Country', 'JPN'],
};

/** A graph under the contract, written by hand so that these tests do not hang on what the pipeline reads. */
export function graphOf(articles: readonly GraphArticle[]): Store {
  const store = new Store();
  const term = (prefix: Prefix, local: string) => namedNode(iri(prefix, local));
  for (const article of articles) {
    const graph = namedNode(`${BASE}article/${article.id}`);
    const say = (s: string, p: ReturnType<typeof term>, o: ReturnType<typeof namedNode> | ReturnType<typeof literal>): void =>
      void store.addQuad(quad(namedNode(s), p, o, graph));
    say(graph.value, term('rdf', 'type'), term('schema', 'NewsArticle'));
    say(graph.value, term('dct', 'identifier'), literal(article.id));
    if (article.title) say(graph.value, term('dct', 'title'), literal(article.title));
    if (article.publisher) say(graph.value, term('dct', 'publisher'), literal(article.publisher));
    say(graph.value, term('ent', 'sha256'), literal(hash(article.text)));
    const actor = (label: string): ReturnType<typeof namedNode> => {
      const node = `${BASE}actor-${encodeURIComponent(label)}`;
      const [type, code] = KNOWN[label] ?? ['Person', null];
      say(node, term('rdf', 'type'), term('ent', type));
      say(node, term('skos', 'prefLabel'), literal(label, 'en'));
      if (code) say(node, term('ent', 'alpha3'), literal(code));
      say(node, term('ent', 'mentionedIn'), graph);
      return namedNode(node);
    };
    article.claims.forEach((claim, k) => {
      const node = `${BASE}claim-${article.id}-${k}`;
      const event = `${BASE}event-${article.id}-${claim.denies ?? k}`;
      const { status = 'Asserted', type = 'Meeting', category = 'Consult' } = claim;
      say(node, term('rdf', 'type'), term('ent', 'Claim'));
      say(node, term('ent', 'about'), namedNode(event));
      say(node, term('ent', 'status'), term('ent', status));
      say(node, term('ent', 'polarity'), term('ent', status === 'Denied' ? 'Negated' : 'Affirmed'));
      say(node, term('ent', 'confidence'), literal('0.80'));
      if (claim.by) say(node, term('ent', 'attributedTo'), actor(claim.by));
      if (claim.denies !== undefined) say(node, term('ent', 'contradicts'), namedNode(`${BASE}claim-${article.id}-${claim.denies}`));
      else {
        for (const name of ['Event', category, type]) say(event, term('rdf', 'type'), term('ent', name));
        say(event, term('ent', 'actor'), actor(claim.who));
        if (claim.whom) say(event, term('ent', 'recipient'), actor(claim.whom));
        if (claim.place) say(event, term('ent', 'place'), actor(claim.place));
        if (claim.date) say(event, term('ent', 'date'), literal(claim.date, term('xsd', 'date')));
      }
      const before = article.text.indexOf(claim.quote);
      const start = [...article.text.slice(0, before)].length;
      const span = `${BASE}span-${article.id}-${k}`;
      say(node, term('oa', 'hasTarget'), namedNode(span));
      say(span, term('oa', 'hasSource'), graph);
      say(span, term('oa', 'hasSelector'), namedNode(`${span}-position`));
      say(span, term('oa', 'hasSelector'), namedNode(`${span}-quote`));
      say(`${span}-position`, term('oa', 'start'), literal(String(start)));
      say(`${span}-position`, term('oa', 'end'), literal(String(start + [...claim.quote].length)));
      say(`${span}-quote`, term('oa', 'exact'), literal(claim.quote));
    });
  }
  return store;
}

/** Settings of a library over the texts of some articles. */
export const settingsOf = (articles: readonly GraphArticle[]): LibrarySettings => {
  const texts = new Map(articles.map(({ text }) => [hash(text), text]));
  return {
    findText: (sha256) => texts.get(sha256) ?? null,
    names: { Meeting: { phrase: 'met with', alone: 'met', passive: 'was met' } },
    placeAt: () => null,
    writable: false,
    notice: null,
  };
};

/** A library over some articles. */
export const libraryOf = (articles: readonly GraphArticle[]): Library => makeLibrary(graphOf(articles), settingsOf(articles));

/** Two articles with claims of several statuses; an astral letter shifts code points against code units. */
export const SAMPLE: readonly GraphArticle[] = [
  {
    id: 'harbour',
    title: 'Talks in the harbour',
    publisher: 'The Daily Gull',
    text: '🚢 Norway met Chile in May.\nNorway reportedly sold boats to Chile.\nChile denied it.\nJapan will visit Norway.',
    claims: [
      { who: 'Norway', whom: 'Chile', quote: 'Norway met Chile in May.', date: '2024-05-01' },
      {
        who: 'Norway',
        whom: 'Chile',
        quote: 'Norway reportedly sold boats to Chile.',
        type: 'ArmsTransfer',
        category: 'Cooperate',
        status: 'Alleged',
      },
      { who: 'Norway', whom: 'Chile', quote: 'Chile denied it.', status: 'Denied', by: 'Chile', denies: 1 },
      { who: 'Japan', whom: 'Norway', quote: 'Japan will visit Norway.', type: 'Visit', status: 'Planned', date: '2024-06-02' },
    ],
  },
  {
    id: 'market',
    text: 'Ada accused Japan of delay, Bo said.',
    claims: [
      {
        who: 'Ada',
        whom: 'Japan',
        quote: 'Ada accused Japan of delay',
        type: 'Accusation',
        category: 'Accuse',
        status: 'Reported',
        by: 'Bo',
      },
    ],
  },
];

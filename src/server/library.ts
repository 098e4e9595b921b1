import type { Store } from 'n3';
import { readActors } from '../network/read-actors.ts';
import { partiesOf } from '../network/select-claims.ts';
import type { Wording } from '../ontology/ontology.ts';
import { type Askable, askableIndex } from '../query/askable.ts';
import type { ArticleRecord } from '../rdf/read-claims.ts';
import { readClaims } from '../rdf/read-claims.ts';
import { type IndexView, indexView } from '../store/index-view.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { iri } from '../vocabulary.ts';
import { type PageActor, type PageArticle, type PageData, packClaims } from './page-data.ts';

/** A graph with what the page needs of it, prepared once. */
export interface Library {
  readonly index: QuadIndex;
  /** The same for looking things up. */
  readonly store: IndexView;
  readonly page: PageData;
  /** The same as JSON, written once. */
  readonly json: () => string;
  /** Text of an article by its IRI; null where it is not kept. */
  readonly text: (article: string) => string | null;
}

/** What a library is made with. */
export interface LibrarySettings {
  /** Finds the text with that SHA-256; `source` is where the article came from. */
  readonly findText: (sha256: string, source: string | null) => string | null;
  readonly names: Readonly<Record<string, Wording>>;
  /** Longitude and latitude of a place by its IRI. */
  readonly placeAt: (iri: string) => readonly [number, number] | null;
  readonly writable: boolean;
  readonly notice: string | null;
}

/** Articles of a graph, those without claims too, by id. */
function readArticleRecords(store: IndexView, known: ReadonlyMap<string, ArticleRecord>): ArticleRecord[] {
  const records = new Map(known);
  for (const node of store.getSubjects(iri('rdf', 'type'), iri('schema', 'NewsArticle'), null)) {
    if (records.has(node.value)) continue;
    const one = (local: string): string | null => store.getObjects(node, iri('dct', local), null)[0]?.value ?? null;
    records.set(node.value, {
      iri: node.value,
      id: one('identifier') ?? node.value,
      title: one('title'),
      issued: one('issued'),
      publisher: one('publisher'),
      source: one('source'),
    });
  }
  return [...records.values()].sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
}

/** Prepares a graph for the page. */
export function makeLibrary(dataset: Askable, settings: LibrarySettings): Library {
  const index = askableIndex(dataset);
  const store = indexView(index);
  const claims = readClaims(store as unknown as Store);
  const records = readArticleRecords(store, new Map(claims.map((claim) => [claim.article.iri, claim.article])));
  const texts = new Map<string, string | null>();
  const text = (article: string): string | null => {
    if (!texts.has(article)) {
      const sha256 = store.getObjects(article, iri('ent', 'sha256'), null)[0]?.value;
      const source = store.getObjects(article, iri('dct', 'source'), null)[0]?.value ?? null;
      texts.set(article, sha256 === undefined ? null : settings.findText(sha256, source));
    }
    return texts.get(article) ?? null;
  };
  const articles = records.map((record): PageArticle => ({ ...record, hasText: text(record.iri) !== null }));
  const wanted = new Set(
    claims.flatMap((claim) => [...partiesOf(claim), ...(claim.event?.places ?? []), ...claim.attributedTo].map((p) => p.iri)),
  );
  const actors = readActors(store as unknown as Store)
    .filter((actor) => wanted.has(actor.iri))
    .map(({ iri: node, aliases, alpha3, sameAs }): PageActor => ({ iri: node, aliases, alpha3, sameAs, at: settings.placeAt(node) }));
  const { names, writable, notice } = settings;
  const page = packClaims(claims, articles, { actors, names, writable, notice });
  let json: string | null = null;
  return {
    index,
    store,
    page,
    json: () => {
      json ??= JSON.stringify(page);
      return json;
    },
    text,
  };
}

import { type Network, project } from '../../network/project.ts';
import { readableName } from '../../network/readable-name.ts';
import { categoryOf, partiesOf, selectClaims, typeOf } from '../../network/select-claims.ts';
import type { Wording } from '../../ontology/ontology.ts';
import type { ClaimRecord, Named } from '../../rdf/read-claims.ts';
import { type PageActor, type PageArticle, type PageData, unpackClaims } from '../../server/page-data.ts';
import { inflect } from '../../view/inflect.ts';
import type { ToldAs } from '../../view/phrases.ts';
import type { State } from './state.ts';

/** The data as the page uses it. */
export interface Model {
  readonly data: PageData;
  readonly articles: readonly PageArticle[];
  readonly claims: readonly ClaimRecord[];
  readonly claimOf: ReadonlyMap<string, ClaimRecord>;
  /** Number of a claim, the same as in the tables of the command line. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly claimsOf: ReadonlyMap<string, readonly ClaimRecord[]>;
  readonly actors: ReadonlyMap<string, PageActor>;
  /** Parties of claims by IRI, with the number of claims. */
  readonly parties: ReadonlyMap<string, { readonly named: Named; readonly claims: number }>;
  /** What all resources start with; left out of addresses. */
  readonly base: string;
}

/** Prepares the data that the server gave. */
export function makeModel(data: PageData): Model {
  const claims = unpackClaims(data);
  const claimsOf = new Map<string, ClaimRecord[]>();
  const numberOf = new Map<string, number>();
  const parties = new Map<string, { named: Named; claims: number }>();
  for (const claim of claims) {
    const row = claimsOf.get(claim.article.iri) ?? [];
    row.push(claim);
    claimsOf.set(claim.article.iri, row);
    numberOf.set(claim.iri, numberOf.size + 1);
    for (const party of partiesOf(claim)) {
      const known = parties.get(party.iri);
      if (known) known.claims++;
      else parties.set(party.iri, { named: party, claims: 1 });
    }
  }
  return {
    data,
    articles: data.articles,
    claims,
    claimOf: new Map(claims.map((claim) => [claim.iri, claim])),
    numberOf,
    claimsOf,
    actors: new Map(data.actors.map((actor) => [actor.iri, actor])),
    parties,
    base: data.base,
  };
}

/** The name of a class or relation in the ontology's words, else its own name as words. */
export const nameOf = (model: Model, type: string, form: keyof Wording = 'alone', claim?: ToldAs): string =>
  inflect((model.data.names[claim?.frame ?? ''] ?? model.data.names[type])?.[form] ?? readableName(type), claim?.status, claim?.negated);

/** What the state leaves of the claims, and their network. */
export interface Selected {
  readonly claims: readonly ClaimRecord[];
  readonly network: Network;
  /** Claims by status under all filters but that of the status. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Claims with their network, which is made when somebody looks at it: the list need not wait for it. */
export function makeSelected(claims: readonly ClaimRecord[], counts: ReadonlyMap<string, number>): Selected {
  let network: Network | null = null;
  return {
    claims,
    counts,
    get network() {
      network ??= project(claims);
      return network;
    },
  };
}

const selectionKey = (s: State, article: string | null): string =>
  JSON.stringify([s.statuses, s.confidence, s.source, s.from, s.to, s.actor, s.type, s.only ? article : null]);

/** A function that selects by a state and does the work only when a filter has changed. */
export function selector(): (model: Model, state: State) => Selected {
  let last: { readonly model: Model; readonly key: string; readonly selected: Selected } | null = null;
  return (model, state) => {
    const article = shownArticle(model, state);
    const key = selectionKey(state, article);
    if (last?.model === model && last.key === key) return last.selected;
    const any = selectClaims(model.claims, {
      ...(state.confidence > 0 ? { minConfidence: state.confidence } : {}),
      ...(state.from === null ? {} : { from: state.from }),
      ...(state.to === null ? {} : { to: state.to }),
      ...(state.actor === null ? {} : { actor: state.actor }),
      ...(state.only && article !== null ? { articles: [article] } : {}),
    }).filter(
      (claim) =>
        (state.type === null || typeOf(claim) === state.type || categoryOf(claim) === state.type) &&
        (state.source === null || sourceOf(claim.article) === state.source),
    );
    const counts = new Map<string, number>();
    for (const claim of any) counts.set(claim.status, (counts.get(claim.status) ?? 0) + 1);
    const claims = any.filter((claim) => state.statuses.includes(claim.status));
    const selected = makeSelected(claims, counts);
    last = { model, key, selected };
    return selected;
  };
}

/** The publisher of an article, else its id. */
export const sourceOf = (article: { readonly publisher: string | null; readonly id: string }): string => article.publisher ?? article.id;

/** IRI of the article that the page shows. */
export function shownArticle(model: Model, state: State): string | null {
  const wanted = state.article ?? (state.claim === null ? null : (model.claimOf.get(state.claim)?.article.iri ?? null));
  return model.articles.some((article) => article.iri === wanted) ? wanted : (model.articles[0]?.iri ?? null);
}

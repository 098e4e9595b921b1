import type { ArticleRecord, ClaimRecord, EventRecord, Named } from '../rdf/read-claims.ts';

/** An article as the page lists it. */
export interface PageArticle extends ArticleRecord {
  /** The page can show its text. */
  readonly hasText: boolean;
}

/** An entity with what the search, the dossier and the map need of it. */
export interface PageActor {
  readonly iri: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-3 of the country itself or of the state it acts for or lies in. */
  readonly alpha3: string | null;
  readonly sameAs: readonly string[];
  /** Longitude and latitude in degrees where a list knows them. */
  readonly at: readonly [number, number] | null;
}

type Nodes = readonly number[];

interface PackedEvent extends Omit<EventRecord, 'roles' | 'actors' | 'recipients' | 'places'> {
  readonly roles: readonly (readonly [string, Nodes])[];
  readonly actors: Nodes;
  readonly recipients: Nodes;
  readonly places: Nodes;
}

interface PackedClaim extends Omit<ClaimRecord, 'article' | 'event' | 'relation' | 'attributedTo'> {
  readonly article: number;
  readonly event: number | null;
  readonly relation: readonly [number, string, number] | null;
  readonly attributedTo: Nodes;
}

/** All that the page needs, in one answer: what many claims share is written once and named by its position. */
export interface PageData {
  readonly articles: readonly PageArticle[];
  readonly nodes: readonly Named[];
  readonly events: readonly PackedEvent[];
  readonly claims: readonly PackedClaim[];
  readonly actors: readonly PageActor[];
  /** Local name of a class or relation → its label in the ontology. */
  readonly names: Readonly<Record<string, string>>;
  /** True where the page may save an article into the store. */
  readonly writable: boolean;
  /** What the page is showing, if it is not the user's own store. */
  readonly notice: string | null;
}

/** What the page shows beside the claims. */
export type PageSettings = Pick<PageData, 'actors' | 'names' | 'writable' | 'notice'>;

/** Packs claims for the page. Articles without a claim are given in `articles`. */
export function packClaims(claims: readonly ClaimRecord[], articles: readonly PageArticle[], settings: PageSettings): PageData {
  const nodes = new Map<string, number>();
  const kept: Named[] = [];
  const node = (named: Named): number => {
    const key = `${named.iri}\0${named.label}`;
    let at = nodes.get(key);
    if (at === undefined) {
      at = kept.push(named) - 1;
      nodes.set(key, at);
    }
    return at;
  };
  const articleAt = new Map(articles.map((article, k) => [article.iri, k]));
  const eventAt = new Map<string, number>();
  const events: PackedEvent[] = [];
  const packed: PackedClaim[] = [];
  for (const claim of claims) {
    const { event, relation } = claim;
    if (event && !eventAt.has(event.iri)) {
      const roles = [...event.roles].map(([role, fillers]) => [role, fillers.map(node)] as const);
      const [actors, recipients, places] = [event.actors.map(node), event.recipients.map(node), event.places.map(node)];
      eventAt.set(event.iri, events.push({ ...event, roles, actors, recipients, places }) - 1);
    }
    const article = articleAt.get(claim.article.iri);
    if (article === undefined) continue;
    packed.push({
      ...claim,
      article,
      event: event ? eventAt.get(event.iri)! : null,
      relation: relation ? [node(relation.subject), relation.predicate, node(relation.object)] : null,
      attributedTo: claim.attributedTo.map(node),
    });
  }
  return { articles, nodes: kept, events, claims: packed, ...settings };
}

/** The claims again, with shared records for what they share. */
export function unpackClaims(data: PageData): ClaimRecord[] {
  const pick = (positions: Nodes): Named[] => positions.map((k) => data.nodes[k]!);
  const events = data.events.map((event): EventRecord => {
    const roles = new Map(event.roles.map(([role, fillers]) => [role, pick(fillers)]));
    return { ...event, roles, actors: pick(event.actors), recipients: pick(event.recipients), places: pick(event.places) };
  });
  return data.claims.map((claim) => ({
    ...claim,
    article: data.articles[claim.article]!,
    event: claim.event === null ? null : events[claim.event]!,
    relation:
      claim.relation === null
        ? null
        : { subject: data.nodes[claim.relation[0]]!, predicate: claim.relation[1], object: data.nodes[claim.relation[2]]! },
    attributedTo: pick(claim.attributedTo),
  }));
}

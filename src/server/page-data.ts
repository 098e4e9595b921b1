import type { Wording } from '../ontology/ontology.ts';
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

/** Positions in `nodes`. */
type Nodes = readonly number[];

/** An event as a row; what is empty at its end is left out. IRIs are without the base. */
export type EventRow = readonly [
  iri: string,
  type: string,
  category: string,
  roles: readonly (readonly [role: string, fillers: Nodes])[],
  actors?: Nodes | null,
  recipients?: Nodes | null,
  places?: Nodes | null,
  date?: string | null,
  earliest?: string | null,
  latest?: string | null,
  timeText?: string | null,
  quantity?: string | null,
];

/** A span as a row. */
type SpanRow = readonly [iri: string, start: number, end: number, exact: string];

/** A claim as a row: `about` is the position of an event, or a relation; null where the graph says neither. */
export type ClaimRow = readonly [
  iri: string,
  article: number,
  about: number | readonly [subject: number, predicate: string, object: number] | null,
  status: string,
  confidence: number | null,
  spans: readonly SpanRow[],
  attributedTo?: Nodes | null,
  cues?: readonly string[] | null,
  frame?: string | null,
  negated?: 1 | null,
  contradicts?: readonly string[] | null,
  contradictedBy?: readonly string[] | null,
];

/** All that the page needs, in one answer: what many claims share is written once and named by its position. */
export interface PageData {
  readonly articles: readonly PageArticle[];
  /** What the IRIs of `events` and `claims` begin with; those that do not are written whole, after a `<`. */
  readonly base: string;
  readonly nodes: readonly Named[];
  readonly events: readonly EventRow[];
  readonly claims: readonly ClaimRow[];
  readonly actors: readonly PageActor[];
  /** Local name of a class or relation → its words in the ontology. */
  readonly names: Readonly<Record<string, Wording>>;
  /** True where the page may save an article into the store. */
  readonly writable: boolean;
  /** What the page is showing, if it is not the user's own store. */
  readonly notice: string | null;
}

/** What the page shows beside the claims. */
export type PageSettings = Pick<PageData, 'actors' | 'names' | 'writable' | 'notice'>;

/** `https://w3id.org/entente/id/article/0db3` → `https://w3id.org/entente/id/`, of the first article. */
const baseOf = (articles: readonly PageArticle[]): string => articles[0]?.iri.match(/^(.*\/)article\/[^/]*$/)?.[1] ?? '';

/** A row without what is empty at its end; empty lists inside it become null. */
function trimmed<T extends readonly unknown[]>(row: T): T {
  const cells: unknown[] = row.map((cell) => (Array.isArray(cell) && cell.length === 0 ? null : cell));
  while (cells.at(-1) === null) cells.pop();
  return cells as unknown as T;
}

/** Packs claims for the page. Articles without a claim are given in `articles`. */
export function packClaims(claims: readonly ClaimRecord[], articles: readonly PageArticle[], settings: PageSettings): PageData {
  const base = baseOf(articles);
  const short = (iri: string): string => (base !== '' && iri.startsWith(base) ? iri.slice(base.length) : `<${iri}`);
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
  const events: EventRow[] = [];
  const eventRow = (event: EventRecord): EventRow => {
    const roles = [...event.roles].map(([role, fillers]) => [role, fillers.map(node)] as const);
    const [actors, recipients, places] = [event.actors.map(node), event.recipients.map(node), event.places.map(node)];
    const { date, earliest, latest, timeText, quantity } = event;
    const row = [short(event.iri), event.type, event.category, roles, actors, recipients, places] as const;
    return trimmed<EventRow>([...row, date, earliest, latest, timeText, quantity]);
  };
  const packed: ClaimRow[] = [];
  for (const claim of claims) {
    const { event, relation } = claim;
    const article = articleAt.get(claim.article.iri);
    if (article === undefined) continue;
    if (event && !eventAt.has(event.iri)) eventAt.set(event.iri, events.push(eventRow(event)) - 1);
    const fact = relation ? ([node(relation.subject), relation.predicate, node(relation.object)] as const) : null;
    const spans = claim.spans.map((span): SpanRow => [short(span.iri), span.start, span.end, span.exact]);
    const start = [short(claim.iri), article, event ? eventAt.get(event.iri)! : fact, claim.status, claim.confidence, spans] as const;
    const { cues, frame, contradicts, contradictedBy } = claim;
    const end = [claim.negated ? 1 : null, contradicts.map(short), contradictedBy.map(short)] as const;
    packed.push(trimmed<ClaimRow>([...start, claim.attributedTo.map(node), cues, frame, ...end]));
  }
  const { actors, names, writable, notice } = settings;
  return { articles, base, nodes: kept, events, claims: packed, actors, names, writable, notice };
}

const longIri = (base: string, iri: string): string => (iri.startsWith('<') ? iri.slice(1) : base + iri);

/** IRI of the claim that bears a number in the page, which counts from 1. */
export function claimNumbered({ base, claims }: PageData, number: number): string | undefined {
  const row = claims[number - 1];
  return row && longIri(base, row[0]);
}

const NONE: readonly never[] = [];

/** The claims again, with shared records for what they share. */
export function unpackClaims({ articles, base, nodes, ...data }: PageData): ClaimRecord[] {
  const long = (iri: string): string => longIri(base, iri);
  const pick = (positions: Nodes | null | undefined): readonly Named[] => positions?.map((k) => nodes[k]!) ?? NONE;
  const events = data.events.map((row): EventRecord => {
    const [iri, type, category, roles, actors, recipients, places, date, earliest, latest, timeText, quantity] = row;
    return {
      iri: long(iri),
      type,
      category,
      roles: new Map(roles?.map(([role, fillers]) => [role, pick(fillers)] as const)),
      actors: pick(actors),
      recipients: pick(recipients),
      places: pick(places),
      quantity: quantity ?? null,
      date: date ?? null,
      earliest: earliest ?? null,
      latest: latest ?? null,
      timeText: timeText ?? null,
    };
  });
  return data.claims.map((row): ClaimRecord => {
    const [iri, article, about, status, confidence, spans, said, cues, frame, negated, contradicts, contradictedBy] = row;
    return {
      iri: long(iri),
      article: articles[article]!,
      event: typeof about === 'number' ? events[about]! : null,
      relation: Array.isArray(about) ? { subject: nodes[about[0]]!, predicate: about[1], object: nodes[about[2]]! } : null,
      status,
      negated: negated === 1,
      attributedTo: pick(said),
      cues: cues ?? NONE,
      confidence: confidence ?? null,
      frame: frame ?? null,
      spans: spans?.map(([span, start, end, exact]) => ({ iri: long(span), start, end, exact })) ?? NONE,
      contradicts: contradicts?.map(long) ?? NONE,
      contradictedBy: contradictedBy?.map(long) ?? NONE,
    };
  });
}

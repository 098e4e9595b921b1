import type { Quad_Subject, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { iri, PREFIXES } from '../vocabulary.ts';

/** A node with a name that a person can read. */
export interface Named {
  readonly iri: string;
  readonly label: string;
  /** Most specific `ent:` class, without prefix; empty if none is known. */
  readonly type: string;
}

/** The article that makes a claim. */
export interface ArticleRecord {
  readonly iri: string;
  readonly id: string;
  readonly title: string | null;
  readonly issued: string | null;
  readonly publisher: string | null;
  readonly source: string | null;
}

/** An event with its roles; `roles` holds the most specific role only (`supplier`, not `actor` beside it). */
export interface EventRecord {
  readonly iri: string;
  /** Most specific class without prefix. */
  readonly type: string;
  /** PLOVER category such as `COOPERATE`, `OTHER` if none. */
  readonly category: string;
  readonly roles: ReadonlyMap<string, readonly Named[]>;
  readonly actors: readonly Named[];
  readonly recipients: readonly Named[];
  readonly places: readonly Named[];
  readonly quantity: string | null;
  readonly date: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly timeText: string | null;
}

/** The exact words of a claim; `start` and `end` count Unicode code points. */
export interface SpanRecord {
  readonly iri: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** A claim read back from a graph, with all that tables, pages and exports show of it. */
export interface ClaimRecord {
  readonly iri: string;
  readonly article: ArticleRecord;
  readonly event: EventRecord | null;
  readonly relation: { readonly subject: Named; readonly predicate: string; readonly object: Named } | null;
  /** `asserted`, `reported`, `alleged`, `planned`, `possible` or `denied`. */
  readonly status: string;
  readonly negated: boolean;
  readonly attributedTo: readonly Named[];
  readonly cues: readonly string[];
  readonly confidence: number | null;
  /** Local name of the frame or rule that fired. */
  readonly frame: string | null;
  readonly spans: readonly SpanRecord[];
  /** IRIs of claims that this one contradicts, or that contradict it. */
  readonly contradicts: readonly string[];
  readonly contradictedBy: readonly string[];
}

const ENT = PREFIXES.ent;
const local = (value: string): string => (value.startsWith(ENT) ? value.slice(ENT.length) : value);

/** All claims of a store, by article, then by place in the text. Works on any graph that keeps the model's contract, merged or not. */
export function readClaims(store: Store): ClaimRecord[] {
  const all = (s: Term | string, p: string): Term[] => store.getObjects(s as Quad_Subject, p, null) as Term[];
  const one = (s: Term | string, p: string): string | null => all(s, p)[0]?.value ?? null;
  const named = new Map<string, Named>();
  const name = (term: Term): Named => {
    const known = named.get(term.value);
    if (known) return known;
    const label =
      term.termType === 'Literal'
        ? term.value
        : (one(term, iri('skos', 'prefLabel')) ?? one(term, iri('rdfs', 'label')) ?? lastPart(term.value));
    const types =
      term.termType === 'Literal'
        ? []
        : all(term, iri('rdf', 'type'))
            .map((t) => t.value)
            .filter((t) => t.startsWith(ENT));
    const record = { iri: term.value, label, type: local(types[types.length - 1] ?? '') };
    named.set(term.value, record);
    return record;
  };
  const articles = new Map<string, ArticleRecord>();
  const article = (term: Term): ArticleRecord => {
    let record = articles.get(term.value);
    if (!record) {
      const get = (p: string): string | null => one(term, iri('dct', p));
      record = {
        iri: term.value,
        id: get('identifier') ?? lastPart(term.value),
        title: get('title'),
        issued: get('issued'),
        publisher: get('publisher'),
        source: get('source'),
      };
      articles.set(term.value, record);
    }
    return record;
  };
  const events = new Map<string, EventRecord>();
  const event = (term: Term): EventRecord => {
    let record = events.get(term.value);
    if (!record) {
      record = readEvent(store, term, all, one, name);
      events.set(term.value, record);
    }
    return record;
  };
  const contradictedBy = new Map<string, string[]>();
  const claims: ClaimRecord[] = [];
  const claimNodes = new Map(store.getSubjects(iri('rdf', 'type'), `${ENT}Claim`, null).map((s) => [s.value, s as Term]));
  for (const node of claimNodes.values()) {
    const spans: SpanRecord[] = [];
    let source: Term | undefined;
    for (const target of all(node, iri('oa', 'hasTarget'))) {
      source ??= all(target, iri('oa', 'hasSource'))[0];
      const selectors = all(target, iri('oa', 'hasSelector'));
      const find = (p: string): string | null => selectors.map((s) => one(s, iri('oa', p))).find((v) => v !== null) ?? null;
      spans.push({ iri: target.value, start: Number(find('start') ?? -1), end: Number(find('end') ?? -1), exact: find('exact') ?? '' });
    }
    if (!source) continue;
    const about = all(node, `${ENT}about`)[0];
    const [subject] = all(node, iri('rdf', 'subject'));
    const [object] = all(node, iri('rdf', 'object'));
    const predicate = one(node, iri('rdf', 'predicate'));
    const contradicts = all(node, `${ENT}contradicts`).map((t) => t.value);
    for (const other of contradicts) contradictedBy.set(other, [...(contradictedBy.get(other) ?? []), node.value]);
    const confidence = one(node, `${ENT}confidence`);
    const frame = one(node, `${ENT}frame`);
    claims.push({
      iri: node.value,
      article: article(source),
      event: about ? event(about) : null,
      relation: subject && object && predicate ? { subject: name(subject), predicate: local(predicate), object: name(object) } : null,
      status: local(one(node, `${ENT}status`) ?? '').toLowerCase(),
      negated: one(node, `${ENT}polarity`) === `${ENT}Negated`,
      attributedTo: all(node, `${ENT}attributedTo`).map(name),
      cues: all(node, `${ENT}cue`).map((t) => t.value),
      confidence: confidence === null ? null : Number(confidence),
      frame: frame === null ? null : local(frame),
      spans: spans.sort((x, y) => x.start - y.start || x.end - y.end),
      contradicts,
      contradictedBy: [],
    });
  }
  return claims
    .map((claim) => ({ ...claim, contradictedBy: contradictedBy.get(claim.iri) ?? [] }))
    .sort(
      (x, y) =>
        compare(x.article.id, y.article.id) ||
        compare(x.article.iri, y.article.iri) ||
        Number(x.event === null) - Number(y.event === null) ||
        (x.spans[0]?.start ?? 0) - (y.spans[0]?.start ?? 0) ||
        compare(x.iri, y.iri),
    );
}

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
const lastPart = (value: string): string => value.replace(/^.*[/#]/, '');

/** Properties of an event that are no roles. */
const NOT_ROLES = new Set(['quantity', 'date', 'earliest', 'latest', 'timeText', 'sameEventAs', 'mainClass']);

function readEvent(
  store: Store,
  node: Term,
  all: (s: Term, p: string) => Term[],
  one: (s: Term, p: string) => string | null,
  name: (t: Term) => Named,
): EventRecord {
  const types = all(node, iri('rdf', 'type'))
    .map((t) => local(t.value))
    .filter((t) => t !== 'Event' && !t.includes(':'));
  // Category classes bear the PLOVER word as their name in title case (`ent:Cooperate`); the finer class comes last.
  const category = types.find((t) => CATEGORIES.has(t.toUpperCase())) ?? (types.length > 0 ? 'OtherEvent' : '');
  const found = new Map<string, Map<string, Named>>();
  for (const q of store.getQuads(node as Quad_Subject, null, null, null)) {
    if (!q.predicate.value.startsWith(ENT)) continue;
    const role = local(q.predicate.value);
    if (NOT_ROLES.has(role)) continue;
    const fillers = found.get(role) ?? new Map<string, Named>();
    fillers.set(q.object.value, name(q.object as Term));
    found.set(role, fillers);
  }
  const pick = (role: string): Named[] => [...(found.get(role)?.values() ?? [])];
  const roles = new Map<string, readonly Named[]>();
  for (const [role, fillers] of found) {
    const finer = [...found].some(
      ([other, theirs]) => other !== role && !GENERAL.has(other) && GENERAL.has(role) && [...fillers.keys()].every((k) => theirs.has(k)),
    );
    if (!finer) roles.set(role, [...fillers.values()]);
  }
  const quantity = all(node, `${ENT}quantity`)[0];
  const mainIri = one(node, `${ENT}mainClass`);
  const mainClass = mainIri === null ? null : local(mainIri);
  return {
    iri: node.value,
    type: mainClass ?? types.filter((t) => !CATEGORIES.has(t.toUpperCase()) && t !== 'OtherEvent').at(-1) ?? category,
    category: CATEGORIES.has(category.toUpperCase()) ? category.toUpperCase() : 'OTHER',
    roles,
    actors: pick('actor').length > 0 ? pick('actor') : pick('participant'),
    recipients: pick('recipient'),
    places: pick('place'),
    quantity: quantity ? one(quantity, `${ENT}quantityText`) : null,
    date: one(node, `${ENT}date`),
    earliest: one(node, `${ENT}earliest`),
    latest: one(node, `${ENT}latest`),
    timeText: one(node, `${ENT}timeText`),
  };
}

const GENERAL = new Set(['actor', 'recipient', 'place']);
const CATEGORIES = new Set(
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' '),
);

import { iri } from '../../vocabulary.ts';
import { type GraphIndex, keyOf, type Node } from './index-graph.ts';

/** A run of subjects under one heading. */
export interface Section {
  readonly title: string;
  readonly nodes: readonly Node[];
}

const RDF_TYPE = iri('rdf', 'type');
const ABOUT = iri('ent', 'about');
const byKey = (x: Node, y: Node): number => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0);

/**
 * The order in which a person reads a graph: articles and runs, actors by kind and name, then the text's events in the order of the
 * text, each with its claims and their spans behind it; then what is left, by IRI.
 */
export function orderNodes({ nodes }: GraphIndex): Section[] {
  const types = (node: Node): string[] => (node.properties.get(RDF_TYPE) ?? []).map((t) => t.value);
  const of = (node: Node, property: string): Node[] =>
    (node.properties.get(property) ?? []).flatMap((o) => nodes.get(keyOf(o)) ?? []).sort(byKey);
  const sources: Node[] = [];
  const actors: Node[] = [];
  const claims: Node[] = [];
  const rest: Node[] = [];
  // `ent:Agreement` is a kind of thing and a kind of event: what a claim is about is the event.
  const spokenOf = new Set([...nodes.values()].flatMap((node) => (node.properties.get(ABOUT) ?? []).map(keyOf)));
  for (const node of nodes.values()) {
    const kinds = types(node);
    if (kinds.includes(iri('ent', 'Claim'))) claims.push(node);
    else if (kinds.some((k) => SOURCES.has(k))) sources.push(node);
    else if (!spokenOf.has(node.key) && (node.properties.has(iri('ent', 'mentionedIn')) || kinds.some((k) => ACTORS.has(k))))
      actors.push(node);
    else rest.push(node);
  }
  const place = new Map<Node, Start>(claims.map((claim) => [claim, startOf(claim, of)]));
  const inText = (x: Node, y: Node): number => compareStarts(place.get(x)!, place.get(y)!) || byKey(x, y);
  const done = new Set<Node>([...sources, ...actors]);
  const out: Node[] = [];
  /** The node, then what it leads to and nothing else has taken yet: spans, selectors, quantities, nameless sources. */
  const take = (node: Node): void => {
    const stack = [node];
    while (stack.length > 0) {
      const next = stack.pop()!;
      if (done.has(next)) continue;
      done.add(next);
      out.push(next);
      const below = [...next.properties.keys()]
        .sort()
        .filter((p) => !ELSEWHERE.has(p))
        .flatMap((p) => of(next, p));
      stack.push(...below.filter((n) => !done.has(n) && !place.has(n)).reverse());
    }
  };
  const about = new Map<Node, Node[]>();
  for (const claim of [...claims].sort(inText)) {
    for (const event of of(claim, ABOUT)) about.set(event, [...(about.get(event) ?? []), claim]);
    if (of(claim, ABOUT).length === 0) about.set(claim, [claim]);
  }
  const events = [...about].sort(([, x], [, y]) => inText(x[0]!, y[0]!));
  for (const [event, its] of events) {
    if (!place.has(event)) take(event);
    for (const claim of its) take(claim);
  }
  const tail = rest.filter((n) => !done.has(n)).sort((x, y) => Number(isBlank(x)) - Number(isBlank(y)) || byKey(x, y));
  return [
    { title: 'Where it comes from', nodes: sources.sort((x, y) => rank(x, types) - rank(y, types) || byKey(x, y)) },
    { title: 'Who and what is spoken of', nodes: actors.sort((x, y) => compareText(types(x)[0] ?? '', types(y)[0] ?? '') || byKey(x, y)) },
    { title: 'Events with what is claimed about them, in the order of the text', nodes: out },
    { title: 'Other statements', nodes: tail },
  ].filter((section) => section.nodes.length > 0);
}

const compareText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
const isBlank = (node: Node): boolean => node.term.termType === 'BlankNode';
/** Where these lead is described in a place of its own. */
const ELSEWHERE = new Set([
  ABOUT,
  RDF_TYPE,
  ...['contradicts', 'sameEventAs', 'status', 'polarity', 'frame'].map((name) => iri('ent', name)),
  ...['subject', 'predicate', 'object'].map((name) => iri('rdf', name)),
]);
const rank = (node: Node, types: (n: Node) => string[]): number => (types(node).includes(iri('schema', 'NewsArticle')) ? 0 : 1);

interface Start {
  readonly article: string;
  readonly at: number;
}
const compareStarts = (x: Start, y: Start): number => compareText(x.article, y.article) || x.at - y.at;

/** Where in which article a claim's first span begins. */
function startOf(claim: Node, of: (node: Node, property: string) => Node[]): Start {
  let start: Start | undefined;
  for (const span of of(claim, iri('oa', 'hasTarget'))) {
    const article = span.properties.get(iri('oa', 'hasSource'))?.[0]?.value ?? '';
    for (const selector of of(span, iri('oa', 'hasSelector'))) {
      const value = selector.properties.get(iri('oa', 'start'))?.[0];
      if (value && (!start || compareStarts({ article, at: Number(value.value) }, start) < 0)) start = { article, at: Number(value.value) };
    }
  }
  return start ?? { article: '\uffff', at: 0 };
}

const SOURCES = new Set([
  iri('schema', 'NewsArticle'),
  iri('prov', 'Activity'),
  iri('owl', 'Ontology'),
  iri('void', 'Dataset'),
  iri('void', 'Linkset'),
]);
const ACTORS = new Set(
  (
    'Person Country GovernmentBody InternationalOrganization ArmedGroup MilitaryUnit Company MediaOrganization CivilSocietyOrganization Group Place ' +
    'Materiel Agreement Facility Office'
  )
    .split(' ')
    .map((name) => iri('ent', name)),
);

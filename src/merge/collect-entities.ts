import type { Quad } from '@rdfjs/types';
import { iri } from '../vocabulary.ts';
import { canonicalIri } from './canonical-iri.ts';
import type { EntityRecord, StatedSame } from './entity-record.ts';
import type { MergeRules, PropertyRule } from './merge-rules.ts';
import { type ComparableName, comparableName } from './name-keys.ts';

/** What the quads say about things that can be matched. */
export interface Collected {
  readonly entities: ReadonlyMap<string, EntityRecord>;
  readonly same: readonly StatedSame[];
}

const RDF_TYPE = iri('rdf', 'type');
const WIKIDATA_TYPE = 'http://www.wikidata.org/prop/direct/P31';
/** Things that carry labels but are no entities: they are never matched by name. */
const NEVER = new Set(
  [
    ['ent', 'Event'],
    ['ent', 'Claim'],
    ['ent', 'UnnamedSource'],
    ['schema', 'NewsArticle'],
    ['prov', 'Activity'],
    ['owl', 'Class'],
    ['owl', 'ObjectProperty'],
    ['owl', 'DatatypeProperty'],
    ['owl', 'Ontology'],
    ['rdfs', 'Class'],
    ['rdf', 'Property'],
    ['skos', 'Concept'],
    ['void', 'Dataset'],
    ['void', 'Linkset'],
  ].map(([prefix, local]) => iri(prefix as 'ent', local!)),
);

/** Reads names, kinds, identifiers, countries and dates of everything that has a name or an identifier. */
export function collectEntities(graphs: ReadonlyMap<string, readonly Quad[]>, rules: MergeRules): Collected {
  const entities = new Map<string, Draft>();
  const same: StatedSame[] = [];
  const never = new Set<string>();
  const record = (node: string): Draft => {
    let found = entities.get(node);
    if (!found) {
      found = {
        iri: node,
        graphs: NONE,
        kinds: NONE,
        labels: [],
        aliases: [],
        identifiers: NONE,
        countries: NONE,
        born: NONE,
        founded: NONE,
      };
      entities.set(node, found);
    }
    return found;
  };
  const waiting: { record: Draft; rule: PropertyRule; value: string }[] = [];
  for (const [graph, quads] of graphs) {
    for (const { subject, predicate, object } of quads) {
      const property = predicate.value;
      if (property === RDF_TYPE || property === WIKIDATA_TYPE) {
        if (NEVER.has(object.value)) never.add(subject.value);
        const kind = rules.kinds.get(object.value);
        if (kind === undefined) continue;
        const found = record(subject.value);
        add(found, 'kinds', kind);
        add(found, 'graphs', graph);
        continue;
      }
      const rule = rules.properties.get(property);
      if (!rule || subject.termType !== 'NamedNode') continue;
      if (rule.use === 'same') {
        if (object.termType === 'NamedNode') same.push({ left: subject.value, right: object.value, graph });
        continue;
      }
      if (rule.use === 'functional') continue;
      const found = record(subject.value);
      if (rule.use === 'country') add(found, 'countries', object.value);
      else add(found, 'graphs', graph);
      if (rule.use === 'label') addName(found.labels, object.value, rules);
      else if (rule.use === 'alias') addName(found.aliases, object.value, rules);
      else if (rule.use === 'born') add(found, 'born', object.value);
      else if (rule.use === 'founded') add(found, 'founded', object.value);
      else if (rule.use === 'identifier') waiting.push({ record: found, rule, value: object.value });
    }
  }
  // Kinds are known only now; a rule for countries must not take a person's code for her own.
  for (const { record: found, rule, value } of waiting) {
    if (rule.kinds.length > 0 && ![...found.kinds].some((k) => rule.kinds.includes(k))) {
      if (rule.scheme.startsWith('iso3166')) add(found, 'countries', value);
    } else add(found, 'identifiers', `${rule.scheme}=${identifierValue(value)}`);
  }
  for (const node of never) entities.delete(node);
  for (const found of entities.values()) {
    const own = canonicalIri(found.iri);
    const wikidata = /^http:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(own)?.[1];
    if (wikidata) add(found, 'identifiers', `wikidata=${wikidata}`);
  }
  // Two files may give names in any order; what hangs on the first name must not.
  const byText = (x: { text: string }, y: { text: string }): number => (x.text < y.text ? -1 : 1);
  for (const found of entities.values()) {
    found.labels.sort(byText);
    found.aliases.sort(byText);
  }
  return { entities: new Map([...entities].sort(([x], [y]) => (x < y ? -1 : 1))), same };
}

type Sets = 'graphs' | 'kinds' | 'identifiers' | 'countries' | 'born' | 'founded';
type Draft = {
  -readonly [K in keyof EntityRecord]: K extends Sets
    ? ReadonlySet<string>
    : K extends 'labels' | 'aliases'
      ? ComparableName[]
      : EntityRecord[K];
};

// Most records leave most sets empty; an empty set of its own for each would take more room than all the names.
const NONE: ReadonlySet<string> = new Set();
function add(draft: Draft, set: Sets, value: string): void {
  if (draft[set] === NONE) draft[set] = new Set([value]);
  else (draft[set] as Set<string>).add(value);
}

function addName(names: ComparableName[], text: string, rules: MergeRules): void {
  if (text.trim() !== '' && !names.some((n) => n.text === text)) names.push(comparableName(text, rules));
}

/** "Q794", "http://www.wikidata.org/entity/Q794" and " q794 " are one value. */
const identifierValue = (value: string): string =>
  canonicalIri(value.trim())
    .replace(/^http:\/\/www\.wikidata\.org\/entity\/|^https:\/\/sws\.geonames\.org\/|\/$/g, '')
    .toUpperCase();

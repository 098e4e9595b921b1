import type { Quad_Subject, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { iri, PREFIXES } from '../vocabulary.ts';

/** What a graph knows of an entity beside the claims about it. */
export interface ActorRecord {
  readonly iri: string;
  readonly label: string;
  /** Local name of its class, empty if none is known. */
  readonly type: string;
  /** Other names, without the label. */
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-3 of the country itself or of the state it acts for or lies in. */
  readonly alpha3: string | null;
  /** IRIs of the same thing elsewhere. */
  readonly sameAs: readonly string[];
  /** IRIs of articles that name it. */
  readonly mentionedIn: readonly string[];
}

/** Every entity of a graph that an article names or that has a name, by label. */
export function readActors(store: Store): ActorRecord[] {
  const values = (node: Term | string, property: string): string[] => [
    ...new Set(store.getObjects(node as Quad_Subject, property, null).map((term) => term.value)),
  ];
  const nodes = new Map<string, Term>();
  for (const property of [iri('ent', 'mentionedIn'), iri('skos', 'prefLabel')])
    for (const node of store.getSubjects(property, null, null)) nodes.set(node.value, node as Term);
  const actors = [...nodes.values()].map((node): ActorRecord => {
    const [label = node.value.replace(/^.*[/#]/, '')] = [...values(node, iri('skos', 'prefLabel')), ...values(node, iri('rdfs', 'label'))];
    const types = values(node, iri('rdf', 'type')).filter((type) => type.startsWith(PREFIXES.ent));
    const state = values(node, iri('ent', 'state'))[0];
    return {
      iri: node.value,
      label,
      type: types.at(-1)?.slice(PREFIXES.ent.length) ?? '',
      aliases: [...values(node, iri('skos', 'altLabel')), ...values(node, iri('rdfs', 'label'))].filter((alias) => alias !== label),
      alpha3: values(node, iri('ent', 'alpha3'))[0] ?? (state === undefined ? null : (values(state, iri('ent', 'alpha3'))[0] ?? null)),
      sameAs: values(node, iri('owl', 'sameAs')),
      mentionedIn: values(node, iri('ent', 'mentionedIn')),
    };
  });
  return actors.sort((x, y) => (x.label < y.label ? -1 : x.label > y.label ? 1 : x.iri < y.iri ? -1 : 1));
}

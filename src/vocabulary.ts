/** Namespaces that graphs, queries and exports use; the prefix is the one printed in Turtle. */
export const PREFIXES = {
  ent: 'https://w3id.org/entente/ns#',
  slot: 'https://w3id.org/entente/slot#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  schema: 'https://schema.org/',
  sem: 'http://semanticweb.cs.vu.nl/2009/11/sem/',
  void: 'http://rdfs.org/ns/void#',
  time: 'http://www.w3.org/2006/time#',
  sh: 'http://www.w3.org/ns/shacl#',
} as const;

export type Prefix = keyof typeof PREFIXES;

/** Where resources are minted unless the user gives another base. */
export const DEFAULT_BASE = 'https://w3id.org/entente/id/';

/** Expands `prefix`, `local` to an IRI: `iri('ent', 'Claim')`. */
export const iri = (prefix: Prefix, local: string): string => PREFIXES[prefix] + local;

/** Shortens an IRI to `prefix:local` where a prefix fits and the local part is a plain name, else gives it back unchanged. */
export function shorten(value: string): string {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    if (value.startsWith(namespace) && /^[\w-]+$/.test(value.slice(namespace.length))) return `${prefix}:${value.slice(namespace.length)}`;
  }
  return value;
}

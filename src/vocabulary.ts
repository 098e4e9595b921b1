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

// Each namespace ends in `#` or `/`, and a plain name has neither: what stands before the last of them is the only one that can fit.
const BY_NAMESPACE: ReadonlyMap<string, string> = new Map(Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]));

/** Shortens an IRI to `prefix:local` where a prefix fits and the local part is a plain name, else gives it back unchanged. */
export function shorten(value: string): string {
  const cut = Math.max(value.lastIndexOf('#'), value.lastIndexOf('/')) + 1;
  const prefix = BY_NAMESPACE.get(value.slice(0, cut));
  return prefix !== undefined && /^[\w-]+$/.test(value.slice(cut)) ? `${prefix}:${value.slice(cut)}` : value;
}

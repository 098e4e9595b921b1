import type { Quad } from '@rdfjs/types';
import { hash } from '../rdf/mint.ts';
import { blanksOf, canonicalForm, groupByBlank } from './canonical-parts.ts';

/** Where blank nodes get their names; RDF 1.1 keeps this path for them, so that whoever reads it can make blank nodes again. */
export const GENID = 'https://w3id.org/.well-known/genid/entente/';

/**
 * An IRI for each blank node: label → IRI. It is made from what is said about the node and its neighbours without names (RDFC-1.0), not
 * from its label, so that the same data gives the same IRIs on every run: `[] ex:size 3` read twice, or from two files, is one name.
 * Groups that say the same are numbered, so that none is lost. Fails with `rdf/too-symmetric`.
 */
export async function skolemNames(quads: Iterable<Quad>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const group of groupByBlank([...quads].filter((quad) => blanksOf(quad).length > 0))) {
    const labels = new Map<string, string>();
    const form = await canonicalForm(group, labels);
    const before = seen.get(form) ?? 0;
    seen.set(form, before + 1);
    const start = GENID + hash(`${form}\0${before}`).slice(0, 32);
    for (const label of new Set(group.flatMap(blanksOf))) names.set(label, `${start}-${labels.get(label)!.replace(/^\D+14n/, '')}`);
  }
  return names;
}

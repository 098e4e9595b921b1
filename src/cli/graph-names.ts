import type { Store } from 'n3';
import { readClaims } from '../rdf/read-claims.ts';
import { iri } from '../vocabulary.ts';
import type { Names } from './write-answer.ts';

/** Labels of a store's nodes, and numbers of its claims: the same numbers as in the tables of `read` and `show`. */
export function graphNames(store: Store): Names {
  let numbers: Map<string, number> | undefined;
  return {
    claimNumber: (node) => {
      numbers ??= new Map(readClaims(store).map((claim, i) => [claim.iri, i + 1]));
      return numbers.get(node);
    },
    label: (node) => {
      const labels = store.getObjects(node, iri('skos', 'prefLabel'), null);
      return (labels.find((label) => 'language' in label && /^(en|)$/.test(label.language)) ?? labels[0])?.value;
    },
  };
}

/** The names that most events and relations of a store speak of, for use as examples. */
export function frequentNames(store: Store, most: number): string[] {
  const count = new Map<string, number>();
  for (const property of [iri('ent', 'actor'), iri('ent', 'recipient'), iri('rdf', 'subject')])
    for (const node of store.getObjects(null, property, null))
      count.set(node.value, (count.get(node.value) ?? 0) + store.countQuads(null, property, node, null));
  const { label } = graphNames(store);
  return [...count]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .flatMap(([node]) => label(node) ?? [])
    .slice(0, most);
}

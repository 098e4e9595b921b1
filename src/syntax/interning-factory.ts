import type { BlankNode, DataFactory, Literal, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory as N3 } from 'n3';

/**
 * A data factory that gives back the same term object for the same term, so that a graph with a million quads keeps each IRI once.
 * Blank nodes without a label are numbered in the order in which they are made, so that reading twice gives the same labels.
 */
export function interningFactory(blankPrefix = ''): DataFactory<Quad> {
  const nodes = new Map<string, NamedNode>();
  const literals = new Map<string, Literal>();
  const blanks = new Map<string, BlankNode>();
  let made = 0;
  const blank = (label: string): BlankNode => {
    let node = blanks.get(label);
    if (!node) {
      node = N3.blankNode(blankPrefix + label);
      blanks.set(label, node);
    }
    return node;
  };
  const factory = {
    namedNode: (value: string) => {
      let node = nodes.get(value);
      if (!node) {
        node = N3.namedNode(value);
        nodes.set(value, node);
      }
      return node;
    },
    literal: (value: string, kind?: string | NamedNode | { language: string; direction?: 'ltr' | 'rtl' | '' | null } | null) => {
      // The library's own key of a literal serves as ours, so that its text is not kept twice.
      const made = N3.literal(value, (kind ?? undefined) as string) as Literal & { id: string };
      const known = literals.get(made.id);
      if (known) return known;
      literals.set(made.id, made);
      return made;
    },
    // A label of the file that looks like a made one gets a mark, so that the two never meet.
    blankNode: (label?: string) => blank(label === undefined ? `genid${made++}` : /^_*genid\d+$/.test(label) ? `_${label}` : label),
    variable: (name: string) => N3.variable(name),
    defaultGraph: () => N3.defaultGraph(),
    quad: N3.quad,
  };
  return factory as unknown as DataFactory<Quad>;
}

import type { Quad, Term } from '@rdfjs/types';
import { writeTerm } from '../syntax/write-term.ts';
import type { Clusters } from './cluster.ts';
import type { MergeRules } from './merge-rules.ts';

/** One thing of which two graphs say different things that exclude each other. */
export interface Conflict {
  /** The smallest IRI of the thing. */
  readonly node: string;
  readonly label: string;
  readonly property: string;
  readonly values: readonly { readonly value: string; readonly graphs: readonly string[] }[];
}

const EXCLUSIVE = new Set(['born', 'founded', 'functional']);

/** Where graphs disagree about a property of which a thing has one value only. They are shown, never settled. */
export function findConflicts(
  graphs: ReadonlyMap<string, readonly Quad[]>,
  clusters: Clusters,
  rules: MergeRules,
  label: (node: string) => string,
): Conflict[] {
  const found = new Map<string, { property: string; node: string; values: Map<string, { term: Term; graphs: Set<string> }> }>();
  for (const [graph, quads] of graphs) {
    for (const { subject, predicate, object } of quads) {
      if (!EXCLUSIVE.has(rules.properties.get(predicate.value)?.use ?? '')) continue;
      const node = clusters.root(subject.value);
      const key = `${node}\n${predicate.value}`;
      const entry = found.get(key) ?? { property: predicate.value, node, values: new Map() };
      found.set(key, entry);
      const value = object.termType === 'Literal' ? object.value : clusters.root(object.value);
      const at = entry.values.get(value) ?? { term: object, graphs: new Set() };
      at.graphs.add(graph);
      entry.values.set(value, at);
    }
  }
  return [...found]
    .filter(([, { values }]) => values.size > 1)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([, { node, property, values }]) => ({
      node,
      label: label(node),
      property,
      values: [...values]
        .map(([value, { term, graphs: its }]) => ({
          value: term.termType === 'Literal' ? value : writeTerm(term),
          graphs: [...its].sort(),
        }))
        .sort((x, y) => (x.value < y.value ? -1 : 1)),
    }));
}

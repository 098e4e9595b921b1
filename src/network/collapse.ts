import { UndirectedGraph } from 'graphology';
import type { EdgeAttributes, Network, NodeAttributes } from './project.ts';

/** Several claims between two parties as one edge: their summed weight, and how many they are. */
export interface PairAttributes {
  weight: number;
  claims: number;
}

/** A simple network: at most one edge between two parties. */
export type Pairs = UndirectedGraph<NodeAttributes, PairAttributes>;

/**
 * Sums parallel edges, without regard to direction. An event that two claims speak of counts once per claim: two who say it weigh more
 * than one. What is denied or negated is no tie and is left out, unless `keep` says otherwise.
 */
export function collapse(network: Network, keep: (edge: EdgeAttributes) => boolean = (edge) => !edge.negated): Pairs {
  const pairs: Pairs = new UndirectedGraph<NodeAttributes, PairAttributes>();
  network.forEachNode((node, { label, type }) => {
    pairs.addNode(node, { label, type });
  });
  network.forEachEdge((_edge, attributes, source, target) => {
    if (source === target || !keep(attributes)) return;
    const known = pairs.edge(source, target);
    if (known === undefined) pairs.addEdge(source, target, { weight: attributes.weight, claims: 1 });
    else {
      pairs.updateEdgeAttribute(known, 'weight', (w) => (w ?? 0) + attributes.weight);
      pairs.updateEdgeAttribute(known, 'claims', (n) => (n ?? 0) + 1);
    }
  });
  return pairs;
}

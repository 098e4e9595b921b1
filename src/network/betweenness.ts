import library from 'graphology-metrics/centrality/betweenness.js';
import type { Pairs } from './collapse.ts';

// The package is CommonJS with a default export in its types only.
const centrality = library as unknown as typeof library.default;

/**
 * Share of the shortest ways between two others that lead over each party (Brandes; 0..1, hops count, not weights).
 * Takes time in proportion to nodes × edges.
 */
export function betweenness(pairs: Pairs): Map<string, number> {
  return new Map(Object.entries(centrality(pairs, { getEdgeWeight: null, normalized: pairs.order > 2 })));
}

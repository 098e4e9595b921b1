import library from 'graphology-metrics/centrality/pagerank.js';
import type { Pairs } from './collapse.ts';

// The package is CommonJS with a default export in its types only.
const rank = library as unknown as typeof library.default;

/** PageRank over weighted ties: who is tied to those who are tied to many. Sums to 1. */
export function pagerank(pairs: Pairs): Map<string, number> {
  if (pairs.order === 0) return new Map();
  return new Map(Object.entries(rank(pairs, { getEdgeWeight: 'weight', maxIterations: 1000, tolerance: 1e-9 })));
}

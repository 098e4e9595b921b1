import library from 'graphology-communities-louvain';
import { collapse } from './collapse.ts';
import type { Network } from './project.ts';
import { seededRandom } from './seeded-random.ts';

// The package is CommonJS with a default export in its types only.
const louvain = library as unknown as typeof library.default;

/**
 * Blocs: parties that deal with one another more than with the rest (Louvain over cooperative and neutral ties, seeded).
 * Conflict does not make a bloc: two that bomb each other are close in the news, not in politics.
 * Numbered from 1 by size; a party with no such tie is in none and is left out.
 */
export function communities(network: Network, seed = 1): Map<string, number> {
  const pairs = collapse(network, (edge) => !edge.negated && edge.sign >= 0);
  for (const node of pairs.nodes()) if (pairs.degree(node) === 0) pairs.dropNode(node);
  if (pairs.size === 0) return new Map();
  const found = louvain(pairs, { getEdgeWeight: 'weight', rng: seededRandom(seed) });
  const blocs = new Map<number, string[]>();
  for (const [node, bloc] of Object.entries(found)) blocs.set(bloc, [...(blocs.get(bloc) ?? []), node]);
  const ordered = [...blocs.values()].map((members) => members.sort()).sort((x, y) => y.length - x.length || (x[0]! < y[0]! ? -1 : 1));
  return new Map(ordered.flatMap((members, k) => members.map((node) => [node, k + 1] as const)));
}

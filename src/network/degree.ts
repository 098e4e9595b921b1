import type { Pairs } from './collapse.ts';

/** How many others each party is tied to, and the summed weight of its ties ("strength"). */
export function degree(pairs: Pairs): Map<string, { readonly partners: number; readonly strength: number }> {
  return new Map(
    pairs.mapNodes((node) => [
      node,
      { partners: pairs.degree(node), strength: pairs.reduceEdges(node, (sum, _edge, { weight }) => sum + weight, 0) },
    ]),
  );
}

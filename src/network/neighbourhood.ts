import type { Network } from './project.ts';

/** The network around some parties: who is shown, and how many partners of each are not. */
export interface Neighbourhood {
  readonly nodes: ReadonlySet<string>;
  /** Partners of a shown node that are not shown: the count on its "expand" button. */
  readonly hidden: ReadonlyMap<string, number>;
  /** True if `limit` cut it off. */
  readonly cut: boolean;
}

/**
 * The parties within one step of the `open` ones. Where more than `limit` would show, those with the most claims to the open ones stay.
 */
export function neighbourhood(network: Network, open: readonly string[], limit = 300): Neighbourhood {
  const nodes = new Set(open.filter((node) => network.hasNode(node)));
  const near = new Map<string, number>();
  for (const node of [...nodes])
    network.forEachEdge(node, (_edge, _attributes, source, target) => {
      const other = source === node ? target : source;
      if (!nodes.has(other)) near.set(other, (near.get(other) ?? 0) + 1);
    });
  const ordered = [...near].sort(([n1, x], [n2, y]) => y - x || (n1 < n2 ? -1 : 1));
  const room = Math.max(0, limit - nodes.size);
  for (const [node] of ordered.slice(0, room)) nodes.add(node);
  const hidden = new Map<string, number>();
  for (const node of nodes) hidden.set(node, network.neighbors(node).filter((other) => !nodes.has(other)).length);
  return { nodes, hidden, cut: ordered.length > room };
}

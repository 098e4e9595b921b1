import { categorySign } from '../category-sign.ts';
import type { Network } from '../project.ts';
import { statusRank } from '../status-strength.ts';

/** Claims between two parties that look the same in a picture: same direction, status and side. Drawn as one line. */
export interface Bundle {
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly status: string;
  /** 1 cooperation, -1 conflict, 0 neither. A denied tie keeps the side of what is denied. */
  readonly side: number;
  readonly claims: readonly string[];
  /** Event classes and relations, the most frequent first. */
  readonly types: readonly string[];
}

/** The lines of a picture of the network among `nodes`, in a fixed order. */
export function bundleEdges(network: Network, nodes: ReadonlySet<string>): Bundle[] {
  const bundles = new Map<string, { bundle: Omit<Bundle, 'types' | 'claims'>; claims: Set<string>; types: Map<string, number> }>();
  network.forEachEdge((_edge, attributes, source, target, _s, _t, undirected) => {
    if (!nodes.has(source) || !nodes.has(target)) return;
    const side = Math.sign(categorySign(attributes.category, attributes.type));
    const ends = undirected && target < source ? [target, source] : [source, target];
    const status = attributes.negated ? 'denied' : attributes.status;
    const key = [...ends, undirected, status, side].join('\0');
    const bundle = { source: ends[0]!, target: ends[1]!, directed: !undirected, status, side };
    const known = bundles.get(key) ?? { bundle, claims: new Set<string>(), types: new Map<string, number>() };
    known.claims.add(attributes.claim);
    known.types.set(attributes.type, (known.types.get(attributes.type) ?? 0) + 1);
    bundles.set(key, known);
  });
  return [...bundles.entries()]
    .sort(([k1, x], [k2, y]) => statusRank(x.bundle.status) - statusRank(y.bundle.status) || (k1 < k2 ? -1 : 1))
    .map(([, { bundle, claims, types }]) => ({
      ...bundle,
      claims: [...claims],
      types: [...types].sort(([t1, n], [t2, m]) => m - n || (t1 < t2 ? -1 : 1)).map(([type]) => type),
    }));
}

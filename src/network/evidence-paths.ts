import type { Network } from './project.ts';
import { statusRank } from './status-strength.ts';

/** One step of a path: two parties and the claims that tie them, the firmest first. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  /** IRIs of claims. */
  readonly claims: readonly string[];
  /** Rank of its firmest claim's status: 0 asserted … 5 denied. */
  readonly rank: number;
}

/** A chain of parties from one to another. */
export interface EvidencePath {
  readonly hops: readonly Hop[];
}

/** Settings of a search for paths. */
export interface PathOptions {
  /** How many of the shortest paths to give back. */
  readonly limit: number;
  readonly maxHops: number;
}

/**
 * The shortest chains of claims between two parties, those with the firmer claims first. A chain is only as firm as its weakest hop.
 * Edges are walked both ways: that Iran supplied Russia ties Russia to Iran. Denied claims carry nobody; leave them out by `keep`.
 */
export function evidencePaths(
  network: Network,
  from: string,
  to: string,
  options: PathOptions = { limit: 3, maxHops: 6 },
  keep: (edge: { readonly negated: boolean }) => boolean = (edge) => !edge.negated,
): EvidencePath[] {
  if (!network.hasNode(from) || !network.hasNode(to) || from === to) return [];
  const claims = new Map<string, Map<string, { claim: string; rank: number }[]>>();
  network.forEachEdge((_edge, attributes, source, target) => {
    if (!keep(attributes)) return;
    for (const [x, y] of [
      [source, target],
      [target, source],
    ] as const) {
      const row = claims.get(x) ?? new Map<string, { claim: string; rank: number }[]>();
      row.set(y, [...(row.get(y) ?? []), { claim: attributes.claim, rank: statusRank(attributes.status) }]);
      claims.set(x, row);
    }
  });
  // Breadth first from the end, so that walking downhill from the start gives only shortest paths.
  const distance = new Map([[to, 0]]);
  let rim = [to];
  while (rim.length > 0 && !distance.has(from)) {
    const next: string[] = [];
    for (const node of rim)
      for (const other of claims.get(node)?.keys() ?? [])
        if (!distance.has(other)) {
          distance.set(other, distance.get(node)! + 1);
          next.push(other);
        }
    rim = next;
  }
  const length = distance.get(from);
  if (length === undefined || length > options.maxHops) return [];
  const hop = (x: string, y: string): Hop => {
    const all = [...claims.get(x)!.get(y)!].sort((p, q) => p.rank - q.rank || (p.claim < q.claim ? -1 : 1));
    return { from: x, to: y, claims: [...new Set(all.map((c) => c.claim))], rank: all[0]!.rank };
  };
  const found: Hop[][] = [];
  // A hub can lie on thousands of equally short paths: enough are looked at to choose well, never all of them.
  const enough = Math.max(200, options.limit * 20);
  const walk = (node: string, hops: Hop[]): void => {
    if (found.length >= enough) return;
    if (node === to) {
      found.push(hops);
      return;
    }
    const steps = [...(claims.get(node)?.keys() ?? [])]
      .filter((other) => distance.get(other) === distance.get(node)! - 1)
      .map((other) => hop(node, other))
      .sort((x, y) => x.rank - y.rank || y.claims.length - x.claims.length || (x.to < y.to ? -1 : 1));
    for (const step of steps) walk(step.to, [...hops, step]);
  };
  walk(from, []);
  const weakest = (hops: readonly Hop[]): number => Math.max(...hops.map((h) => h.rank));
  const doubt = (hops: readonly Hop[]): number => hops.reduce((sum, h) => sum + h.rank, 0);
  const support = (hops: readonly Hop[]): number => Math.min(...hops.map((h) => h.claims.length));
  const key = (hops: readonly Hop[]): string => hops.map((h) => h.to).join(' ');
  return found
    .sort((x, y) => weakest(x) - weakest(y) || doubt(x) - doubt(y) || support(y) - support(x) || (key(x) < key(y) ? -1 : 1))
    .slice(0, options.limit)
    .map((hops) => ({ hops }));
}

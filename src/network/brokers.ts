import type { Pairs } from './collapse.ts';

/** A party that stands between blocs. */
export interface Broker {
  readonly node: string;
  /** Pairs of its partners in different blocs that have no tie of their own; a pair with several go-betweens counts in parts. */
  readonly bridges: number;
  /** The blocs that its partners belong to. */
  readonly blocs: readonly number[];
}

/**
 * Who stands between blocs (after Gould and Fernandez 1989): counts the pairs of a party's partners that belong to different blocs and
 * have no tie of their own. Most bridges first.
 */
export function brokers(pairs: Pairs, blocs: ReadonlyMap<string, number>): Broker[] {
  const shared = (x: string, y: string): number => {
    const [few, many] = pairs.degree(x) <= pairs.degree(y) ? [x, y] : [y, x];
    return pairs.reduceNeighbors(few, (n, node) => n + (pairs.hasEdge(node, many) ? 1 : 0), 0);
  };
  const found = pairs.mapNodes((node) => {
    const partners = pairs.neighbors(node).filter((p) => blocs.has(p));
    let bridges = 0;
    for (let i = 0; i < partners.length; i++)
      for (let k = i + 1; k < partners.length; k++) {
        const [x, y] = [partners[i]!, partners[k]!];
        if (blocs.get(x) !== blocs.get(y) && !pairs.hasEdge(x, y)) bridges += 1 / shared(x, y);
      }
    return { node, bridges, blocs: [...new Set(partners.map((p) => blocs.get(p)!))].sort((x, y) => x - y) };
  });
  return found.filter((b) => b.bridges > 0).sort((x, y) => y.bridges - x.bridges || (x.node < y.node ? -1 : 1));
}

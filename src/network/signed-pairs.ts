import type { Network } from './project.ts';

/** Cooperation against conflict between two parties. */
export interface SignedPair {
  readonly nodes: readonly [string, string];
  /** Summed strength of what they do with and against each other, both positive numbers. */
  readonly cooperation: number;
  readonly conflict: number;
  /** 1 more cooperation, -1 more conflict, 0 as much of both. */
  readonly sign: -1 | 0 | 1;
}

/** All pairs with at least one tie that says friend or foe, the strongest first. Denied ties do not count. */
export function signedPairs(network: Network): SignedPair[] {
  const sums = new Map<string, { nodes: [string, string]; cooperation: number; conflict: number }>();
  network.forEachEdge((_edge, { sign, weight }, source, target) => {
    if (sign === 0 || source === target) return;
    const nodes: [string, string] = source < target ? [source, target] : [target, source];
    const key = nodes.join('\0');
    const sum = sums.get(key) ?? { nodes, cooperation: 0, conflict: 0 };
    if (sign > 0) sum.cooperation += sign * weight;
    else sum.conflict -= sign * weight;
    sums.set(key, sum);
  });
  return [...sums.entries()]
    .sort(([k1, x], [k2, y]) => y.cooperation + y.conflict - x.cooperation - x.conflict || (k1 < k2 ? -1 : 1))
    .map(([, sum]) => ({ ...sum, sign: Math.sign(sum.cooperation - sum.conflict) as -1 | 0 | 1 }));
}

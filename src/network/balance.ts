import type { SignedPair } from './signed-pairs.ts';

/** Three parties that all have to do with one another, with the signs of the pairs (0-1, 1-2, 0-2). */
export interface Triangle {
  readonly nodes: readonly [string, string, string];
  readonly signs: readonly [number, number, number];
  readonly balanced: boolean;
}

/** Structural balance of a signed network. */
export interface Balance {
  readonly triangles: readonly Triangle[];
  readonly balanced: number;
  /** Share of balanced triangles; null without any triangle. */
  readonly share: number | null;
}

/**
 * Structural balance (Heider; Cartwright and Harary): "the friend of my friend is my friend, the enemy of my enemy too".
 * A triangle is balanced if the product of its signs is positive. Pairs with as much of both are left out.
 */
export function balance(pairs: readonly SignedPair[]): Balance {
  const signs = new Map<string, Map<string, number>>();
  const note = (x: string, y: string, sign: number): void => void signs.set(x, (signs.get(x) ?? new Map()).set(y, sign));
  for (const { nodes, sign } of pairs) {
    if (sign === 0) continue;
    note(nodes[0], nodes[1], sign);
    note(nodes[1], nodes[0], sign);
  }
  const triangles: Triangle[] = [];
  for (const x of [...signs.keys()].sort()) {
    const near = [...signs.get(x)!.keys()].filter((y) => y > x).sort();
    for (let i = 0; i < near.length; i++)
      for (let k = i + 1; k < near.length; k++) {
        const [y, z] = [near[i]!, near[k]!];
        const far = signs.get(y)!.get(z);
        if (far === undefined) continue;
        const all = [signs.get(x)!.get(y)!, far, signs.get(x)!.get(z)!] as const;
        triangles.push({ nodes: [x, y, z], signs: all, balanced: all[0] * all[1] * all[2] > 0 });
      }
  }
  const balanced = triangles.filter((t) => t.balanced).length;
  return { triangles, balanced, share: triangles.length === 0 ? null : balanced / triangles.length };
}

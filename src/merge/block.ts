import { type EntityRecord, kindOf } from './entity-record.ts';
import type { MergeRules } from './merge-rules.ts';
import { nameKeys, properNames } from './name-keys.ts';

/** Two entities that share a key and no graph, by their places in the list. */
export type Pair = readonly [number, number];

/** The pairs worth a look, and the keys that too many share to be worth one. */
export interface Blocks {
  readonly pairs: readonly Pair[];
  /** Names that more than `most` entities bear, with how many. */
  readonly tooCommon: readonly (readonly [key: string, count: number])[];
}

/** A block with more entities than this is split by country, and left aside if it is still too big. */
const MOST = 40;

/**
 * Puts entities with a common key into blocks and gives the pairs within each. Entities that stand in one graph are no pair: who
 * writes two IRIs into one graph means two things.
 */
export function blockPairs(entities: readonly EntityRecord[], rules: MergeRules): Blocks {
  const blocks = new Map<string, number[]>();
  entities.forEach((entity, i) => {
    const kind = kindOf(entity);
    // Without a kind nothing but an identifier can join; a name alone would be string similarity.
    if (kind === '') return;
    const names = properNames(entity);
    const keys = new Set(names.flatMap((name) => nameKeys(name, kind, rules)));
    for (const key of keys) {
      const block = blocks.get(`${kind} ${key}`);
      if (block) block.push(i);
      else blocks.set(`${kind} ${key}`, [i]);
    }
  });
  const pairs: Pair[] = [];
  const seen = new Set<number>();
  const tooCommon: [string, number][] = [];
  const pairUp = (block: readonly number[]): void => {
    for (let x = 0; x < block.length; x++) {
      for (let y = x + 1; y < block.length; y++) {
        const [i, j] = [block[x]!, block[y]!];
        const key = i * entities.length + j;
        if (seen.has(key) || shareGraph(entities[i]!, entities[j]!)) continue;
        seen.add(key);
        pairs.push([i, j]);
      }
    }
  };
  for (const [key, block] of blocks) {
    if (block.length < 2) continue;
    if (block.length <= MOST) pairUp(block);
    else {
      const byCountry = new Map<string, number[]>();
      for (const i of block) for (const country of entities[i]!.countries) byCountry.set(country, [...(byCountry.get(country) ?? []), i]);
      for (const [country, part] of byCountry) {
        if (part.length <= MOST) pairUp(part);
        else tooCommon.push([`${key} ${country}`, part.length]);
      }
      if (byCountry.size === 0) tooCommon.push([key, block.length]);
    }
  }
  return { pairs, tooCommon };
}

/** Whether one graph describes both. */
export function shareGraph(a: EntityRecord, b: EntityRecord): boolean {
  for (const graph of a.graphs) if (b.graphs.has(graph)) return true;
  return false;
}

import { compareLinks, type Link, pairKey } from './link.ts';
import { canBeBoth } from './merge-rules.ts';

/** A link that was not made, and why. */
export interface Refusal {
  readonly link: Link;
  readonly rule: 'decision' | 'kinds' | 'identifiers' | 'dates' | 'size' | 'graph';
  readonly why: string;
}

/** What is known of one node when it is joined with others. */
export interface Traits {
  readonly kinds: ReadonlySet<string>;
  /** Values of which one thing has one only: `iso3166-1-alpha-3=IRN`, `wikidata=Q794`. */
  readonly unique: ReadonlySet<string>;
  readonly born: ReadonlySet<string>;
  /** Graphs that describe it: a proposal never joins two things that one graph tells apart. */
  readonly graphs: ReadonlySet<string>;
}

/** Nodes joined into clusters. */
export interface Clusters {
  /** The smallest IRI of the node's cluster. */
  readonly root: (node: string) => string;
  /** Clusters of two and more, sorted. */
  readonly groups: readonly (readonly string[])[];
  /** Links that hold, in order of trust. */
  readonly accepted: readonly Link[];
  /** Links that were not made; after the first thousand only counted. */
  readonly refused: readonly Refusal[];
  readonly refusedCount: number;
}

const MOST_REFUSED = 1000;

/**
 * Joins linked nodes, the most trusted link first, and refuses each link that would join what a decision keeps apart, two kinds that
 * exclude each other, two different unique identifiers, two dates of birth, or too many nodes. A negative decision holds between whole
 * clusters: if A is not B, then nothing that is A is anything that is B.
 */
export function cluster(
  links: readonly Link[],
  apart: readonly (readonly [string, string])[],
  traits: (node: string) => Traits,
  most: number,
): Clusters {
  const ids = new Map<string, number>();
  const nodes: string[] = [];
  const parent: number[] = [];
  const size: number[] = [];
  const enemies: (Set<number> | undefined)[] = [];
  const merged: Traits[] = [];
  const id = (node: string): number => {
    let found = ids.get(node);
    if (found === undefined) {
      found = nodes.length;
      ids.set(node, found);
      nodes.push(node);
      parent.push(found);
      size.push(1);
      enemies.push(undefined);
      merged.push(traits(node));
    }
    return found;
  };
  const find = (start: number): number => {
    let root = start;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = start; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (const [a, b] of apart) {
    const [x, y] = [id(a), id(b)];
    enemies[x] = (enemies[x] ?? new Set()).add(y);
    enemies[y] = (enemies[y] ?? new Set()).add(x);
  }
  const areEnemies = (x: number, y: number): boolean => {
    const [few, other] = (enemies[x]?.size ?? 0) <= (enemies[y]?.size ?? 0) ? [x, y] : [y, x];
    for (const enemy of enemies[few] ?? []) if (find(enemy) === other) return true;
    return false;
  };
  const why = (link: Link, x: number, y: number): readonly [Refusal['rule'], string] | null => {
    const [a, b, total] = [merged[x]!, merged[y]!, size[x]! + size[y]!];
    if (total > most) return ['size', `the cluster would have ${total} members, more than ${most}`];
    if (link.method === 'proposal' && meet(a.graphs, b.graphs)) return ['graph', 'one graph describes both, so it means two things'];
    return clash(a, b);
  };
  const accepted: Link[] = [];
  const refused: Refusal[] = [];
  let refusedCount = 0;
  const done = new Set<string>();
  for (const link of [...links].sort(compareLinks)) {
    const key = pairKey(link.left, link.right);
    if (link.left === link.right || done.has(key)) continue;
    done.add(key);
    const [x, y] = [find(id(link.left)), find(id(link.right))];
    const fault = areEnemies(x, y) ? (['decision', 'a decision keeps them apart'] as const) : x === y ? null : why(link, x, y);
    if (fault) {
      refusedCount++;
      if (refused.length < MOST_REFUSED) refused.push({ link, rule: fault[0], why: fault[1] });
      continue;
    }
    accepted.push(link);
    if (x === y) continue;
    const [big, small] = size[x]! >= size[y]! ? [x, y] : [y, x];
    parent[small] = big;
    size[big] = size[big]! + size[small]!;
    if (enemies[small]) enemies[big] = new Set([...(enemies[big] ?? []), ...enemies[small]]);
    merged[big] = join(merged[big]!, merged[small]!);
  }
  const groups = new Map<number, string[]>();
  for (const node of [...nodes].sort()) {
    const root = find(ids.get(node)!);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  }
  return {
    root: (node) => (ids.has(node) ? groups.get(find(ids.get(node)!))![0]! : node),
    groups: [...groups.values()].filter((g) => g.length > 1),
    accepted,
    refused,
    refusedCount,
  };
}

const NOTHING: ReadonlySet<string> = new Set();
/** Traits of a node of which nothing is known. */
export const NO_TRAITS: Traits = { kinds: NOTHING, unique: NOTHING, born: NOTHING, graphs: NOTHING };

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((x) => b.has(x));
const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]);
const join = (a: Traits, b: Traits): Traits =>
  b === NO_TRAITS
    ? a
    : a === NO_TRAITS
      ? b
      : {
          kinds: union(a.kinds, b.kinds),
          unique: union(a.unique, b.unique),
          born: union(a.born, b.born),
          graphs: union(a.graphs, b.graphs),
        };

function clash(a: Traits, b: Traits): readonly [Refusal['rule'], string] | null {
  for (const mine of a.kinds)
    for (const theirs of b.kinds) if (!canBeBoth(mine, theirs)) return ['kinds', `one is a ${mine}, the other a ${theirs}`];
  for (const mine of a.unique) {
    const scheme = mine.slice(0, mine.indexOf('='));
    for (const theirs of b.unique) {
      if (theirs !== mine && theirs.startsWith(`${scheme}=`) && !b.unique.has(mine) && !a.unique.has(theirs))
        return ['identifiers', `two different ${scheme}: ${mine.slice(scheme.length + 1)} and ${theirs.slice(scheme.length + 1)}`];
    }
  }
  for (const mine of a.born) {
    for (const theirs of b.born) {
      const [x, y] = [mine.slice(0, 4), theirs.slice(0, 4)];
      if (x !== y) return ['dates', `one was born in ${x}, the other in ${y}`];
    }
  }
  return null;
}

/** What the order of joins is chosen from. */
export interface Joinable {
  /** The slots of its variables. */
  readonly slots: readonly number[];
  /** Expected rows per row in which the `bound` slots have values. */
  estimate(bound: ReadonlySet<number>): number;
}

/** Beyond this number of patterns only the cheapest start is tried. */
const TRY_ALL_STARTS = 12;

/**
 * Chooses an order of joins: from each start the next is always the connected pattern with the least fan-out; the start with the fewest
 * rows in all wins. Gives the positions and the expected rows after each.
 */
export function joinOrder(patterns: readonly Joinable[], bound: ReadonlySet<number>): { order: number[]; rows: number[] } {
  const first = patterns.map((pattern) => pattern.estimate(bound));
  const starts = patterns.map((_, i) => i).sort((a, b) => first[a]! - first[b]!);
  let best: { order: number[]; rows: number[]; cost: number } | undefined;
  for (const start of starts.slice(0, patterns.length > TRY_ALL_STARTS ? 1 : patterns.length)) {
    // With rows at hand already, a pattern that is tied to them comes first.
    if (bound.size > 0 && best !== undefined && !patterns[start]!.slots.some((slot) => bound.has(slot))) continue;
    const tried = greedy(patterns, start, bound, best?.cost ?? Infinity);
    if (tried !== undefined && (best === undefined || tried.cost < best.cost)) best = tried;
  }
  return best ?? { order: [], rows: [] };
}

function greedy(patterns: readonly Joinable[], start: number, before: ReadonlySet<number>, limit: number) {
  const bound = new Set(before);
  const left = new Set(patterns.keys());
  const order: number[] = [];
  const rows: number[] = [];
  let now = 1;
  let cost = 0;
  for (let next: number | undefined = start; next !== undefined; next = cheapest(patterns, left, bound)) {
    const pattern: Joinable = patterns[next]!;
    now *= pattern.estimate(bound);
    // A step costs something even where nothing is expected to come out.
    cost += now + 0.01;
    if (cost >= limit) return undefined;
    order.push(next);
    rows.push(now);
    left.delete(next);
    for (const slot of pattern.slots) bound.add(slot);
  }
  return { order, rows, cost };
}

function cheapest(patterns: readonly Joinable[], left: ReadonlySet<number>, bound: ReadonlySet<number>): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const i of left) {
    const pattern = patterns[i]!;
    const connected = pattern.slots.length === 0 || pattern.slots.some((slot) => bound.has(slot));
    // A cross product comes last of all.
    const cost = pattern.estimate(bound) + (connected ? 0 : 1e12);
    if (best === undefined || cost < least) {
      best = i;
      least = cost;
    }
  }
  return best;
}

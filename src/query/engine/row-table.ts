import type { Guard } from './guard.ts';

/**
 * Rows of ids, each different one kept once under a dense number in order of arrival. Grouping, DISTINCT and joins all stand on it.
 */
export interface RowTable {
  readonly width: number;
  size(): number;
  /** The number of the row that stands in `from` at `at`; kept if new. */
  add(from: readonly Uint32Array[], at: number): number;
  /** The number of the row, -1 if it was never added. */
  find(from: readonly Uint32Array[], at: number): number;
  /** The id at a place of a kept row. */
  get(row: number, place: number): number;
  clear(): void;
}

/** An empty table for rows of `width` ids. */
export function rowTable(width: number, guard: Guard): RowTable {
  let slots = new Int32Array(64).fill(-1);
  let rows = new Uint32Array(64 * width);
  let hashes = new Int32Array(64);
  let size = 0;

  function hashOf(from: readonly Uint32Array[], at: number): number {
    let hash = 0;
    for (let i = 0; i < width; i++) {
      hash = Math.imul(hash ^ from[i]![at]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  function locate(from: readonly Uint32Array[], at: number, hash: number): number {
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row < 0) return -1 - slot;
      if (hashes[row] !== hash) continue;
      let i = 0;
      while (i < width && rows[row * width + i] === from[i]![at]) i++;
      if (i === width) return row;
    }
  }

  function grow(): void {
    guard.keep(size * (width + 3));
    const more = new Uint32Array(rows.length * 2);
    more.set(rows);
    rows = more;
    const moreHashes = new Int32Array(hashes.length * 2);
    moreHashes.set(hashes);
    hashes = moreHashes;
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let row = 0; row < size; row++) {
      let slot = hashes[row]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = row;
    }
  }

  return {
    width,
    size: () => size,
    add(from, at) {
      const hash = hashOf(from, at);
      const found = locate(from, at, hash);
      if (found >= 0) return found;
      if (size === hashes.length) grow();
      for (let i = 0; i < width; i++) rows[size * width + i] = from[i]![at]!;
      hashes[size] = hash;
      slots[-1 - found] = size++;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    find: (from, at) => Math.max(-1, locate(from, at, hashOf(from, at))),
    get: (row, place) => rows[row * width + place]!,
    clear() {
      slots.fill(-1);
      size = 0;
    },
  };
}

/** Hash of a string as a signed 32-bit integer (FNV-1a with a final mix); the same on every machine. */
export function hashString(text: string, seed = HASH_SEED): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, HASH_PRIME);
  }
  return mixLast(h);
}

/** What the hash of a string begins with, and by what it is multiplied after each code unit. */
export const HASH_SEED = 0x811c9dc5;
export const HASH_PRIME = 16777619;

/** The last step of `hashString`. */
export function mixLast(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) | 0;
}

/** Mixes two 32-bit integers into one; the order of the two matters. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return (h ^ (h >>> 14)) | 0;
}

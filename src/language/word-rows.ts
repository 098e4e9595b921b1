import { HASH_PRIME, HASH_SEED, hashString, mixLast } from './hash.ts';

/** The row of each word that the models know, by its form (see `wordKey`). */
export type WordRows = Pick<ReadonlyMap<string, number>, 'get' | 'has' | 'size'>;

/**
 * Rows of the words in a text of lines, in order. Only hashes are kept: no string is made of the sixty thousand words, which takes a fifth of
 * the time. Of two words of one hash the first keeps its row.
 */
export function wordRows(text: Uint8Array): WordRows {
  let words = 1;
  for (let i = 0; i < text.length; i++) if (text[i] === LINE) words++;
  const mask = 2 ** Math.ceil(Math.log2(2 * words)) - 1;
  const hashes = new Int32Array(mask + 1);
  const rows = new Int32Array(mask + 1);
  const placeOf = (hash: number): number => {
    let place = hash & mask;
    while (rows[place] !== 0 && hashes[place] !== hash) place = (place + 1) & mask;
    return place;
  };
  let row = 0;
  for (let at = 0; at <= text.length; at++) {
    let hash = HASH_SEED | 0;
    for (; at < text.length && text[at] !== LINE; at++) {
      let code = text[at]!;
      if (code >= 0xf0) {
        const point = ((code & 7) << 18) | ((text[++at]! & 63) << 12) | ((text[++at]! & 63) << 6) | (text[++at]! & 63);
        hash = Math.imul(hash ^ (0xd800 + ((point - 0x10000) >> 10)), HASH_PRIME);
        code = 0xdc00 + ((point - 0x10000) & 0x3ff);
      } else if (code >= 0xe0) code = ((code & 15) << 12) | ((text[++at]! & 63) << 6) | (text[++at]! & 63);
      else if (code >= 0xc0) code = ((code & 31) << 6) | (text[++at]! & 63);
      hash = Math.imul(hash ^ code, HASH_PRIME);
    }
    hash = mixLast(hash);
    const place = placeOf(hash);
    row++;
    if (rows[place] !== 0) continue;
    hashes[place] = hash;
    rows[place] = row;
  }
  const get = (word: string): number | undefined => {
    const found = rows[placeOf(hashString(word))]!;
    return found === 0 ? undefined : found - 1;
  };
  return { get, has: (word) => get(word) !== undefined, size: words };
}

const LINE = 10;

import { withoutAccents } from './name-pieces.ts';

/** A name by which mentions of one thing are compared: no accents, case, hyphens, dots or leading article. */
export function nameText(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/(?<=\p{L})\./gu, '')
    .replace(/['’](?:s\b)?/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

const SMALL = /^(?:of|the|and|for|in|on|to|de|du|la|del|von|der|&|-|,)$/i;

/** The first letters of the long words: "Economic Community of West African States" → "ECOWAS" has them in order. */
export function isAcronymOf(acronym: string, name: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (letters.length < 2 || acronym !== acronym.toUpperCase()) return false;
  const words = name.split(/[\s-]+/).filter((w) => w !== '' && !SMALL.test(w));
  if (words.length < 2 || words[0]![0]!.toLowerCase() !== letters[0]) return false;
  // every letter is found in order, each either at the start of a word or going on within one
  let [w, c] = [0, 0];
  for (const letter of letters) {
    const next = words.slice(w + 1).findIndex((word) => word[0]?.toLowerCase() === letter);
    const here = words[w]?.toLowerCase().indexOf(letter, c) ?? -1;
    if (c > 0 && next >= 0) [w, c] = [w + 1 + next, 1];
    else if (here >= 0) c = here + 1;
    else if (next >= 0) [w, c] = [w + 1 + next, 1];
    else return false;
  }
  return w >= words.length / 2 - 1;
}

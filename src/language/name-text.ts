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

/**
 * Whether the letters begin the words of a name, in order, with letters from within allowed between:
 * "Economic Community of West African States" is ECOWAS; of five words and more one may be passed over.
 */
export function isAcronymOf(acronym: string, name: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (letters.length < 2 || acronym !== acronym.toUpperCase()) return false;
  const words = name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((w) => w !== '' && !SMALL.test(w));
  if (words.length < 2 || words[0]![0] !== letters[0]) return false;
  let word = 0;
  let inside = 1;
  let begun = 1;
  for (const letter of letters.slice(1)) {
    const next = words.findIndex((w, k) => k > word && k <= word + 2 && w[0] === letter);
    if (next >= 0) {
      word = next;
      inside = 1;
      begun++;
      continue;
    }
    const here = words[word]!.indexOf(letter, inside);
    if (here < 0) {
      // the letter of a small word: the O in "Organization of …" is none, the I in "Democracy and Islam" may be
      if (!new RegExp(`\\b${letter}`).test(name.toLowerCase())) return false;
      continue;
    }
    inside = here + 1;
  }
  return begun >= words.length - (words.length > 4 ? 1 : 0);
}

/** What comes after an abbreviation: see `readAbbreviations`. */
export type AbbreviationKind = 'title' | 'number' | 'month' | 'other' | 'last';

/** Abbreviations without the last full stop; those in lower case stand for any case, those with a capital only for themselves. */
export type Abbreviations = ReadonlyMap<string, AbbreviationKind>;

/**
 * Reads `abbreviation,kind`. `title` never ends a sentence (Gen., Mr., vs.); `number` is one only before a number (No. 5, c. 1900);
 * `month` may end a sentence, but not before a number (Sept. 11); `other` may end a sentence (Inc., U.S.); `last` ends it before a capital (etc.).
 */
export function readAbbreviations(csv: string): Abbreviations {
  const all = new Map<string, AbbreviationKind>();
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const [word, kind] = line.split(',');
    if (word && (kind === 'title' || kind === 'number' || kind === 'month' || kind === 'other' || kind === 'last')) all.set(word, kind);
  }
  return all;
}

/** The kind of an abbreviation written without its last full stop, undefined if it is none. */
export function abbreviationKind(abbreviations: Abbreviations, word: string): AbbreviationKind | undefined {
  return abbreviations.get(word) ?? abbreviations.get(word.toLowerCase());
}

/** Abbreviations in lower case without the last full stop, and whether a sentence can end after them. */
export type Abbreviations = ReadonlyMap<string, 'title' | 'month' | 'other'>;

/** Reads `abbreviation,kind`: `title` never ends a sentence (Gen., No.), `month` not before a number (Sept. 11), `other` may (Inc., U.S.). */
export function readAbbreviations(csv: string): Abbreviations {
  const all = new Map<string, 'title' | 'month' | 'other'>();
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const [word, kind] = line.split(',');
    if (word && (kind === 'title' || kind === 'month' || kind === 'other')) all.set(word, kind);
  }
  return all;
}

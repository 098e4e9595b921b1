const trigrams = (text: string): Set<string> => {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 2) }, (_, i) => letters.slice(i, i + 3)));
};

/** At least so much of a mistyped name stands in the right one. */
const SHARE = 0.4;

/** Names that a mistyped one may have meant, the likeliest first, by the letters in threes that they share: "who-suplied" → "who-supplied-arms". */
export function similarNames(given: string, known: readonly string[]): string[] {
  const wanted = trigrams(given);
  const shared = (name: string): number => [...trigrams(name)].filter((three) => wanted.has(three)).length / Math.max(1, wanted.size);
  return known
    .map((name) => ({ name, share: shared(name) }))
    .filter(({ share }) => share >= SHARE)
    .sort((x, y) => y.share - x.share || (x.name < y.name ? -1 : 1))
    .map(({ name }) => name);
}

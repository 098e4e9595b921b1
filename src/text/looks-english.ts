const COMMON = new Set(
  'the of and to in a that is for on with was by as at from has have it said be an were not are this will he his its their which'.split(
    ' ',
  ),
);
const WORDS = 400;
/** English news has 35 to 45 of these in 100 words; its neighbours (Dutch, German, Scots names) stay below 12. */
const LEAST = 0.15;
const TOO_SHORT = 25;

/** Whether a text is English, by its commonest words; null where it is too short to tell. */
export function looksEnglish(text: string): boolean | null {
  const words =
    text
      .slice(0, WORDS * 12)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, WORDS) ?? [];
  if (words.length < TOO_SHORT) return null;
  return words.filter((word) => COMMON.has(word)).length / words.length >= LEAST;
}

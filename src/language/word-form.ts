const SIGNS: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['`', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['``', '"'],
  ["''", '"'],
  ['–', '-'],
  ['—', '-'],
  ['--', '-'],
  ['…', '...'],
]);

/** The form that the models see: typographic quotes and dashes become plain ones ("don’t" → "don't"). */
export function plainForm(word: string): string {
  if (PLAIN.test(word)) return word;
  return SIGNS.get(word) ?? word.replace(/[’‘]/g, "'");
}

/** Most words: nothing to change. */
const PLAIN = /^[A-Za-z0-9]+$/;

/** Plain form in lower case with every digit a zero: "1,250" and "3,904" are one word for the models. */
export function wordKey(word: string): string {
  const lower = plainForm(word).toLowerCase();
  return LETTERS.test(lower) ? lower : lower.replace(/\d/g, '0');
}

const LETTERS = /^[a-z]+$/;

/** Outline of a word, runs cut at three: "McDonald" → "XxXxxx", "F-16s" → "X-ddx". */
export function wordShape(word: string): string {
  let out = '';
  let last = '';
  let run = 0;
  for (const c of word) {
    const kind = c >= '0' && c <= '9' ? 'd' : c.toLowerCase() !== c ? 'X' : c.toUpperCase() !== c ? 'x' : c;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 3) out += kind;
  }
  return out;
}

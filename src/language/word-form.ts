const SIGNS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '``': '"',
  "''": '"',
  '–': '-',
  '—': '-',
  '--': '-',
  '…': '...',
};

/** The form that the models see: typographic quotes and dashes become plain ones ("don’t" → "don't"). */
export function plainForm(word: string): string {
  return SIGNS[word] ?? word.replace(/[’‘]/g, "'");
}

/** Plain form in lower case with every digit a zero: "1,250" and "3,904" are one word for the models. */
export function wordKey(word: string): string {
  return plainForm(word).toLowerCase().replace(/\d/g, '0');
}

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

import type { Quantity } from './claim.ts';
import type { Context } from './context.ts';
import { caseOf, kidsBy } from './tree.ts';

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  k: 1e3,
  tn: 1e12,
};
const VAGUE = /^(dozens|scores|hundreds|thousands|millions|tens)$/i;

/** The number with which a phrase counts: "**36** people", "**thousands** of drones", "**$150 million** in arms"; null where it has none. */
export function quantityOf(context: Context, token: number): Quantity | null {
  const { tree, doc } = context;
  const number = kidsBy(tree, token, 'nummod')[0];
  const at =
    number ??
    (VAGUE.test(tree.tokens[token]!.text) || tree.tokens[token]!.upos === 'NUM' || tree.tokens[token]!.upos === 'SYM' ? token : undefined);
  if (at === undefined) return null;
  let first = at;
  let last = at;
  const part = (k: number): boolean => {
    const t = tree.tokens[k];
    return (
      t !== undefined &&
      t.sentence === tree.tokens[at]!.sentence &&
      (t.upos === 'NUM' ||
        t.upos === 'SYM' ||
        (/^(\$|€|£|¥|US\$|-|–|to)$/.test(t.text) && isNumber(tree.tokens[k - 1]?.text) && isNumber(tree.tokens[k + 1]?.text)) ||
        /^(\$|€|£|¥)$/.test(t.text) ||
        Object.hasOwn(SCALES, t.text.toLowerCase()) ||
        (/^(about|around|nearly|almost|over|roughly|some|least|at|more|than|up)$/i.test(t.text) && k < at && contiguousUp(context, k, at)))
    );
  };
  while (part(first - 1)) first--;
  while (part(last + 1)) last++;
  const start = tree.tokens[first]!.start;
  const end = tree.tokens[last]!.end;
  const text = doc.article.text.slice(start, end);
  const unitToken = number === undefined ? kidsBy(tree, token, 'nmod').find((k) => caseOf(tree, k) === 'of') : token;
  const currency = /[$€£¥]/.exec(text)?.[0];
  return { text, value: numberIn(text), unit: currency ?? (unitToken === undefined ? null : tree.tokens[unitToken]!.lemma), start, end };
}

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\d/.test(text);
const contiguousUp = (context: Context, from: number, to: number): boolean => {
  for (let k = from + 1; k < to; k++)
    if (!/^(about|around|nearly|almost|over|roughly|some|least|at|more|than|up|to|\$|€|£|¥)$/i.test(context.tree.tokens[k]!.text))
      return false;
  return true;
};

/** The number that the words give: "1.5 million" 1500000, "thirty-six" 36; null for ranges and vague words. */
export function numberIn(text: string): number | null {
  if (/\d\s*(?:-|–|to)\s*\d/.test(text)) return null;
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text);
  const scale = (word: string | undefined): number =>
    word !== undefined && Object.hasOwn(SCALES, word.toLowerCase()) ? SCALES[word.toLowerCase()]! : 1;
  if (digits) {
    const rest = /^\s*([a-z]+)/i.exec(text.slice(digits.index + digits[0].length));
    return Number(digits[0].replaceAll(',', '')) * scale(rest?.[1]);
  }
  let total = 0;
  let current = 0;
  let known = false;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (Object.hasOwn(WORDS, word)) current += WORDS[word]!;
    else if (known && Object.hasOwn(SCALES, word)) {
      current *= SCALES[word]!;
      if (SCALES[word]! >= 1000) {
        total += current;
        current = 0;
      }
      continue;
    } else continue;
    known = true;
  }
  return known ? total + current : null;
}

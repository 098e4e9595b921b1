/** Longest dateline in tokens: "WASHINGTON, D.C., United States, Feb. 12, 2021 (Agence France-Presse) —". */
const LONGEST = 20;

/**
 * The dash that closes a dateline beginning at token `first`, or null: "MOGADISHU, Somalia --", "KABUL (Reuters) -", "Harare, Zimbabwe - ".
 * Between its first word and the dash stand only names, dates, commas and a whole bracket (not "Berg (May 2, 1960 –"); a place in small
 * letters needs one of these signs.
 */
export function datelineEnd(count: number, first: number, word: (i: number) => string, gap: (i: number) => string): number | null {
  const start = word(first);
  // "LA PAZ", "N'DJAMENA", "PORT-AU-PRINCE"
  const capitals =
    /^\p{Lu}['’]?\p{Lu}{2,}$/u.test(start) || (/^\p{Lu}{2}$/u.test(start) && first + 1 < count && /^\p{Lu}{2,}$/u.test(word(first + 1)));
  if (!capitals && !/^\p{Lu}\p{Ll}{2,}$/u.test(start)) return null;
  if (/^(?:from|in|on|at|to|by|for|with|of|the)$/i.test(start)) return null;
  let marked = capitals;
  let brackets = 0;
  for (let i = first + 1; i < count && i - first < LONGEST; i++) {
    const sign = word(i);
    if (sign === '-' && gap(i - 1) === '' && gap(i) === '') continue;
    if (/^(?:--+|[-–—])$/.test(sign)) return marked && brackets === 0 && gap(i - 1) !== '' && gap(i) !== '' ? i : null;
    if (sign === '(') brackets++;
    if (sign === ')') brackets--;
    if (/^[,()./]$/.test(sign)) marked = true;
    else if (sign === 'and' && !capitals) return null;
    else if (!/^(?:\p{Lu}[\p{L}.]*|\d{1,4}|of|the|and|de|el|al)$/u.test(sign)) return null;
    if (gap(i).includes('\n')) return null;
  }
  return null;
}

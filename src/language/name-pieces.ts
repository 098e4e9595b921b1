/** How a piece is written: `A` in capitals, `U` with a capital, `l` small letters, `0` no letters. */
export type PieceCase = 'A' | 'U' | 'l' | '0';

/** A word or part of one, by which names are compared, and how it is written. */
export interface Piece {
  readonly text: string;
  readonly cased: PieceCase;
}

const LETTERS: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss', æ: 'ae', Æ: 'AE' };
const PLAIN = /^[A-Za-z]+$/;

/** A text without accents: "Erdoğan" → "Erdogan". */
export function withoutAccents(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłŁøØđĐßæÆ]/g, (c) => LETTERS[c]!);
}

/**
 * The pieces of a word or name. Hyphens, apostrophes and accents make no difference, letters and digits part:
 * "al-Qaeda" → al, qaeda; "F-16" and "F16" → f, 16; "U.S." → us; "Erdoğan's" → erdogan, s.
 */
export function namePieces(text: string): readonly Piece[] {
  if (PLAIN.test(text)) return [{ text: text.toLowerCase(), cased: caseOf(text) }];
  const plain = withoutAccents(text);
  const pieces: Piece[] = [];
  let part = '';
  let digits = false;
  const close = (): void => {
    if (part) pieces.push({ text: part.toLowerCase(), cased: caseOf(part) });
    part = '';
  };
  for (const c of plain) {
    const digit = c >= '0' && c <= '9';
    if (digit || c.toLowerCase() !== c.toUpperCase() || (c > '\x7f' && /\p{L}/u.test(c))) {
      if (digit !== digits) close();
      digits = digit;
      part += c;
      // a full stop behind a letter belongs to it: "U.S.", "St."
    } else if (c !== '.' || part === '' || digits) {
      close();
      if (c === '+' || c === '&' || c === ',' || (c === '.' && plain === '.')) pieces.push({ text: c === '&' ? 'and' : c, cased: '0' });
    }
  }
  close();
  return pieces;
}

function caseOf(part: string): PieceCase {
  const lower = part.toLowerCase();
  const upper = part.toUpperCase();
  if (lower === upper) return '0';
  if (part === lower) return 'l';
  if (part === upper && part.length > 1) return 'A';
  return part[0] === lower[0] ? 'l' : 'U';
}

/** Whether a text written so can be the listed name: "US" is no "us", "IRAN" in a headline is Iran, "turkey" is no country. */
export function caseFits(listed: PieceCase, written: PieceCase): boolean {
  if (listed === 'A') return written === 'A';
  if (listed === 'U') return written === 'U' || written === 'A';
  return true;
}

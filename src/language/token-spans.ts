import type { Span } from '../errors.ts';
import type { Abbreviations } from './abbreviations.ts';

const URL_BODY = String.raw`[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]`;
const PREFIX = 'anti|co|counter|cross|e|ex|inter|mid|mini|multi|neo|non|over|pan|post|pre|pro|re|semi|sub|un';

/**
 * The kinds of token, the first that fits wins. Counts in braces keep the search short on texts without spaces.
 * 1 address of a page or of mail · 2 @name, #tag · 3 letters with full stops (U.S.) · 4 number with its ending (3.5bn, 40km, 21st, 1990s)
 * 5 dots and dashes · 6 word, with apostrophes and full stops inside (O'Brien, don't, example.org), with a prefix that keeps its hyphen (non-lethal)
 * 7 any other sign: one code point, or half of one.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)${URL_BODY}`,
    String.raw`[\p{L}\p{N}_.+-]{1,64}@(?:[\p{L}\p{N}_-]{1,64}\.){1,8}\p{L}{2,24}`,
    String.raw`[@#][\p{L}\p{N}_]+`,
    String.raw`(?:\p{L}\.){2,}`,
    String.raw`[0-9]+(?:[.,:][0-9]+)*(?:\p{Ll}{1,4})?(?![\p{L}\p{N}])`,
    String.raw`\.{2,}|…|-{2,}|!{2,}|\?{2,}|={2,}|\*{2,}`,
    String.raw`(?:(?:${PREFIX})-(?=\p{L}\p{L}))?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’.](?=[\p{L}\p{N}])|&(?=\p{L}))*`,
    String.raw`[\s\S]`,
  ].join('|'),
  'iuy',
);
const SPACE = /\s+/uy;

/** The tokens of a text in order; all that lies between them is white space. Runs in linear time on any string. */
export function tokenSpans(text: string, abbreviations: Abbreviations): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) {
      at = SPACE.lastIndex;
      continue;
    }
    TOKEN.lastIndex = at;
    let end = TOKEN.test(text) ? TOKEN.lastIndex : at + 1;
    if (text[end] === '.' && text[end + 1] !== '.' && isAbbreviation(text.slice(at, Math.min(end, at + 24)), abbreviations)) end++;
    splitWord(text, at, end, spans);
    at = end;
  }
  return spans;
}

function isAbbreviation(word: string, abbreviations: Abbreviations): boolean {
  return /^\p{Lu}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;
const NO_CLITIC = /^(?:[odl]|mc|mac)['’]/i;
const SHORT: Readonly<Record<string, number>> = { cannot: 3, gonna: 3, wanna: 3, gotta: 3 };

/** Splits off clitics ("don't" → do, n't; "Iran's" → Iran, 's; "cannot" → can, not) and a sentence glued on ("talks.The"). */
function splitWord(text: string, start: number, end: number, spans: Span[]): void {
  if (end - start > 100) {
    spans.push({ start, end });
    return;
  }
  const word = text.slice(start, end);
  const glued = /^\p{L}[^./:@]+\.(?=\p{Lu}\p{Ll})/u.exec(word);
  if (glued && !/^(?:https?:|www\.)/i.test(word)) {
    const dot = start + glued[0].length - 1;
    splitWord(text, start, dot, spans);
    spans.push({ start: dot, end: dot + 1 });
    splitWord(text, dot + 1, end, spans);
    return;
  }
  const short = SHORT[word.toLowerCase()];
  const clitic = short === undefined && !NO_CLITIC.test(word) ? CLITIC.exec(word) : null;
  const cut = short ?? (clitic && clitic.index > 0 ? clitic.index : 0);
  if (cut === 0) {
    spans.push({ start, end });
    return;
  }
  splitWord(text, start, start + cut, spans);
  spans.push({ start: start + cut, end });
}

import type { Span } from '../errors.ts';
import { type Abbreviations, abbreviationKind } from './abbreviations.ts';

const URL_BODY = String.raw`[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]`;
const PREFIX = 'anti|co|counter|cross|e|ex|inter|mid|mini|multi|neo|non|over|pan|post|pre|pro|re|semi|sub|un'
  .split('|')
  .map((p) => `[${p[0]}${p[0]!.toUpperCase()}]${p.slice(1)}`)
  .join('|');

/**
 * The kinds of token, the first that fits wins. Counts in braces keep the search short on texts without spaces.
 * 1 address of a page · 2 address of mail · 3 @name, #tag · 4 letters with full stops (U.S.) · 5 number with its ending (3.5bn, 40km, 21st, 9/11)
 * 6 face or run of one sign (:-), ..., --) · 7 cut-off word (w-) · 8 word, with apostrophes and full stops inside (O'Brien, don't, example.org)
 * or a prefix that keeps its hyphen (non-lethal) · 9 any other sign: one code point, or half of one.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)${URL_BODY}`,
    String.raw`[\p{L}\p{N}_.+-]{1,64}@(?:[\p{L}\p{N}_-]{1,64}\.){1,8}\p{L}{2,24}`,
    String.raw`[@#]\p{L}[\p{L}\p{N}_]*`,
    String.raw`(?:\p{L}\.){2,}`,
    String.raw`[0-9]+(?:[.,:/][0-9]+)*(?:\p{L}{1,4})?(?![\p{L}\p{N}])`,
    String.raw`[:;]-?[()DP](?=\s|$)|([-.!?=*_+<>~'’\x60])\1+`,
    String.raw`\p{L}{1,2}-(?=\s)`,
    String.raw`(?:(?:${PREFIX})-(?=\p{L}\p{L}))?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’\x60.](?=[\p{L}\p{N}])|&(?=\p{L}))*`,
    String.raw`[\s\S]`,
  ].join('|'),
  'uy',
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
    if (text[end] === '.' && text[end + 1] !== '.' && isAbbreviation(text, at, end, abbreviations)) end++;
    splitWord(text, at, end, spans);
    at = end;
  }
  return spans;
}

/** Whether the full stop after a word is part of it: "Gen.", "J." Smith, "No." before a number, "1." or "2.1." at the start of a line. */
function isAbbreviation(text: string, start: number, end: number, abbreviations: Abbreviations): boolean {
  if (end - start > 24) return false;
  const word = text.slice(start, end);
  if (/^\p{Lu}$/u.test(word)) return true;
  if (/^[0-9]{1,2}(?:\.[0-9]{1,2})*$/.test(word)) return (start === 0 || text[start - 1] === '\n') && /[ \t]/.test(text[end + 1] ?? '');
  // "Anna Berg (b. March 1961; m. 1990)"
  if (/^[bdm]$/.test(word) && /[(;] ?$/.test(text.slice(Math.max(0, start - 2), start)))
    return /^ (?:c\. )?(?:\p{Lu}|[0-9])/u.test(text.slice(end + 1, end + 6));
  const kind = abbreviationKind(abbreviations, word);
  return kind === 'number' ? /^ ?[0-9]/.test(text.slice(end + 1, end + 3)) : kind !== undefined;
}

const CLITIC = /(?:n['’`]t|['’`](?:s|re|ve|ll|d|m))$/i;
const BARE_NEGATION = /^(?:do|does|did|wo|could|would|should|is|are|was|were|has|have|had|ai)(?=nt$)/i;
const NO_CLITIC = /^(?:[odl]|mc|mac)['’]/i;
const SHORT: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
]);

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
  const short = SHORT.get(word.toLowerCase());
  const clitic = short === undefined && !NO_CLITIC.test(word) ? CLITIC.exec(word) : null;
  const cut = short ?? (clitic ? clitic.index : (BARE_NEGATION.exec(word)?.[0].length ?? 0));
  if (cut === 0) {
    spans.push({ start, end });
    return;
  }
  splitWord(text, start, start + cut, spans);
  spans.push({ start: start + cut, end });
}

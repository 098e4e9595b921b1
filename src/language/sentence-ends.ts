import type { Span } from '../errors.ts';
import { type Abbreviations, abbreviationKind } from './abbreviations.ts';
import { datelineEnd } from './dateline.ts';
import { creditFollows, dateHeadEnd } from './head-matter.ts';
import { softLineBreaks } from './soft-line-breaks.ts';

/** Words that start a sentence more often than they follow "U.S." or "Corp." within one. */
const STARTERS = new Set(
  'The A An In On At He She It They We I You But And However This That These Those There His Her Its Their When While After Before As If For Since Meanwhile According Last What Why How'.split(
    ' ',
  ),
);

/** Positions of the tokens after which a sentence ends, in order. */
export function sentenceEnds(text: string, tokens: readonly Span[], abbreviations: Abbreviations): readonly number[] {
  const ends: number[] = [];
  const word = (i: number): string => text.slice(tokens[i]!.start, tokens[i]!.end);
  const gap = (i: number): string => (i + 1 < tokens.length ? text.slice(tokens[i]!.end, tokens[i + 1]!.start) : '\n\n');
  const soft = softLineBreaks(text);
  const breaksAfter = (i: number): boolean => {
    for (const match of gap(i).matchAll(/[\n\r\u2028\u2029]/g)) if (!soft.has(tokens[i]!.end + match.index)) return true;
    return false;
  };
  for (let i = 0; i < tokens.length; i++) {
    // A dateline stands by itself, lest its place become the one who acts.
    const starts = i === 0 || (ends.at(-1) === i - 1 && gap(i - 1).includes('\n'));
    const head = starts ? (datelineEnd(tokens.length, i, word, gap) ?? dateHeadEnd(tokens.length, i, word)) : null;
    if (head !== null) {
      ends.push(head);
      i = head;
      continue;
    }
    if (breaksAfter(i) || creditFollows(tokens.length, i, word)) {
      ends.push(i);
      continue;
    }
    const sign = tokens[i]!.end - tokens[i]!.start > 24 ? '' : word(i);
    const full = /^(?:[.!?]+|…)$/.test(sign);
    const short = !full && /[\p{L}\p{N}]\.$/u.test(sign);
    if (!full && !short) continue;
    const last = withClosers(i, tokens.length, word, gap);
    if (last + 1 >= tokens.length) continue;
    if (breaksAfter(last)) continue;
    const follower = word(last + 1).slice(0, 24);
    const apart = gap(last) !== '' || /^\p{Lu}/u.test(follower);
    if (!apart || !STARTS.test(follower)) continue;
    if (/[!?]$/.test(sign) && titleGoesOn(last, tokens.length, word)) continue;
    if (short && !endsAfter(sign, follower, abbreviations)) continue;
    ends.push(last);
    i = last;
  }
  return ends;
}

/** How a sentence begins: a sign that opens, a capital, a number, what was left out (“… a drop”), an address, a name such as iPhone. */
const STARTS = /^(?:["“‘'([«…]|\.\.\.|\p{Lu}|\p{N}|https?:|www\.|\p{Ll}{1,4}\p{Lu}\p{Ll})/u;

/** Whether a title with its own sign goes on behind token `last` with its year: "in the film Hello! (1965), and". */
function titleGoesOn(last: number, count: number, word: (i: number) => string): boolean {
  return last + 3 < count && word(last + 1) === '(' && /^(?:1[5-9]|20)\d\d$/.test(word(last + 2)) && word(last + 3) === ')';
}

/** The last token that still belongs to a sentence ending at `i`: closing quotes and brackets, a footnote in square brackets. */
function withClosers(i: number, count: number, word: (i: number) => string, gap: (i: number) => string): number {
  let last = i;
  const closes = (t: number): boolean => /^(?:["”’')\]»]|''|’’)$/.test(word(t)) || (/^[“„]$/.test(word(t)) && gap(t) !== '');
  while (last + 1 < count && gap(last) === '' && closes(last + 1)) last++;
  // "… of Athens.[17]" and "… of Athens. [17] Later …"
  while (
    last + 3 < count &&
    /^ ?$/.test(gap(last)) &&
    word(last + 1) === '[' &&
    /^[0-9]{1,3}$/.test(word(last + 2)) &&
    word(last + 3) === ']'
  )
    last += 3;
  return last;
}

/** Whether a sentence ends after an abbreviation: "in the U.S. The talks" but not "Gen. Mark", "Sept. 11", "J. Smith". */
function endsAfter(abbreviation: string, follower: string, abbreviations: Abbreviations): boolean {
  const kind = abbreviationKind(abbreviations, abbreviation.slice(0, -1));
  if (kind === 'title' || kind === 'number' || /^(?:\p{Lu}|[0-9]+)\.$/u.test(abbreviation)) return false;
  if (kind === 'month' && /^\p{N}/u.test(follower)) return false;
  return kind === 'last' || STARTERS.has(follower) || /^["“]/.test(follower);
}

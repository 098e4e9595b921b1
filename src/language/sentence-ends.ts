import type { Span } from '../errors.ts';
import type { Abbreviations } from './abbreviations.ts';

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
  for (let i = 0; i < tokens.length; i++) {
    if (breaksLine(gap(i))) {
      ends.push(i);
      continue;
    }
    const sign = tokens[i]!.end - tokens[i]!.start > 24 ? '' : word(i);
    const full = /^(?:[.!?]+|…)$/.test(sign);
    const short = !full && /\p{L}\.$/u.test(sign);
    if (!full && !short) continue;
    let last = i;
    while (last + 1 < tokens.length && gap(last) === '' && /^["”’')\]»]$/.test(word(last + 1))) last++;
    if (last + 1 >= tokens.length) continue;
    if (breaksLine(gap(last))) continue;
    const follower = word(last + 1).slice(0, 24);
    const starts = gap(last) !== '' || /^\p{Lu}/u.test(follower);
    if (!starts || !/^(?:["“‘'([«]|\p{Lu}|\p{N})/u.test(follower)) continue;
    if (short && !endsAfter(sign, follower, abbreviations)) continue;
    ends.push(last);
    i = last;
  }
  return ends;
}

function breaksLine(gap: string): boolean {
  return /[\n\r\u2028\u2029]/.test(gap);
}

/** Whether a sentence ends after an abbreviation: "in the U.S. The talks" but not "Gen. Mark", "Sept. 11", "J. Smith". */
function endsAfter(abbreviation: string, follower: string, abbreviations: Abbreviations): boolean {
  const kind = abbreviations.get(abbreviation.slice(0, -1).toLowerCase());
  if (kind === 'title' || /^\p{Lu}\.$/u.test(abbreviation)) return false;
  if (kind === 'month' && /^\p{N}/u.test(follower)) return false;
  return STARTERS.has(follower) || /^["“]/.test(follower);
}

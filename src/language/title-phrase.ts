import type { Parsed } from './doc.ts';
import type { NamesLexicon, TitleWord } from './names-lexicon.ts';

/** The title before or behind a name: the tokens it spans, what it is, and the token span of the state or body it belongs to. */
export interface TitlePhrase {
  readonly first: number;
  readonly title: TitleWord | null;
  /** The tokens between, half-open, in which owners may stand. */
  readonly owner: readonly [number, number] | null;
}

const FILLER =
  /^(?:['’]s?|-|former|ex|then|acting|interim|outgoing|incoming|deputy|late|senior|top|chief|new|longtime|veteran|exiled|jailed|ousted|the)$/i;
const DEEPEST = 12;

/** The longest title that ends right before token `end`: number of its tokens and what it is. */
function titleEndingAt(
  lexicon: NamesLexicon,
  tokens: readonly Parsed[],
  end: number,
  from: number,
): { readonly size: number; readonly title: TitleWord } | null {
  for (let size = Math.min(6, end - from); size > 0; size--) {
    const words = tokens
      .slice(end - size, end)
      .map((t) => t.text.toLowerCase())
      .join(' ')
      .replaceAll(' - ', '-');
    const title = lexicon.titles.get(words);
    if (title) return { size, title };
  }
  return null;
}

/**
 * Reads the words before a name: "former **Russian Foreign Minister** Igor Ivanov", "the **president of Niger** Mahamadou Issoufou",
 * "Turkey's President Recep Tayyip Erdogan", "the president of Egypt, Abdel Fattah el-Sisi". `isOwner` tells the tokens that name states and bodies.
 */
export function titleBefore(
  lexicon: NamesLexicon,
  tokens: readonly Parsed[],
  first: number,
  isOwner: (token: number) => boolean,
): TitlePhrase | null {
  const sentence = tokens[first]!.sentence;
  let from = first;
  while (from > 0 && first - from < DEEPEST && tokens[from - 1]!.sentence === sentence) from--;
  let end = first;
  if (tokens[end - 1]?.text === ',' && end - 1 > from) end--;
  const comma = end < first;
  // "president of Niger" with the owner behind
  let owner: [number, number] | null = null;
  let cut = end;
  while (cut > from && isOwner(cut - 1)) cut--;
  if (cut < end && cut > from + 1 && /^(?:of|for)$/.test(tokens[cut - 1]!.text)) {
    const found = titleEndingAt(lexicon, tokens, cut - 1, from);
    if (found) return { first: cut - 1 - found.size, title: found.title, owner: [cut, end] };
  }
  if (comma) return null;
  const found = titleEndingAt(lexicon, tokens, end, from);
  if (!found) {
    // "Trump ally X", "Russian tycoon X": no title, but a nationality right before nouns
    return null;
  }
  let start = end - found.size;
  // further titles and words of the same phrase: "Foreign Ministry spokeswoman", "US Army Lt. Gen."
  for (let guard = 0; guard < DEEPEST && start > from; guard++) {
    const before = tokens[start - 1]!;
    if (isOwner(start - 1)) {
      owner = [start - 1, owner ? owner[1] : start];
      start--;
    } else if (FILLER.test(before.text) && !(before.text.toLowerCase() === 'the' && owner === null)) start--;
    else if (/^(?:NOUN|ADJ|PROPN)$/.test(before.upos) && owner === null && start - 1 > from) start--;
    else break;
  }
  while (start < end - found.size && /^(?:the|['’]s?|-)$/i.test(tokens[start]!.text)) start++;
  if (owner === null) start = end - found.size;
  return { first: start, title: found.title, owner };
}

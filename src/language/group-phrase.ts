import type { Parsed } from './doc.ts';
import type { GroupNoun, NamesLexicon } from './names-lexicon.ts';

/** A phrase of an owner and the nouns that make an actor of it: tokens `first` to `last`, the owner's last token before `from`. */
export interface GroupPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly noun: GroupNoun;
  /** "backed" in "Iran-backed militias": the group is not the owner's own. */
  readonly tie: string | null;
}

const TIE =
  /^(?:backed|led|aligned|allied|linked|affiliated|supported|sponsored|controlled|held|run|based|trained|funded|armed|appointed|imposed|brokered|mediated|occupied)$/;

/**
 * Looks behind an owner that ends before token `end`: "Israeli **security officials**", "Kyiv's **defence ministry**",
 * "Iran-**backed militias**". The noun must end its phrase: "Israeli military operations" is no group.
 */
export function groupAfter(
  lexicon: NamesLexicon,
  tokens: readonly Parsed[],
  first: number,
  end: number,
  isName: (token: number) => boolean,
): GroupPhrase | null {
  const sentence = tokens[first]!.sentence;
  const at = (i: number): Parsed | undefined => (tokens[i]?.sentence === sentence ? tokens[i] : undefined);
  let from = end;
  let tie: string | null = null;
  if (/^['’]s?$/.test(at(from)?.text ?? '')) from++;
  else if (at(from)?.text === '-' && TIE.test(at(from + 1)?.text.toLowerCase() ?? '')) {
    tie = at(from + 1)!.text.toLowerCase();
    from += 2;
  }
  let stop = from;
  while (stop - from < 5 && isInside(at(stop), stop > from) && !isName(stop)) stop++;
  for (let last = stop; last > from; last--) {
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(tokens[last - 1]!.upos)) continue;
    const next = at(last);
    // the noun goes on: "Israeli military operations"; but a name may follow its noun: "Israeli military spokesman X"
    if (next && /^(?:NOUN|PROPN)$/.test(next.upos) && !/^\p{Lu}/u.test(next.text)) continue;
    if (next?.text === '-') continue;
    // "Japan's Chief Cabinet Secretary"
    if (next && next.upos === 'PROPN' && lexicon.titles.has(next.text.toLowerCase())) continue;
    for (let k = Math.max(from, last - 4); k < last; k++) {
      const noun = lexicon.groupNouns.get(
        tokens
          .slice(k, last)
          .map((t) => t.text.toLowerCase())
          .join(' '),
      );
      if (noun) return { first, last, head: last - 1, noun, tie };
    }
  }
  return null;
}

function isInside(token: Parsed | undefined, later: boolean): boolean {
  if (!token) return false;
  if (token.upos === 'NOUN' || token.upos === 'PROPN') return true;
  if (token.upos === 'ADJ') return true;
  return later && (token.text === 'of' || (token.text === 'the' && token.upos === 'DET'));
}

/** "the government **of Israel**", "authorities **in Tehran**", "the armed forces of Ukraine": looks before an owner that begins at `start`. */
export function groupBefore(lexicon: NamesLexicon, tokens: readonly Parsed[], start: number, last: number): GroupPhrase | null {
  const sentence = tokens[start]!.sentence;
  let link = start - 1;
  if (tokens[link]?.text === 'the' && tokens[link]?.sentence === sentence) link--;
  const word = tokens[link];
  if (!word || word.sentence !== sentence || !/^(?:of|in)$/.test(word.text)) return null;
  for (let size = 4; size > 0; size--) {
    const from = link - size;
    if (from < 0 || tokens[from]!.sentence !== sentence) continue;
    const noun = lexicon.groupNouns.get(
      tokens
        .slice(from, link)
        .map((t) => t.text.toLowerCase())
        .join(' '),
    );
    if (!noun || !/^(?:NOUN|PROPN)$/.test(tokens[link - 1]!.upos)) continue;
    // "the ministers of Kenya and Uganda" are no group of Kenya's
    if (tokens[link - 1]!.xpos === 'NNS' && /^(?:and|,)$/.test(tokens[last]?.text ?? '') && tokens[last + 1]?.upos === 'PROPN') return null;
    // "officials in Tehran", "authorities in Tehran"; but people in a place are just there: "civilians in Gaza"
    if (word.text === 'in' && !(noun.as === 'self' || noun.label === 'officials')) return null;
    if (
      word.text === 'of' &&
      /^(?:group|members|leaders|people|state|side|partners|allies|countries|movement|force|forces)$/.test(noun.label || 'state') &&
      noun.as !== 'self'
    )
      return null;
    return { first: from, last, head: link - 1, noun, tie: null };
  }
  return null;
}

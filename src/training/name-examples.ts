import type { Gazetteer } from '../language/gazetteer.ts';
import type { NamedSentence } from './bio.ts';
import type { GoldSentence } from './conllu.ts';

/** Honorifics and offices in small letters; they stand before names and are no part of them. */
export type Titles = ReadonlySet<string>;

/** Cuts titles off the names of people: "President Vladimir Putin" → "Vladimir Putin". */
export function withoutTitles(titles: Titles): (sentence: NamedSentence) => NamedSentence {
  return ({ words, spans }) => ({
    words,
    spans: spans.map((span) => {
      if (span.kind !== 'PER') return span;
      let { first } = span;
      while (span.last - first > 1) {
        const longest = [3, 2, 1].find(
          (n) =>
            span.last - first > n &&
            titles.has(
              words
                .slice(first, first + n)
                .join(' ')
                .toLowerCase(),
            ),
        );
        if (longest === undefined) break;
        first += longest;
      }
      return { ...span, first };
    }),
  });
}

/** Countries and places are places even where the corpus takes the government for an organisation ("Sweden said"). */
export function statesArePlaces(gazetteer: Gazetteer): (sentence: NamedSentence) => NamedSentence {
  return ({ words, spans }) => ({
    words,
    spans: spans.map((span) => {
      if (span.kind !== 'ORG') return span;
      const candidates = gazetteer.lookUp(words.slice(span.first, span.last).join(' '));
      const place = candidates.length > 0 && candidates.every((c) => c.thing.type === 'Country' || c.thing.type === 'Place');
      return place ? { ...span, kind: 'LOC' as const } : span;
    }),
  });
}

/** Keeps the sentences that stand in a treebank, word for word: those whose licence is open. */
export function onlyThoseIn(treebank: readonly GoldSentence[]): (sentences: readonly NamedSentence[]) => NamedSentence[] {
  const open = new Set(treebank.map((s) => s.words.join('')));
  return (sentences) => sentences.filter((s) => open.has(s.words.join('')));
}

import type { Parsed } from './doc.ts';
import type { FoundSpan } from './found-span.ts';
import { isAcronymOf } from './name-text.ts';

/** The spans with acronyms in brackets added, and which two spans name one thing (by their first tokens). */
export interface AcronymPairs {
  readonly spans: readonly FoundSpan[];
  readonly sameAs: readonly (readonly [number, number])[];
}

/** Reads "Economic Community of West African States (ECOWAS)" and "SANA (Syrian Arab News Agency)": one thing with two names. */
export function acronymPairs(tokens: readonly Parsed[], spans: readonly FoundSpan[]): AcronymPairs {
  const byFirst = new Map(spans.map((s) => [s.first, s]));
  const covered = new Set(spans.flatMap((s) => Array.from({ length: s.last - s.first }, (_, k) => s.first + k)));
  const added: FoundSpan[] = [];
  const sameAs: [number, number][] = [];
  for (const span of spans) {
    if (span.kind === 'ADJ' || tokens[span.last]?.text !== '(') continue;
    const inside = span.last + 1;
    const close = tokens.slice(inside, inside + 9).findIndex((t) => t.text === ')');
    if (close < 1) continue;
    const words = tokens.slice(inside, inside + close).map((t) => t.text);
    const name = tokens
      .slice(span.first, span.last)
      .map((t) => t.text)
      .join(' ');
    const short = close === 1 && /^\p{Lu}[\p{L}.-]{1,9}$/u.test(words[0]!) && /\p{Lu}.*\p{Lu}/u.test(words[0]!);
    const other = byFirst.get(inside);
    if (
      short &&
      (isAcronymOf(words[0]!.toUpperCase(), name) ||
        ((other?.candidates.length ?? 0) === 0 && span.last - span.first > 1 && span.kind === 'ORG'))
    ) {
      sameAs.push([span.first, inside]);
      if (!covered.has(inside))
        added.push({ first: inside, last: inside + 1, kind: span.kind === 'PER' ? 'ORG' : span.kind, candidates: [], byModel: false });
    } else if (other && other.last === inside + close && isAcronymOf(name.replace(/\s/g, ''), words.join(' ')))
      sameAs.push([span.first, inside]);
  }
  return { spans: added.length > 0 ? [...spans, ...added].sort((a, b) => a.first - b.first) : spans, sameAs };
}

import type { Parsed } from './doc.ts';
import type { FoundSpan } from './found-span.ts';

/**
 * Adds the names that were seen elsewhere in the article and missed here: the last name of a person named in full ("Geoff **Ingram** … for
 * Ingram"), an organisation of one word ("**Nordbank** said … to Nordbank"). Only words tagged as names that no span covers are looked at.
 */
export function withRepeatedNames(tokens: readonly Parsed[], spans: readonly FoundSpan[]): FoundSpan[] {
  const kinds = new Map<string, FoundSpan['kind'] | null>();
  const telling = new Set<string>();
  const covered = new Uint8Array(tokens.length);
  for (const { first, last, kind, candidates } of spans) {
    covered.fill(1, first, last);
    const word = tokens[last - 1]!.text;
    const inFull = kind === 'PER' && last - first > 1 && last - first < 4;
    const single = kind === 'ORG' && last - first === 1 && candidates.length === 0;
    if (!NAME.test(word)) continue;
    // a word that ends names of two kinds tells nothing
    kinds.set(word, kinds.has(word) && kinds.get(word) !== kind ? null : kind);
    if (inFull || single) telling.add(word);
  }
  const added: FoundSpan[] = [];
  for (const { i, text, xpos } of tokens) {
    const kind = covered[i] === 0 && xpos === 'NNP' && telling.has(text) ? kinds.get(text) : null;
    const beside = covered[i - 1] === 1 || covered[i + 1] === 1 || tokens[i - 1]?.text === '-' || tokens[i + 1]?.text === '-';
    if (kind && !beside) added.push({ first: i, last: i + 1, kind, candidates: [], byModel: false });
  }
  return added.length === 0 ? [...spans] : [...spans, ...added].sort((a, b) => a.first - b.first);
}

const NAME = /^\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’]*$/u;

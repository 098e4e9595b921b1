import { kindOf } from './found-span.ts';
import type { Match } from './gazetteer.ts';
import type { NameSpan } from './name-labels.ts';
import type { NamesLexicon } from './names-lexicon.ts';
import type { Tag } from './tag.ts';
import { MONTH_NUMBER, WEEKDAY_NUMBER } from './time-words.ts';

const CAPITAL = /^\p{Lu}/u;

/** Mends the cuts of the model: titles and nouns that belong to no name, names that go on behind "of", a hyphen or a nickname. */
export function mendSpans(
  lexicon: NamesLexicon,
  words: readonly string[],
  tags: readonly Tag[],
  model: readonly NameSpan[],
  listed: readonly Match[],
): NameSpan[] {
  const lower = words.map((w) => w.toLowerCase());
  const cut = model.map((span) => trimmed(lexicon, withoutTitle(lexicon, lower, span), words, tags));
  const titled = afterTitles(lexicon, words, lower, tags, [...cut, ...listed]);
  return wholePeople(words, joinOverOf(lexicon, lower, words, withBodies([...cut, ...titled], listed), listed), listed);
}

/** "Since Ukraine", where the capital is the sentence's; "Fidesz party", where the noun is none of the name. */
function trimmed(lexicon: NamesLexicon, span: NameSpan, words: readonly string[], tags: readonly Tag[]): NameSpan {
  let { first, last } = span;
  if (first === 0 && last > 1 && /^(?:IN|CC|WRB|MD|RB|WP|WDT|UH)$/.test(tags[0]?.xpos ?? '') && CAPITAL.test(words[1]!)) first = 1;
  // "Leaders of African Union" at the start of a sentence
  if (first === 0 && words[1] === 'of' && last > 2 && lexicon.groupNouns.has(words[0]!.toLowerCase()))
    first = words[2] === 'the' && last > 3 ? 3 : 2;
  if (CAPITAL.test(words[first]!)) while (last - first > 1 && /^\p{Ll}+$/u.test(words[last - 1]!)) last--;
  // "Cho Tae-yong" cut at its hyphen
  if (words[last - 1] === '-') last += /^\p{L}+$/u.test(words[last] ?? '') ? 1 : -1;
  while (last - first > 1 && /^[\p{P}\p{S}]+$/u.test(words[first]!)) first++;
  last = withoutDay(words, first, last);
  return first === span.first && last === span.last ? span : { ...span, first, last };
}

/** "the Council of the Union **on Monday**", "the President of the Council **for July**": a day or month is no part of a body's name. */
function withoutDay(words: readonly string[], first: number, last: number): number {
  const day = words[last - 1]!.toLowerCase();
  if (!WEEKDAY_NUMBER.has(day) && !MONTH_NUMBER.has(day)) return last;
  const led = last - first > 2 && /^(?:on|for|in|since|until|by|from)$/.test(words[last - 2]!);
  return led ? last - 2 : last;
}

/** "President Vladimir Putin" → "Vladimir Putin". */
function withoutTitle(lexicon: NamesLexicon, lower: readonly string[], span: NameSpan): NameSpan {
  if (span.kind !== 'PER') return span;
  let { first } = span;
  while (span.last - first > 1) {
    const size = [4, 3, 2, 1].find((n) => span.last - first > n && isTitle(lexicon, lower.slice(first, first + n).join(' ')));
    if (size === undefined) break;
    first += size;
  }
  return first === span.first ? span : { ...span, first };
}

/** "Professor **Eastman** says": a name in capitals right behind a title in capitals, where neither the model nor a list saw anything. */
function afterTitles(
  lexicon: NamesLexicon,
  words: readonly string[],
  lower: readonly string[],
  tags: readonly Tag[],
  taken: readonly { readonly first: number; readonly last: number }[],
): NameSpan[] {
  const isFree = (i: number): boolean =>
    CAPITAL.test(words[i] ?? '') && /\p{Ll}/u.test(words[i]!) && tags[i]?.xpos === 'NNP' && !covered[i];
  const covered = new Uint8Array(words.length);
  for (const { first, last } of taken) covered.fill(1, first, last);
  const out: NameSpan[] = [];
  for (let i = 0; i + 1 < words.length; i++) {
    const kind = CAPITAL.test(words[i]!) && !covered[i] ? lexicon.titles.get(lower[i]!)?.kind : undefined;
    if ((kind !== 'honorific' && kind !== 'rank') || !isFree(i + 1)) continue;
    let last = i + 2;
    while (last < words.length && last - i < 4 && isFree(last)) last++;
    // "General Motors Corp", "Captain Cook Hotel": what goes on is no person
    if (last < words.length && covered[last] && CAPITAL.test(words[last]!)) continue;
    if (lexicon.nameWords.has(lower[last - 1]!) || lexicon.titles.has(lower[i + 1]!)) continue;
    out.push({ first: i + 1, last, kind: 'PER' });
    i = last - 1;
  }
  return out;
}

function isTitle(lexicon: NamesLexicon, words: string): boolean {
  const title = lexicon.titles.get(words.replaceAll(' - ', '-'));
  return title !== undefined && title.kind !== 'role';
}

/** Adds listed bodies that the model did not see, so that they may be part of a longer name: "Security Council **of Ukraine**". */
function withBodies(model: readonly NameSpan[], listed: readonly Match[]): NameSpan[] {
  const bodies = listed.filter(
    (m) =>
      m.last - m.first > 1 && m.candidates.every((c) => kindOf(c) === 'ORG') && !model.some((s) => s.first < m.last && s.last > m.first),
  );
  return [...model, ...bodies.map(({ first, last }): NameSpan => ({ first, last, kind: 'ORG' }))].sort((a, b) => a.first - b.first);
}

/** A sign that opens or closes a nickname. */
export const QUOTE = /^["“”]$/;

/** Joins the parts of one person's name: "Jimmy **"Barbecue"** Cherizier", "Kamla Persad**-Bissessar**". */
function wholePeople(words: readonly string[], spans: readonly NameSpan[], listed: readonly Match[]): NameSpan[] {
  const out: NameSpan[] = [];
  for (const span of spans) {
    const before = out.at(-1);
    const person = before?.kind === 'PER' ? before : undefined;
    if (person && span.first < person.last) continue;
    const gap = person ? words.slice(person.last, span.first) : [];
    const nickname = gap.length >= 2 && gap.length <= 4 && QUOTE.test(gap[0]!) && QUOTE.test(gap.at(-1)!);
    const inQuotes = person && QUOTE.test(words[person.last] ?? '') && span.first === person.last + 1 && QUOTE.test(words[span.last] ?? '');
    const known = listed.some((m) => m.first === span.first && m.candidates.some((c) => !c.ambiguous));
    const hyphen = person && person.last - person.first > 1 && gap.length === 1 && gap[0] === '-' && span.last - span.first === 1 && !known;
    if (person && (nickname || hyphen) && (span.kind === 'PER' || hyphen)) out[out.length - 1] = { ...person, last: span.last };
    else if (inQuotes && CAPITAL.test(words[span.last + 1] ?? '')) out[out.length - 1] = { ...person, last: span.last + 2 };
    else out.push(span);
  }
  return out;
}

/** Joins what stands on both sides of "of": "Medical Journal **of Australia**", "University **of the** West Indies". */
function joinOverOf(
  lexicon: NamesLexicon,
  lower: readonly string[],
  words: readonly string[],
  spans: readonly NameSpan[],
  listed: readonly Match[],
): NameSpan[] {
  const out: NameSpan[] = [];
  for (const span of spans) {
    const before = out.at(-1);
    const between = before ? lower.slice(before.last, span.first).join(' ') : '';
    if (
      before &&
      before.kind === 'ORG' &&
      span.kind !== 'PER' &&
      /^(?:of|of the|for)$/.test(between) &&
      isOrganisationWord(lexicon, words[before.last - 1]!)
    ) {
      out[out.length - 1] = { ...before, last: span.last };
    } else out.push(span);
  }
  return out.map((span) => {
    const link = lower[span.last];
    const word = words[span.last - 1]!;
    if (span.kind !== 'ORG' || link !== 'of' || !isOrganisationWord(lexicon, word)) return span;
    const start = span.last + (lower[span.last + 1] === 'the' ? 2 : 1);
    const place = listed.find(
      (m) => m.first === start && m.candidates.some((c) => c.use === 'name' && (c.thing.type === 'Country' || c.thing.type === 'Place')),
    );
    return place && !out.some((other) => other.first < place.last && other.last > place.first) ? { ...span, last: place.last } : span;
  });
}

const isOrganisationWord = (lexicon: NamesLexicon, word: string): boolean =>
  CAPITAL.test(word) && !/^(?:Facility|Agreement)$/.test(lexicon.nameWords.get(word.toLowerCase()) ?? 'Agreement');

import type { Candidate, Gazetteer, Match } from './gazetteer.ts';
import type { NameKind, NameSpan } from './name-labels.ts';
import type { NamesLexicon } from './names-lexicon.ts';
import type { Tag } from './tag.ts';

/** A name, or the adjective of one, in a sentence: `ADJ` "Iranian", `MISC` weapons and treaties. */
export interface FoundSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind | 'MISC' | 'ADJ';
  /** What the lists know by this name; empty if nothing. */
  readonly candidates: readonly Candidate[];
  /** Whether the model saw a name here too. */
  readonly byModel: boolean;
}

const KIND: Readonly<Record<string, FoundSpan['kind']>> = {
  Person: 'PER',
  Country: 'LOC',
  Place: 'LOC',
  Facility: 'LOC',
  Materiel: 'MISC',
  Agreement: 'MISC',
};

/** How the evaluation counts a listed thing: PER, LOC, ORG, or no name of these (MISC). */
export const kindOf = (candidate: Candidate): FoundSpan['kind'] =>
  candidate.use === 'adjective' || candidate.use === 'people' ? 'ADJ' : (KIND[candidate.thing.type] ?? 'ORG');

const CAPITAL = /^\p{Lu}/u;
const LOCAL = /^(?:in|from|near|to|at|outside|around|across|into|toward|towards|of|and|,)$/;

/**
 * The names of one sentence: what the model sees, what the lists know, joined. A listed name of several words beats the model's cut;
 * a longer name of the model beats a listed part of it ("Bank of China"); a single word that means other things needs the model's word.
 */
export function findSpans(
  gazetteer: Gazetteer,
  lexicon: NamesLexicon,
): (words: readonly string[], tags: readonly Tag[], model: readonly NameSpan[]) => FoundSpan[] {
  return (words, tags, model) => {
    const lower = words.map((w) => w.toLowerCase());
    const all = gazetteer.matches(words);
    const named = overOf(
      lexicon,
      lower,
      words,
      withBodies(
        model.map((span) => trimmed(lexicon, withoutTitle(lexicon, lower, span), words, tags)),
        all,
      ),
      all,
    );
    const people = wholePeople(words, named, all);
    const listed = all.filter((m) => isStrong(m, words, tags, named));
    const spans: FoundSpan[] = [];
    const taken = new Uint8Array(words.length);
    const take = (span: FoundSpan): void => {
      for (let i = span.first; i < span.last; i++) if (taken[i]) return;
      taken.fill(1, span.first, span.last);
      spans.push(span);
    };
    for (const ship of ships(words)) take(ship);
    // 1. names of the model that hold all of the listed names they touch; 2. listed names; 3. the rest of the model's
    const rest: NameSpan[] = [];
    for (const span of people) {
      const touching = listed.filter((m) => m.first < span.last && m.last > span.first);
      const inside = touching.every((m) => m.first >= span.first && m.last <= span.last);
      const same = touching.find((m) => m.first === span.first && m.last === span.last);
      if (same) take(settle(same, span));
      else if (inside && !splits(span, touching, words))
        take({ ...span, candidates: withoutNickname(gazetteer, words, span), byModel: true });
      else rest.push(span);
    }
    for (const m of listed) take(settle(m, null));
    for (const span of rest) take({ ...span, candidates: [], byModel: true });
    return spans.sort((a, b) => a.first - b.first).map((span, k, all) => completed(gazetteer, words, span, all[k + 1]));
  };
}

const SHIP = /^(?:MV|MT|M\/V|USS|HMS|HMAS|HMCS|INS|BRP|USNS|RFA|ROKS|ARA|IRIS)$/;

/** Ships by the letters before their names: "**USS** Cole", "**MV** Saint Nikolas". */
function ships(words: readonly string[]): FoundSpan[] {
  const out: FoundSpan[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!SHIP.test(words[first]!)) continue;
    let last = first + 1;
    while (last < words.length && last - first < 5 && (CAPITAL.test(words[last]!) || (last > first + 1 && words[last] === '-'))) last++;
    if (last > first + 1) out.push({ first, last, kind: 'MISC', candidates: [], byModel: false });
    first = last - 1;
  }
  return out;
}

/** "Since Ukraine", where the capital is the sentence's; "Fidesz party", where the noun is none of the name. */
function trimmed(lexicon: NamesLexicon, span: NameSpan, words: readonly string[], tags: readonly Tag[]): NameSpan {
  let { first, last } = span;
  if (first === 0 && last > 1 && /^(?:IN|CC|PRP|WRB|MD|RB|WP|WDT|UH)$/.test(tags[0]?.xpos ?? '') && CAPITAL.test(words[1]!)) first = 1;
  // "Leaders of African Union" at the start of a sentence
  if (first === 0 && words[1] === 'of' && last > 2 && lexicon.groupNouns.has(words[0]!.toLowerCase()))
    first = words[2] === 'the' && last > 3 ? 3 : 2;
  if (CAPITAL.test(words[first]!)) while (last - first > 1 && /^\p{Ll}+$/u.test(words[last - 1]!)) last--;
  // "Cho Tae-yong" cut at its hyphen
  if (words[last - 1] === '-') last += /^\p{L}+$/u.test(words[last] ?? '') ? 1 : -1;
  while (last - first > 1 && /^[\p{P}\p{S}]+$/u.test(words[first]!)) first++;
  return first === span.first && last === span.last ? span : { ...span, first, last };
}

/** Adds listed bodies that the model did not see, so that they may be part of a longer name: "Security Council **of Ukraine**". */
function withBodies(model: readonly NameSpan[], listed: readonly Match[]): NameSpan[] {
  const bodies = listed.filter(
    (m) =>
      m.last - m.first > 1 && m.candidates.every((c) => kindOf(c) === 'ORG') && !model.some((s) => s.first < m.last && s.last > m.first),
  );
  return [...model, ...bodies.map(({ first, last }): NameSpan => ({ first, last, kind: 'ORG' }))].sort((a, b) => a.first - b.first);
}

const QUOTE = /^["“”]$/;

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

/** What the lists know of a person without the nickname in quotes. */
function withoutNickname(gazetteer: Gazetteer, words: readonly string[], { first, last, kind }: NameSpan): readonly Candidate[] {
  const own = words.slice(first, last);
  const [open, close] = [own.findIndex((w) => QUOTE.test(w)), own.findLastIndex((w) => QUOTE.test(w))];
  if (kind !== 'PER' || open < 0 || close === open) return [];
  return gazetteer.lookUp([...own.slice(0, open), ...own.slice(close + 1)].join(' ')).filter((c) => kindOf(c) === 'PER');
}

/** Joins what stands on both sides of "of": "Medical Journal **of Australia**", "University **of the** West Indies". */
function overOf(
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

/** "**North** and South Korea": the first of two names that share their last words. */
function completed(gazetteer: Gazetteer, words: readonly string[], span: FoundSpan, next: FoundSpan | undefined): FoundSpan {
  if (!next || span.candidates.length > 0 || next.first !== span.last + 1 || words[span.last] !== 'and' || next.last - next.first < 2)
    return span;
  const candidates = gazetteer.lookUp([words[span.last - 1]!, ...words.slice(next.first + 1, next.last)].join(' '));
  const places = candidates.filter((c) => c.use === 'name' && kindOf(c) === 'LOC');
  return span.last - span.first === 1 && places.length > 0 ? { ...span, kind: 'LOC', candidates: places } : span;
}

/** The readings that fit the kind the model saw, where it saw one; else all of them. */
function settle(match: Match, model: NameSpan | null): FoundSpan {
  const { first, last, candidates } = match;
  const fitting = model ? candidates.filter((c) => kindOf(c) === model.kind || kindOf(c) === 'MISC') : [];
  const sure = candidates.filter((c) => !c.ambiguous);
  // "Jordan said he …": the model sees a person where the list has a state alone
  if (model && fitting.length === 0 && sure.length === 0) return { first, last, kind: model.kind, candidates: [], byModel: true };
  const kept = fitting.length > 0 ? candidates.filter((c) => fitting.includes(c) || c.use === 'metonym') : candidates;
  const kinds = new Set(kept.map(kindOf));
  // "the Kremlin" is no town
  if (kept.every((c) => c.use === 'metonym') && model?.kind !== 'LOC')
    return { first, last, kind: 'ORG', candidates: kept, byModel: model !== null };
  const kind = kinds.size > 1 && model && kinds.has(model.kind) ? model.kind : kindOf(kept.find((c) => c.use === 'name') ?? kept[0]!);
  return { first, last, kind, candidates: kept, byModel: model !== null };
}

/** A listed name that may be trusted where it stands. */
function isStrong(match: Match, words: readonly string[], tags: readonly Tag[], model: readonly NameSpan[]): boolean {
  const { first, last, candidates } = match;
  const cased = words.slice(first, last).some((w) => CAPITAL.test(w));
  if (candidates.every((c) => c.use === 'adjective' || c.use === 'people')) return cased;
  if (!cased) return last - first > 1 || candidates.some((c) => c.thing.type === 'Materiel');
  // "The National Front" is not the paper of that name
  if (words[first] === 'The' && last - first === 2 && CAPITAL.test(words[last] ?? '')) return false;
  if (last - first > 1 && candidates.some((c) => !c.ambiguous)) return true;
  const seen = model.some((span) => span.first < last && span.last > first);
  if (seen) return true;
  const tag = tags[first]?.xpos ?? 'NNP';
  if (!tag.startsWith('NNP')) return candidates.some((c) => c.thing.type === 'Country' && !c.ambiguous);
  if (candidates.every((c) => c.ambiguous)) return candidates.some((c) => c.thing.type === 'Country') || /^[A-Z.]{2,}$/.test(words[first]!);
  // a town that the model does not see needs a word of place before it: "in Nice"
  if (candidates.every((c) => c.thing.list === 'cities')) return LOCAL.test(words[first - 1]?.toLowerCase() ?? '');
  return true;
}

/** "Russian Foreign Minister Sergei Lavrov" as one name, or "Iran, Russia": a span that runs over separate names. */
function splits(span: NameSpan, inside: readonly Match[], words: readonly string[]): boolean {
  if (inside.length === 0) return false;
  if (words.slice(span.first, span.last).includes(',') && span.kind !== 'ORG') return true;
  // "Russian Iskander": an adjective and a listed name
  const [adjective, name] = inside;
  if (
    inside.length === 2 &&
    adjective!.candidates.every((c) => c.use === 'adjective') &&
    name!.first === adjective!.last &&
    name!.last === span.last
  ) {
    return span.kind !== 'ORG' && name!.candidates.every((c) => kindOf(c) !== 'ADJ' && kindOf(c) !== 'LOC');
  }
  const people = inside.filter((m) => m.candidates.some((c) => c.thing.type === 'Person') && m.last - m.first > 1);
  return people.length > 0 && people.some((m) => m.last === span.last);
}

/** "President Vladimir Putin" → "Vladimir Putin". */
export function withoutTitle(lexicon: NamesLexicon, lower: readonly string[], span: NameSpan): NameSpan {
  if (span.kind !== 'PER') return span;
  let { first } = span;
  while (span.last - first > 1) {
    const size = [4, 3, 2, 1].find((n) => span.last - first > n && isTitle(lexicon, lower.slice(first, first + n).join(' ')));
    if (size === undefined) break;
    first += size;
  }
  return first === span.first ? span : { ...span, first };
}

function isTitle(lexicon: NamesLexicon, words: string): boolean {
  const title = lexicon.titles.get(words.replaceAll(' - ', '-'));
  return title !== undefined && title.kind !== 'role';
}

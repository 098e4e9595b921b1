import { type FoundSpan, kindOf } from './found-span.ts';
import type { Candidate, Gazetteer, Match } from './gazetteer.ts';
import { mendSpans, QUOTE } from './mend-spans.ts';
import type { NameSpan } from './name-labels.ts';
import type { NamesLexicon } from './names-lexicon.ts';
import type { Tag } from './tag.ts';

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
    const all = gazetteer.matches(words);
    const named = mendSpans(lexicon, words, tags, model, all);
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
    for (const span of named) {
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

/** What the lists know of a person without the nickname in quotes. */
function withoutNickname(gazetteer: Gazetteer, words: readonly string[], { first, last, kind }: NameSpan): readonly Candidate[] {
  const own = words.slice(first, last);
  const [open, close] = [own.findIndex((w) => QUOTE.test(w)), own.findLastIndex((w) => QUOTE.test(w))];
  if (kind !== 'PER' || open < 0 || close === open) return [];
  return gazetteer.lookUp([...own.slice(0, open), ...own.slice(close + 1)].join(' ')).filter((c) => kindOf(c) === 'PER');
}

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
  // "the Gulf of Thailand" is not "the Gulf", "the South Pole" not "the South"
  if (words[first]!.toLowerCase() === 'the' && last - first === 2 && goesOn(words, tags, last)) return false;
  // "The National Front" is not the paper of that name
  if (words[first] === 'The' && last - first === 2 && CAPITAL.test(words[last] ?? '')) return false;
  if (last - first > 1 && candidates.some((c) => !c.ambiguous)) return true;
  const seen = model.some((span) => span.first < last && span.last > first);
  if (seen) return true;
  // an acronym, unless the whole sentence shouts
  if (/^[A-Z]{3,}$/.test(words[first]!) && last - first === 1 && words.some((w) => /\p{Ll}{3}/u.test(w))) return true;
  // "joined the EU", "the G7 called", whatever their tags
  const body = candidates.some((c) => !c.ambiguous && (c.thing.type === 'InternationalOrganization' || c.thing.type === 'Country'));
  if (/^(?:[A-Z]{2}|G\d+)$/.test(words[first]!) && last - first === 1 && body) return words.some((w) => /\p{Ll}{3}/u.test(w));
  const tag = tags[first]?.xpos ?? 'NNP';
  if (!tag.startsWith('NNP')) return candidates.some((c) => c.thing.type === 'Country' && !c.ambiguous);
  if (candidates.every((c) => c.ambiguous)) return candidates.some((c) => c.thing.type === 'Country') || /^[A-Z.]{2,}$/.test(words[first]!);
  // a town that the model does not see needs a word of place before it: "in Nice"
  if (candidates.every((c) => c.thing.list === 'cities')) return LOCAL.test(words[first - 1]?.toLowerCase() ?? '');
  return true;
}

/** Whether a name goes on behind a listed one: with a name in capitals, or "of" one. */
function goesOn(words: readonly string[], tags: readonly Tag[], last: number): boolean {
  const at = words[last] === 'of' ? last + 1 : last;
  return CAPITAL.test(words[at] ?? '') && (tags[at]?.xpos ?? '') === 'NNP';
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

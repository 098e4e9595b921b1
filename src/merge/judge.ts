import { type EntityRecord, kindOf, labelOf } from './entity-record.ts';
import type { MergeRules } from './merge-rules.ts';
import { acronymOf, type ComparableName, isAcronym, soundOf } from './name-keys.ts';

/** What is known around two entities beyond their own descriptions. */
export interface Surroundings {
  /** Codes (or IRIs) of the states of an entity, already brought to one form. */
  readonly countries: (entity: EntityRecord) => ReadonlySet<string>;
  /** What an entity is tied to, already brought to one form: co-actors, offices, organisations. */
  readonly neighbours: (entity: EntityRecord) => ReadonlySet<string>;
  /** How many entities of the kind bear the name. */
  readonly bearers: (kind: string, plain: string) => number;
  /** A name for a node, to show. */
  readonly label: (node: string) => string;
}

/** A judgement on two entities, in words. */
export interface Judgement {
  /** 0..1; 0 if something speaks against it for certain. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** Why they cannot be one; null if nothing excludes it. */
  readonly veto: string | null;
  /** Whether anything but the name speaks for it. Without that nothing is joined unasked. */
  readonly corroborated: boolean;
}

// How much each piece of evidence weighs. A name alone, however equal, stays below 0.8; a proposal is joined unasked from 0.95 on,
// and for persons that takes more than name and country, as father and son share both.
const WEIGHT = {
  sameName: 0.55,
  knownName: 0.5,
  otherOrder: 0.45,
  transliterated: 0.45,
  acronym: 0.4,
  initials: 0.3,
  sound: 0.35,
  sameKind: 0.05,
  onlyBearers: 0.1,
  countryOfPerson: 0.15,
  country: 0.25,
  date: 0.35,
  neighbour: 0.15,
} as const;
const MOST_NEIGHBOURS = 2;

/** Judges whether two entities are one: by name, kind, country, dates and neighbours. */
export function judge(a: EntityRecord, b: EntityRecord, around: Surroundings, rules: MergeRules): Judgement {
  const kind = kindOf(a);
  const veto = exclusion(a, b, around, rules);
  if (veto !== null) return { score: 0, reasons: [], veto, corroborated: false };
  const name = nameEvidence(a, b, kind, rules);
  if (!name) return { score: 0, reasons: [], veto: null, corroborated: false };
  let score = name.weight + WEIGHT.sameKind;
  let corroborated = false;
  const reasons = [name.reason, `both ${kind}`];
  const add = (weight: number, reason: string, counts: boolean): void => {
    score += weight;
    reasons.push(reason);
    corroborated ||= counts;
  };
  if (name.plain !== null && around.bearers(kind, name.plain) <= 2) add(WEIGHT.onlyBearers, 'nobody else bears the name', false);
  const countries = common(around.countries(a), around.countries(b));
  if (countries.length > 0) {
    add(
      kind === 'person' ? WEIGHT.countryOfPerson : WEIGHT.country,
      `same country (${countries.map(around.label).join(', ')})`,
      kind !== 'person',
    );
  }
  const born = agree(a.born, b.born) ?? agree(a.founded, b.founded);
  if (born) add(WEIGHT.date, `same date (${born})`, true);
  const neighbours = common(around.neighbours(a), around.neighbours(b)).slice(0, MOST_NEIGHBOURS);
  if (neighbours.length > 0) add(WEIGHT.neighbour * neighbours.length, `both tied to ${neighbours.map(around.label).join(' and ')}`, true);
  return { score: Math.min(1, Math.round(score * 100) / 100), reasons, veto: null, corroborated };
}

/** What makes it certain enough that two entities are two. */
function exclusion(a: EntityRecord, b: EntityRecord, around: Surroundings, rules: MergeRules): string | null {
  for (const mine of a.identifiers) {
    const [scheme] = mine.split('=');
    for (const theirs of b.identifiers) {
      if (theirs !== mine && theirs.startsWith(`${scheme}=`) && !b.identifiers.has(mine) && !a.identifiers.has(theirs))
        return `different ${scheme}: ${mine.slice(scheme!.length + 1)} and ${theirs.slice(scheme!.length + 1)}`;
    }
  }
  if (conflict(a.born, b.born)) return `born ${[...a.born].sort()[0]} and ${[...b.born].sort()[0]}`;
  if (conflict(a.founded, b.founded)) return `founded ${[...a.founded].sort()[0]} and ${[...b.founded].sort()[0]}`;
  // "George Bush Jr." and "George Bush Sr."; "Congo" is an alias of both Congos, but their own names differ in a word that sets apart.
  for (const [words, why] of [
    [rules.generation, 'another generation'],
    [rules.qualifiers, 'another qualifier'],
  ] as const) {
    const [mine, theirs] = [marks(a, words), marks(b, words)];
    if (mine !== theirs && (words === rules.generation || sameRest(a, b, words) || kindOf(a) === 'country'))
      return `${why}: ${labelOf(a)} and ${labelOf(b)}`;
  }
  const [mine, theirs] = [around.countries(a), around.countries(b)];
  if (mine.size > 0 && theirs.size > 0 && common(mine, theirs).length === 0)
    return `different countries: ${[...mine].map(around.label).join(', ')} and ${[...theirs].map(around.label).join(', ')}`;
  return null;
}

const marks = (entity: EntityRecord, words: ReadonlySet<string>): string =>
  (entity.labels[0]?.words ?? [])
    .filter((w) => words.has(w))
    .sort()
    .join(' ');
const sameRest = (a: EntityRecord, b: EntityRecord, words: ReadonlySet<string>): boolean => {
  const rest = (e: EntityRecord): string => (e.labels[0]?.words ?? []).filter((w) => !words.has(w)).join(' ');
  return rest(a) === rest(b);
};

interface NameEvidence {
  readonly weight: number;
  readonly reason: string;
  /** The common name in its comparable form; null if they only resemble each other. */
  readonly plain: string | null;
}

function nameEvidence(a: EntityRecord, b: EntityRecord, kind: string, rules: MergeRules): NameEvidence | null {
  let best: NameEvidence | null = null;
  const offer = (weight: number, reason: string, plain: string | null = null): void => {
    if (!best || weight > best.weight) best = { weight, reason, plain };
  };
  const quote = (x: ComparableName, y: ComparableName): string => (x.text === y.text ? `“${x.text}”` : `“${x.text}” and “${y.text}”`);
  const names = (e: EntityRecord): (readonly [ComparableName, boolean])[] => [
    ...e.labels.map((n) => [n, true] as const),
    ...e.aliases.map((n) => [n, false] as const),
  ];
  for (const [x, xIsLabel] of names(a)) {
    for (const [y, yIsLabel] of names(b)) {
      if (x.plain === '' || y.plain === '') continue;
      if (x.plain === y.plain) {
        if (x.transliterated !== y.transliterated) offer(WEIGHT.transliterated, `same name in another script ${quote(x, y)}`, x.plain);
        else if (xIsLabel && yIsLabel) offer(WEIGHT.sameName, `same name ${quote(x, y)}`, x.plain);
        else if (kind !== 'country') offer(WEIGHT.knownName, `one’s other name is the other’s name ${quote(x, y)}`, x.plain);
        continue;
      }
      if (kind === 'country' || kind === 'place') continue;
      if (x.words.length > 1 && [...x.words].sort().join(' ') === [...y.words].sort().join(' '))
        offer(WEIGHT.otherOrder, `same words in another order ${quote(x, y)}`, x.plain);
      else if (
        kind === 'organization' &&
        ((isAcronym(x.text) && acronymOf(y, rules) === x.plain.replaceAll(' ', '')) ||
          (isAcronym(y.text) && acronymOf(x, rules) === y.plain.replaceAll(' ', '')))
      )
        offer(WEIGHT.acronym, `one is the acronym of the other ${quote(x, y)}`);
      else if (kind === 'person' && x.words.length > 1 && y.words.length > 1) {
        if (
          x.words.at(-1) === y.words.at(-1) &&
          x.words[0]![0] === y.words[0]![0] &&
          (x.words[0]!.length === 1 || y.words[0]!.length === 1)
        )
          offer(WEIGHT.initials, `same surname and initial ${quote(x, y)}`);
        else if (soundOf(x, rules) === soundOf(y, rules)) offer(WEIGHT.sound, `another spelling ${quote(x, y)}`);
      }
    }
  }
  return best;
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((x) => b.has(x)).sort();

/** The common date, as precise as the coarser of the two: "1962" agrees with "1962-03-04". */
function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const x of a)
    for (const y of b) if (x.startsWith(datePart(y)) || y.startsWith(datePart(x))) return x.length < y.length ? datePart(x) : datePart(y);
  return undefined;
}
const datePart = (date: string): string => /^-?\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(date)?.[0]?.replace(/(?:-01)?-01$/, '') ?? date;
const conflict = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && b.size > 0 && agree(a, b) === undefined;

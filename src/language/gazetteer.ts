import { type KnownThing, readKnownThings } from './known-things.ts';
import { caseFits, namePieces, type Piece, type PieceCase } from './name-pieces.ts';

/** What a listed name is to its thing: its name, its adjective ("Iranian"), its people ("Danes"), or a seat that stands for it ("Kremlin"). */
export type NameUse = 'name' | 'adjective' | 'people' | 'metonym';

/** One reading of a stretch of text by the lists. */
export interface Candidate {
  readonly thing: KnownThing;
  readonly use: NameUse;
  /** The name means other things too: it needs support from the text. */
  readonly ambiguous: boolean;
}

/** The longest listed name that begins at a token, with all its readings. */
export interface Match {
  readonly first: number;
  /** Token after the last. */
  readonly last: number;
  readonly candidates: readonly Candidate[];
}

interface Listed extends Candidate {
  readonly pieces: readonly string[];
  readonly cases: readonly PieceCase[];
}

/** Names by their first piece; the rest of a name is only looked at when a text has that piece. */
interface Bucket {
  /** Names and candidates in turn. */
  readonly waiting: (string | Candidate)[];
  readonly listed: Listed[];
}

/** The lists of `data/entities/` made ready for look-up. */
export interface Gazetteer {
  readonly things: ReadonlyMap<string, KnownThing>;
  /** Countries by ISO 3166-1 alpha-3. */
  readonly countries: ReadonlyMap<string, KnownThing>;
  /** First and middle names of the people listed, in small letters. */
  readonly givenNames: ReadonlySet<string>;
  /** All non-overlapping matches among the words, longest first from the left. */
  readonly matches: (words: readonly string[]) => readonly Match[];
  /** Readings of one name by itself. */
  readonly lookUp: (name: string) => readonly Candidate[];
}

/** Builds the gazetteer from the texts of the lists (file name → CSV). */
export function buildGazetteer(files: ReadonlyMap<string, string>): Gazetteer {
  const things = readKnownThings(files);
  const root: Buckets = new Map();
  const countries = new Map<string, KnownThing>();
  const givenNames = new Set<string>();
  for (const thing of things.values()) {
    if (thing.type === 'Country' && thing.country) countries.set(thing.country, thing);
    const sure: Candidate = { thing, use: 'name', ambiguous: false };
    const unsure: Candidate = { thing, use: 'name', ambiguous: true };
    const addName = (name: string): void => add(root, name, thing.ambiguous.size > 0 && thing.ambiguous.has(name) ? unsure : sure);
    addName(thing.label);
    for (const name of thing.aliases) addName(name);
    if (thing.adjectives.length > 0) {
      for (const name of thing.adjectives) add(root, name, { thing, use: 'adjective', ambiguous: false });
      for (const name of peopleOf(thing)) if (!thing.adjectives.includes(name)) add(root, name, { thing, use: 'people', ambiguous: false });
    }
    for (const name of thing.metonyms) add(root, name, { thing, use: 'metonym', ambiguous: false });
    if (thing.type === 'Person') addGivenNames(givenNames, thing.label);
  }
  return { things, countries, givenNames, matches: (words) => matches(root, words), lookUp: (name) => lookUp(root, name) };
}

function addGivenNames(names: Set<string>, label: string): void {
  const words = label.split(' ');
  for (let i = 0; i < words.length - 1; i++) {
    if (SIMPLE.test(words[i]!)) names.add(words[i]!.toLowerCase());
    else for (const piece of namePieces(words[i]!)) if (piece.cased === 'U') names.add(piece.text);
  }
}

const SIMPLE = /^[A-Z][a-z]+$/;

/** "Iranians" from "Iranian"; nothing from "Chinese" or "French", which are listed where they are used. */
function peopleOf(thing: KnownThing): readonly string[] {
  if (thing.people.length > 0 || thing.list === 'regions') {
    return thing.people.length > 0 ? thing.people : thing.adjectives.filter((a) => /[ain]$/.test(a)).map((a) => `${a}s`);
  }
  return thing.adjectives.filter((a) => !/(?:ese|ish|ch|ss|ois|ic|tch)$/.test(a)).map((a) => `${a}s`);
}

type Buckets = Map<string, Bucket>;

function add(root: Buckets, name: string, candidate: Candidate): void {
  // most names begin with a plain word: no need to take them apart yet
  const plain = /^[A-Za-z]+(?=$|[ '-])/.exec(name)?.[0].toLowerCase();
  const space = name.indexOf(' ');
  const first = plain ?? namePieces(space < 0 ? name : name.slice(0, space))[0]?.text;
  if (first === undefined) return;
  const bucket = root.get(first);
  if (bucket) bucket.waiting.push(name, candidate);
  else root.set(first, { waiting: [name, candidate], listed: [] });
}

const piecesOf = (name: string): Piece[] => name.split(' ').flatMap((word) => namePieces(word));

/** The names of a bucket, longest first. */
function listedIn(bucket: Bucket): readonly Listed[] {
  if (bucket.waiting.length > 0) {
    const waiting = bucket.waiting.splice(0);
    for (let i = 0; i < waiting.length; i += 2) {
      const pieces = piecesOf(waiting[i] as string);
      bucket.listed.push({ ...(waiting[i + 1] as Candidate), pieces: pieces.map((p) => p.text), cases: pieces.map((p) => p.cased) });
    }
    bucket.listed.sort((x, y) => y.pieces.length - x.pieces.length);
  }
  return bucket.listed;
}

function candidatesOf(listed: readonly Listed[]): Candidate[] {
  const out: Candidate[] = [];
  for (const { thing, use, ambiguous } of listed)
    if (!out.some((o) => o.thing === thing && o.use === use)) out.push({ thing, use, ambiguous });
  return out;
}

/** Signs that no name runs over, as hyphens and apostrophes do not break it. */
const BREAKS = /^["“”„«»()[\]{}:;!?…/|*=]+$|^['’‘]{2}$/;
const BREAK: readonly Piece[] = [];

/** A word longer than this is no name. */
const LONGEST_WORD = 60;

function matches(root: Buckets, words: readonly string[]): Match[] {
  const pieces = words.map((word) => (word.length > LONGEST_WORD || BREAKS.test(word) ? BREAK : namePieces(word)));
  const out: Match[] = [];
  for (let first = 0; first < words.length; ) {
    const found = longest(root, pieces, first);
    // "the West Bank" is not "the West", "the Gulf of Mexico" not "the Gulf"
    const longer = found && pieces[first]![0]?.text === 'the' ? longest(root, pieces, first + 1) : null;
    if (found && (!longer || longer.last <= found.last)) out.push(found);
    first = longer && longer.last > found!.last ? first + 1 : (found?.last ?? first + 1);
  }
  return out;
}

/** The longest names that begin at a token and end with one; a hyphen or apostrophe between tokens is passed over. */
function longest(root: Buckets, pieces: readonly (readonly Piece[])[], first: number): Match | null {
  const start = pieces[first]?.[0];
  const bucket = start ? root.get(start.text) : undefined;
  if (!bucket) return null;
  const found: Listed[] = [];
  let last = -1;
  for (const listed of listedIn(bucket)) {
    if (found.length > 0 && listed.pieces.length < found[0]!.pieces.length) break;
    const end = endOf(listed, pieces, first);
    if (end < 0) continue;
    found.push(listed);
    last = Math.max(last, end);
  }
  return found.length > 0 ? { first, last, candidates: candidatesOf(found) } : null;
}

/** The token after a name that stands at `first`, -1 if it does not stand there. */
function endOf(listed: Listed, pieces: readonly (readonly Piece[])[], first: number): number {
  let k = first;
  let inside = 0;
  for (let p = 0; p < listed.pieces.length; p++) {
    while (k < pieces.length && inside >= pieces[k]!.length) {
      if (pieces[k] === BREAK) return -1;
      k++;
      inside = 0;
    }
    const piece = pieces[k]?.[inside];
    if (piece === undefined || piece.text !== listed.pieces[p] || !caseFits(listed.cases[p]!, piece.cased)) return -1;
    inside++;
  }
  return inside === pieces[k]!.length ? k + 1 : -1;
}

function lookUp(root: Buckets, name: string): Candidate[] {
  const found = longest(root, [piecesOf(name)], 0);
  return found ? [...found.candidates] : [];
}

import { readCsv } from '../text/csv.ts';
import type { EntityType } from './doc.ts';

/** A term of office: what, in which body (key; null: the state itself), from and to (see `data/README.md` for the forms). */
export interface Term {
  readonly office: string;
  readonly of: string | null;
  readonly from: string;
  readonly to: string;
}

/** A row of `data/entities/`, terms of one person joined. */
export interface KnownThing {
  readonly key: string;
  readonly type: EntityType;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly metonyms: readonly string[];
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly geonames: string | null;
  /** Class of weapon, for materiel. */
  readonly role: string;
  readonly terms: readonly Term[];
  readonly ambiguous: ReadonlySet<string>;
  /** Name of the list without its ending: `cities`, `people`. */
  readonly list: string;
}

const split = (cell: string | undefined): string[] => (cell ? cell.split('|') : NONE);
const NONE: string[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();
const COLUMNS = 'key,type,label,aliases,adjectives,people,metonyms,country,wikidata,geonames,role,of,from,to,ambiguous';

/** The cells of each row; only lines with quotes need the slow reader. */
function cellsOf(text: string): (readonly string[])[] {
  const lines = text.split('\n');
  const columns = COLUMNS.split(',');
  return lines.slice(1).flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    if (!line.includes('"')) return [line.split(',')];
    return readCsv(`${COLUMNS}\n${line}`).map((row) => columns.map((c) => row[c] ?? ''));
  });
}

/** Reads the lists (file name → text) in the order of their names. */
export function readKnownThings(files: ReadonlyMap<string, string>): ReadonlyMap<string, KnownThing> {
  const things = new Map<string, KnownThing>();
  for (const name of [...files.keys()].sort()) {
    for (const cells of cellsOf(files.get(name)!)) {
      const [
        key = '',
        type,
        label = '',
        aliases,
        adjectives,
        people,
        metonyms,
        country,
        wikidata,
        geonames,
        office = '',
        of,
        from = '',
        to = '',
        ambiguous,
      ] = cells;
      const person = type === 'Person';
      const term: Term = { office, of: of || null, from, to };
      const before = things.get(key);
      if (before) {
        things.set(key, { ...before, terms: [...before.terms, term] });
        continue;
      }
      things.set(key, {
        key,
        type: type as EntityType,
        label,
        aliases: split(aliases),
        adjectives: split(adjectives),
        people: split(people),
        metonyms: split(metonyms),
        country: country || null,
        wikidata: wikidata || null,
        geonames: geonames || null,
        role: person ? '' : office,
        terms: person && office ? [term] : [],
        ambiguous: ambiguous ? new Set(split(ambiguous)) : NO_NAMES,
        list: name.replace(/\.csv$/, ''),
      });
    }
  }
  return things;
}

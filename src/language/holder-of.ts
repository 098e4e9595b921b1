import type { Gazetteer } from './gazetteer.ts';
import type { KnownThing, Term } from './known-things.ts';

/** Who held an office on a day, or null where the lists do not say so beyond doubt. */
export type HolderOf = (office: string, of: string, date: string) => KnownThing | null;

/**
 * Prepares the look-up of office-holders. `of` is an alpha-3 code or the key of a body ("org-united-nations"), `office` as in
 * `titles.csv` ("prime minister", "secretary general"), `date` `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. On a day of change, or where the
 * lists know the year alone, two may fit: then nobody is named.
 */
export function holderOf(gazetteer: Gazetteer): HolderOf {
  const terms = new Map<string, { readonly thing: KnownThing; readonly term: Term }[]>();
  for (const thing of gazetteer.things.values()) {
    for (const term of thing.terms) {
      const key = `${term.office}\n${term.of ?? thing.country ?? ''}`;
      const list = terms.get(key);
      if (list) list.push({ thing, term });
      else terms.set(key, [{ thing, term }]);
    }
  }
  return (office, of, date) => {
    const held = (terms.get(`${office}\n${of}`) ?? []).filter(({ term }) => covers(term, date));
    const holders = new Set(held.map(({ thing }) => thing));
    return holders.size === 1 ? held[0]!.thing : null;
  };
}

/** Whether the term touches the day or period; an uncertain end ("2025?") closes the term with that year. */
function covers(term: Term, date: string): boolean {
  if (term.from === '') return false;
  const to = term.to.replace('?', '');
  const n = date.length;
  return term.from.slice(0, n) <= date.slice(0, term.from.length || n) && (to === '' || date.slice(0, to.length) <= to);
}

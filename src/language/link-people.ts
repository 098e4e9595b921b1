import type { Candidate } from './gazetteer.ts';
import { namePieces } from './name-pieces.ts';

/** People of one article by the parts of their names, so that "Lavrov" after "Sergei Lavrov" is the same man. */
export interface People {
  /** Makes a full name known: its identity, and the name. */
  readonly add: (identity: string, name: string) => void;
  /** Identities that a single name may stand for, last mentioned first. */
  readonly named: (name: string) => readonly string[];
}

const PARTICLE = /^(?:al|el|bin|ben|ibn|von|van|der|de|da|di|du|la|le|abu|jr|sr|ii|iii|iv|s)$/;

/** An empty index of people. */
export function people(): People {
  const bySurname = new Map<string, string[]>();
  const byGivenName = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, identity: string): void => {
    map.set(key, [identity, ...(map.get(key) ?? []).filter((other) => other !== identity)]);
  };
  return {
    add: (identity, name) => {
      const parts = significant(name);
      if (parts.length < 2) return;
      put(bySurname, parts.at(-1)!, identity);
      // "Kim Jong Un" → Kim; "Alexei Navalny" → Alexei, with less right
      put(byGivenName, parts[0]!, identity);
      if (parts.length > 2) put(bySurname, parts.slice(-2).join(' '), identity);
      put(byGivenName, parts.slice(0, -1).join(' '), identity);
    },
    named: (name) => {
      const key = significant(name).join(' ');
      return bySurname.get(key) ?? byGivenName.get(key) ?? [];
    },
  };
}

const significant = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .flatMap((word) => namePieces(word))
    .map((p) => p.text)
    .filter((piece, _, all) => !PARTICLE.test(piece) || all.length === 1);

/**
 * The person that a list's readings name beyond doubt: by name alone, by an office that he or she held ("President Bush"), or by the
 * state before the name ("Nicaragua's Ortega").
 */
export function personOf(candidates: readonly Candidate[], office: string | null, country: string | null): Candidate | null {
  const persons = candidates.filter((c) => c.thing.type === 'Person');
  const sure = persons.filter((c) => !c.ambiguous);
  if (sure.length === 1) return sure[0]!;
  const held = office === null ? [] : persons.filter((c) => c.thing.terms.some((t) => t.office === office));
  const fitting = (office === null ? persons : held).filter((c) => (country === null ? office !== null : c.thing.country === country));
  return fitting.length === 1 ? fitting[0]! : null;
}

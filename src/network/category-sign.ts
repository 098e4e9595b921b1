/**
 * How a PLOVER category ties two actors: +1 and +2 verbal and material cooperation, -1 and -2 verbal and material conflict.
 * The quadrants are those of POLECAT's codebook.
 */
const SIGNS: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: -1,
  ACCUSE: -1,
  REJECT: -1,
  THREATEN: -1,
  PROTEST: -2,
  SANCTION: -2,
  MOBILIZE: -2,
  COERCE: -2,
  ASSAULT: -2,
};

/** State facts that say friend or foe; membership and office say neither. */
const RELATION_SIGNS: Readonly<Record<string, number>> = { alliedWith: 2, backedBy: 2, opposedTo: -2 };

/** The sign of a tie by category and class; 0 where it says neither cooperation nor conflict. */
export const categorySign = (category: string, type: string): number => SIGNS[category] ?? RELATION_SIGNS[type] ?? 0;

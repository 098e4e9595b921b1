/** The statuses of claims in the order in which tables and legends show them, the firmest first. */
export const STATUSES = ['asserted', 'reported', 'alleged', 'planned', 'possible', 'denied'] as const;

/** One of the six statuses, as `readClaims` gives them. */
export type StatusName = (typeof STATUSES)[number];

/** Position in the order of firmness; an unknown status stands last. */
export const statusRank = (status: string): number => {
  const at = STATUSES.indexOf(status as StatusName);
  return at < 0 ? STATUSES.length : at;
};

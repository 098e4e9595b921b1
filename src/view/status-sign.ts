/** Signs that say a status without colour. */
const SIGNS: Readonly<Record<string, string>> = {
  asserted: '●',
  reported: '◐',
  alleged: '◌',
  planned: '▷',
  possible: '◇',
  denied: '✕',
};

/** The six statuses from the firmest to the denial. */
export const STATUSES = Object.keys(SIGNS);

/** Status by sign and word: `◌ alleged`. Words that are no status come back unchanged. */
export function statusSign(status: string): string {
  const sign = SIGNS[status];
  return sign === undefined ? status : `${sign} ${status}`;
}

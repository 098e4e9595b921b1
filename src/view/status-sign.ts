import { STATUS_LINES } from '../network/status-line.ts';
import { STATUSES } from '../network/status-strength.ts';

/** Status by sign and word: `◌ alleged`. Words that are no status come back unchanged. */
export function statusSign(status: string): string {
  const known = STATUSES.find((name) => name === status);
  return known === undefined ? status : `${STATUS_LINES[known].sign} ${known}`;
}

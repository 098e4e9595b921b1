import { claimsOf } from '../claims-of.ts';
import type { Format } from '../format.ts';

/** A claim per line as JSON, with the same fields as `ClaimRecord`; roles become an object. */
export const jsonl: Format = {
  name: 'jsonl',
  endings: ['jsonl', 'ndjson'],
  mediaType: 'application/x-ndjson',
  summary: 'a JSON object per claim and line, for scripts',
  keeps: 'view',
  *write({ quads }) {
    for (const claim of claimsOf(quads)) {
      const event = claim.event && { ...claim.event, roles: Object.fromEntries(claim.event.roles) };
      yield `${JSON.stringify({ ...claim, event })}\n`;
    }
  },
};

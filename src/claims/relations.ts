import type { Claim } from './claim.ts';
import type { Context } from './context.ts';

/** Claims about states between entities: offices, membership, affiliation, nationality, location, backing. */
export function relationClaims(_context: Context, _from: number): Claim[] {
  return [];
}

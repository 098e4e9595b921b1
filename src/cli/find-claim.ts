import type { Store } from 'n3';
import { EntenteError } from '../errors.ts';
import { type ClaimRecord, readClaims } from '../rdf/read-claims.ts';

/** A claim with its number and all claims around it. */
export interface FoundClaim {
  readonly claim: ClaimRecord;
  readonly number: number;
  readonly claims: readonly ClaimRecord[];
}

/** Finds a claim by its number in the table, its IRI, or the end of its IRI. Fails with `cli/unknown-claim`. */
export function findClaim(store: Store, which: string): FoundClaim {
  const claims = readClaims(store);
  const index = /^\d+$/.test(which)
    ? Number(which) - 1
    : claims.findIndex((claim) => claim.iri === which || (which.length > 5 && claim.iri.endsWith(which)));
  const claim = claims[index];
  if (claim) return { claim, number: index + 1, claims };
  throw new EntenteError('cli/unknown-claim', `There is no claim ${which}.`, {
    why: claims.length === 0 ? 'The graph holds no claims.' : `The graph holds the claims 1 to ${claims.length}.`,
    next: 'The first column of `entente read` and `entente ask` gives the numbers; `entente show` without a number lists all claims.',
  });
}

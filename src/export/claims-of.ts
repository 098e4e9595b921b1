import type { Quad } from '@rdfjs/types';
import { Store } from 'n3';
import { type ClaimRecord, readClaims } from '../rdf/read-claims.ts';

/** The claims in some quads, as records. */
export const claimsOf = (quads: readonly Quad[]): ClaimRecord[] => readClaims(new Store(quads as never));

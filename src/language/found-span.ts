import type { Candidate } from './gazetteer.ts';
import type { NameKind } from './name-labels.ts';

/** A name, or the adjective of one, in a sentence: `ADJ` "Iranian", `MISC` weapons and treaties. */
export interface FoundSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind | 'MISC' | 'ADJ';
  /** What the lists know by this name; empty if nothing. */
  readonly candidates: readonly Candidate[];
  /** Whether the model saw a name here too. */
  readonly byModel: boolean;
}

const KIND: Readonly<Record<string, FoundSpan['kind']>> = {
  Person: 'PER',
  Country: 'LOC',
  Place: 'LOC',
  Facility: 'LOC',
  Materiel: 'MISC',
  Agreement: 'MISC',
};

/** How the evaluation counts a listed thing: PER, LOC, ORG, or no name of these (MISC). */
export const kindOf = (candidate: Candidate): FoundSpan['kind'] =>
  candidate.use === 'adjective' || candidate.use === 'people' ? 'ADJ' : (KIND[candidate.thing.type] ?? 'ORG');

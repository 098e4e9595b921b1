import { readableName } from '../network/readable-name.ts';
import type { Ontology, Wording } from '../ontology/ontology.ts';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import { inflect } from './inflect.ts';

/** Words for what is done in an event of a class, or for a relation: `ArmsTransfer` → "supplied arms", or with a party: "supplied arms to". */
export type Phrases = (name: string, form?: keyof Wording, claim?: ToldAs) => string;

/** How a claim tells what it tells: what is planned is not told as if it had happened. */
export type ToldAs = Pick<ClaimRecord, 'status' | 'negated' | 'frame'>;

/**
 * Phrases from the ontology. A class without words of its own reads as the class above it with its label: "attacked (ambush)"; where
 * there are none at all, its name is read as words.
 */
export function phrasesOf(ontology: Pick<Ontology, 'types' | 'wordings'>): Phrases {
  return (name, form = 'alone', claim) => {
    // The words of the text may say more than their class: who joins and who leaves both change a membership.
    const own = ontology.wordings.get(claim?.frame ?? '') ?? ontology.wordings.get(name);
    if (own) return inflect(own[form], claim?.status, claim?.negated);
    const type = ontology.types.get(name);
    const above = type?.above.map((one) => ontology.wordings.get(one)).find((wording) => wording !== undefined);
    if (type && above) return `${inflect(above[form], claim?.status, claim?.negated)} (${type.label})`;
    return inflect(type?.label ?? readableName(name), claim?.status, claim?.negated);
  };
}

/** Words on a line of a network: "supplied arms" along an arrow, "met" where nobody acts upon the other; a plan is told as a plan. */
export const tieNames =
  (phrases: Phrases) =>
  (type: string, { directed, status }: { readonly directed: boolean; readonly status: string }): string =>
    phrases(type, directed ? 'phrase' : 'alone', { status, negated: false, frame: null });

/** Which words stand between the parties of a claim: both are told, or only one. */
export const formOf = (actors: number, recipients: number): keyof Wording =>
  recipients === 0 ? 'alone' : actors === 0 ? 'passive' : 'phrase';

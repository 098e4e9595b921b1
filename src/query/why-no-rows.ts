import type { Term } from '@rdfjs/types';
import type { SavedQuery } from './saved-query.ts';
import { type Count, explainZeroRows } from './saved-zero-rows.ts';

/** How to find out more where rows are missing. */
export interface Inquiry {
  /** How many rows a question has. */
  readonly count: Count;
  /** The condition of the question that nothing meets, as a sentence; undefined if it cannot be told. */
  readonly condition: () => Promise<string | undefined>;
}

const UNKNOWN = 'It cannot be told which part of the question nothing meets; leave out parts of it one by one.';

/**
 * What leaves a question without rows, as a sentence: of a saved one the value of a parameter, or that the data has nothing of its kind;
 * else the condition that nothing meets. `question` is null for SPARQL of the user's own. Where the reason cannot be found, it says that;
 * it never fails.
 */
export async function whyNoRows(
  question: SavedQuery | null,
  given: Readonly<Record<string, string>>,
  terms: ReadonlyMap<string, Term>,
  { count, condition }: Inquiry,
): Promise<string> {
  const found = () => condition().catch(() => undefined);
  if (question === null) return (await found()) ?? UNKNOWN;
  const told = await explainZeroRows(question, given, terms, count).catch(() => undefined);
  // "No claim about them fits" names no pattern; the query itself may tell more.
  if (told !== undefined && !/fits? the question\.$/.test(told)) return told;
  return (await found()) ?? told ?? UNKNOWN;
}

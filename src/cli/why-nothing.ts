import type { Term } from '@rdfjs/types';
import type { AskOptions } from '../query/answer.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Target } from './commands/ask.ts';

/** Looking for the reason may take this long; the answer is told already. */
const PATIENCE_MS = 5000;

/**
 * What leaves an answer empty, as a sentence: a value of a parameter, else the condition of the query after which nothing is left. Where it
 * cannot be found, it says that; it never fails.
 */
export async function whyNothing(
  question: SavedQuery,
  asked: string,
  given: Readonly<Record<string, string>>,
  terms: ReadonlyMap<string, Term>,
  target: Target,
  { signal }: AskOptions,
): Promise<string> {
  // One limit for all of the smaller questions together.
  const limits: AskOptions = { signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])]) };
  const pattern = async (): Promise<string | undefined> => {
    if (target.store) {
      const { whyEmpty } = await import('../query/why-empty.ts');
      return (await whyEmpty(target.index ?? target.store, asked, limits))?.text;
    }
    const { whyEmptyAt } = await import('../query/why-empty-at.ts');
    return (await whyEmptyAt((sparql) => target.put(sparql, limits), asked))?.text;
  };
  const unknown = 'It cannot be told which part of the question nothing meets; leave out parts of it one by one.';
  if (question.name === '-q') return (await pattern()) ?? unknown;
  const { explainZeroRows } = await import('../query/saved-zero-rows.ts');
  const told = await explainZeroRows(question, given, terms, async (sparql) => {
    const counted = await target.put(sparql, limits);
    return counted.kind === 'bindings' ? counted.rows.length : 0;
  }).catch(() => undefined);
  // "No claim about them fits" names no pattern; the query itself may tell more.
  if (told !== undefined && !/fits? the question\.$/.test(told)) return told;
  return (await pattern()) ?? told ?? unknown;
}

import type { Term } from '@rdfjs/types';
import type { AskOptions } from '../query/answer.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Target } from './commands/ask.ts';

/** Looking for the reason may take this long altogether; the answer is told already. */
const PATIENCE_MS = 5000;

/** What leaves the answer of a store or an endpoint empty, as a sentence. */
export async function whyNothing(
  question: SavedQuery,
  asked: string,
  given: Readonly<Record<string, string>>,
  terms: ReadonlyMap<string, Term>,
  target: Target,
  { signal }: AskOptions,
): Promise<string> {
  const limits: AskOptions = { signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])]) };
  const { whyNoRows } = await import('../query/why-no-rows.ts');
  return whyNoRows(question.name === '-q' ? null : question, given, terms, {
    count: async (sparql) => {
      const counted = await target.put(sparql, limits);
      return counted.kind === 'bindings' ? counted.rows.length : 0;
    },
    condition: async () => {
      if (target.store) {
        const { whyEmpty } = await import('../query/why-empty.ts');
        return (await whyEmpty(target.index ?? target.store, asked, limits))?.text;
      }
      const { whyEmptyAt } = await import('../query/why-empty-at.ts');
      return (await whyEmptyAt((sparql) => target.put(sparql, limits), asked))?.text;
    },
  });
}

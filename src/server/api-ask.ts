import type { Term } from '@rdfjs/types';
import { z } from 'zod';
import { EntenteError } from '../errors.ts';
import { ask } from '../query/ask.ts';
import { storeLabels } from '../query/bind-label.ts';
import { bindParameters } from '../query/bind-parameters.ts';
import { bindValues } from '../query/bind-value.ts';
import { type SavedQuery, savedQuery } from '../query/saved-query.ts';
import { explainZeroRows } from '../query/saved-zero-rows.ts';
import { answerJson, type JsonAnswer } from './answer-json.ts';
import type { Library } from './library.ts';

/** A question of the page: a saved one with values, or SPARQL of the user's own. */
export const AskRequest = z.object({
  question: z.string().max(200).nullish(),
  parameters: z.record(z.string(), z.string().max(2000)).default({}),
  sparql: z.string().max(100_000).nullish(),
  timeoutMs: z.number().int().min(1).max(60_000).default(20_000),
  maxRows: z.number().int().min(1).max(50_000).default(5000),
});

/** What the page gets back: the answer, the query that was asked, and why there are no rows. */
export interface AskReply {
  readonly sparql: string;
  readonly milliseconds: number;
  readonly answer: JsonAnswer;
  readonly empty: string | null;
}

/** Starts the query engine before the first question is asked, because starting takes longer than most answers. */
export function warmUp(store: Library['store']): void {
  ask(store, 'ASK {}').catch(() => {});
}

/** A number stands for the claim that bears it in the page and in the tables of the command line. */
function claimByNumber(library: Library, saved: SavedQuery, name: string, value: string): string {
  const wantsIri = saved.parameters.some((parameter) => parameter.name === name && parameter.type === 'iri');
  return (wantsIri && /^\d+$/.test(value) ? library.page.claims[Number(value) - 1]?.iri : undefined) ?? value;
}

/** Puts the page's question to the store. */
export async function answerPage(
  library: Library,
  questions: readonly SavedQuery[],
  body: unknown,
  signal: AbortSignal,
): Promise<AskReply> {
  const parsed = AskRequest.safeParse(body);
  if (!parsed.success) {
    throw new EntenteError('query/bad-request', 'This is no question.', { why: z.prettifyError(parsed.error) });
  }
  const { question: name, parameters, sparql: own, timeoutMs, maxRows } = parsed.data;
  const saved = own ? savedQuery('your query', own) : questions.find((one) => one.name === name);
  if (!saved)
    throw new EntenteError('query/unknown-question', `There is no saved question "${name ?? ''}".`, { next: 'Choose one of the list.' });
  const given = Object.fromEntries(
    Object.entries(parameters)
      .filter(([key, value]) => value !== '' && saved.parameters.some((p) => p.name === key))
      .map(([key, value]) => [key, claimByNumber(library, saved, key, value)]),
  );
  const terms: Map<string, Term> = await bindValues(saved, given, storeLabels(library.store));
  const sparql = bindParameters(saved.sparql, terms);
  const started = performance.now();
  const answer = await ask(library.store, sparql, { timeoutMs, maxRows, signal });
  const milliseconds = Math.round(performance.now() - started);
  let empty: string | null = null;
  if (answer.kind === 'bindings' && answer.rows.length === 0) {
    const count = async (text: string): Promise<number> => {
      const counted = await ask(library.store, text, { timeoutMs, maxRows, signal });
      return counted.kind === 'bindings' ? counted.rows.length : 0;
    };
    // Asking why must never cost more than asking: if it takes too long, the page simply does not say why.
    empty = await explainZeroRows(saved, given, terms, count).catch(() => null);
  }
  return { sparql, milliseconds, answer: answerJson(library.store, answer), empty };
}

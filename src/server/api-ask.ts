import { z } from 'zod';
import { EntenteError } from '../errors.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Library } from './library.ts';
import { claimNumbered } from './page-data.ts';
import type { Task } from './pool/task.ts';

export type { AskReply } from './ask-page.ts';

/** A question of the page: a saved one with values, or SPARQL of the user's own. */
export const AskRequest = z.object({
  question: z.string().max(200).nullish(),
  parameters: z.record(z.string(), z.string().max(2000)).default({}),
  sparql: z.string().max(100_000).nullish(),
  timeoutMs: z.number().int().min(1).max(60_000).default(20_000),
  maxRows: z.number().int().min(1).max(50_000).default(5000),
});

/** Reads the page's question. A number stands for the claim that bears it in the page and in the tables of the command line. */
export function pageTask({ page }: Library, questions: readonly SavedQuery[], body: unknown): Task {
  const parsed = AskRequest.safeParse(body);
  if (!parsed.success) {
    throw new EntenteError('query/bad-request', 'This is no question.', { why: z.prettifyError(parsed.error) });
  }
  const { question: name, parameters, sparql, timeoutMs, maxRows } = parsed.data;
  const saved = sparql ? undefined : questions.find((one) => one.name === name);
  const claimByNumber = (key: string, value: string): string => {
    const wantsIri = saved?.parameters.some((parameter) => parameter.name === key && parameter.type === 'iri');
    return (wantsIri && /^\d+$/.test(value) ? claimNumbered(page, Number(value)) : undefined) ?? value;
  };
  return {
    kind: 'page',
    name: name ?? undefined,
    sparql: sparql || undefined,
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, claimByNumber(key, value)])),
    timeoutMs,
    maxRows,
  };
}

import { EntenteError } from '../errors.ts';
import { ask } from '../query/ask.ts';
import { storeLabels } from '../query/bind-label.ts';
import { bindParameters } from '../query/bind-parameters.ts';
import { bindValues } from '../query/bind-value.ts';
import { type SavedQuery, savedQuery } from '../query/saved-query.ts';
import { whyEmpty } from '../query/why-empty.ts';
import { whyNoRows } from '../query/why-no-rows.ts';
import { indexView } from '../store/index-view.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { answerJson, type JsonAnswer } from './answer-json.ts';
import type { Reply, Task } from './pool/task.ts';

/** What the page gets back: the answer, the query that was asked, and why there are no rows. */
export interface AskReply {
  readonly sparql: string;
  readonly milliseconds: number;
  readonly answer: JsonAnswer;
  readonly empty: string | null;
}

const MOST_CELLS = 50_000_000;

/** Puts the page's question: a saved one with values, or SPARQL of the user's own. */
export async function askPage(
  index: QuadIndex,
  questions: readonly SavedQuery[],
  { name, sparql: own, parameters, maxRows, timeoutMs }: Task & { kind: 'page' },
  signal?: AbortSignal,
): Promise<Reply> {
  const saved = own ? savedQuery('your query', own) : questions.find((one) => one.name === name);
  if (!saved)
    throw new EntenteError('query/unknown-question', `There is no saved question "${name ?? ''}".`, { next: 'Choose one of the list.' });
  const given = Object.fromEntries(
    Object.entries(parameters).filter(([key, value]) => value !== '' && saved.parameters.some((p) => p.name === key)),
  );
  const store = indexView(index);
  const limits = { timeoutMs, maxRows, maxCells: MOST_CELLS, ...(signal === undefined ? {} : { signal }) };
  const terms = await bindValues(saved, given, storeLabels(store));
  const sparql = bindParameters(saved.sparql, terms);
  const started = performance.now();
  const answer = await ask(index, sparql, limits);
  const milliseconds = Math.round(performance.now() - started);
  let empty: string | null = null;
  if (answer.kind === 'bindings' && answer.rows.length === 0) {
    const count = async (text: string): Promise<number> => {
      const counted = await ask(index, text, limits);
      return counted.kind === 'bindings' ? counted.rows.length : 0;
    };
    // Asking why must never cost more than asking: if it takes too long, the page says that it cannot tell.
    const condition = async () => (await whyEmpty(index, sparql, limits))?.text;
    empty = await whyNoRows(own ? null : saved, given, terms, { count, condition });
  }
  const reply: AskReply = { sparql, milliseconds, answer: answerJson(store, answer), empty };
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(reply) };
}

import { EntenteError } from '../errors.ts';
import { storeLabels } from '../query/bind-label.ts';
import { bindParameters } from '../query/bind-parameters.ts';
import { bindValues } from '../query/bind-value.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import { indexView } from '../store/index-view.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { askSparql } from './ask-sparql.ts';
import type { Reply, Task } from './pool/task.ts';

/** Asks a saved question with the values of its parameters. */
export async function askSaved(
  index: QuadIndex,
  questions: readonly SavedQuery[],
  { name, parameters, accept, timeoutMs }: Task & { kind: 'saved' },
  signal?: AbortSignal,
): Promise<Reply> {
  const saved = questions.find((one) => one.name === name);
  if (!saved)
    throw new EntenteError('query/unknown-question', `There is no saved question "${name}".`, { next: 'GET /questions lists them.' });
  const terms = await bindValues(saved, parameters, storeLabels(indexView(index)));
  return askSparql(index, { query: bindParameters(saved.sparql, terms), merged: [], named: [], accept, timeoutMs }, signal);
}

import type { SavedQuery } from '../../query/saved-query.ts';
import type { QuadIndex } from '../../store/quad-index.ts';
import { askPage } from '../ask-page.ts';
import { askSaved } from '../ask-saved.ts';
import { askSparql } from '../ask-sparql.ts';
import { writeGraph } from '../write-graph.ts';
import type { Answerer, Reply, Task } from './task.ts';

/** Does a task over a dataset. What changes data is loaded only when it is needed. */
export async function runTask(index: QuadIndex, questions: readonly SavedQuery[], task: Task, signal?: AbortSignal): Promise<Reply> {
  switch (task.kind) {
    case 'sparql':
      return askSparql(index, task, signal);
    case 'saved':
      return askSaved(index, questions, task, signal);
    case 'page':
      return askPage(index, questions, task, signal);
    case 'graph':
      return writeGraph(index, task.graph, task.accept);
    case 'update':
      return (await import('../update-change.ts')).updateChange(index, task);
    case 'rdf':
      return (await import('../rdf-change.ts')).rdfChange(task);
  }
}

/** Does tasks in this process, without its protection: for tests and small uses. */
export const answerHere =
  (index: () => QuadIndex, questions: readonly SavedQuery[]): Answerer =>
  (task, signal) =>
    runTask(index(), questions, task, signal);

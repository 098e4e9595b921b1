import type { Quad } from '@rdfjs/types';
import { Store } from 'n3';
import { update } from '../query/update.ts';
import type { GraphChange } from '../store/disk-change.ts';
import { nQuadsLine, termText } from '../store/n-quads-line.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { quadsOf } from '../store/quads-of.ts';
import { freshBlankNodes } from './fresh-blank-nodes.ts';
import type { Reply, Task } from './pool/task.ts';
import { checkUpdate } from './sparql-check.ts';
import { updateUsing } from './update-using.ts';

/** Marks labels of the store's own blank nodes while an update runs, so that none that it makes is taken for one of them. */
const OWN = 'own-';

type Quads = Iterable<Quad>;

function marked(index: QuadIndex): Store {
  const mark = freshBlankNodes((label) => OWN + label);
  const store = new Store();
  for (const one of quadsOf(index)) store.addQuad(mark(one) as never);
  return store;
}

/**
 * What a SPARQL update would change, as a list of `GraphChange` in JSON. Its default graph is what stands outside named graphs. Nothing is
 * written here. Updates that only insert do not look at the data.
 */
export async function updateChange(index: QuadIndex, task: Task & { kind: 'update' }): Promise<Reply> {
  const onlyInserts = await checkUpdate(task.update);
  if (!onlyInserts && !task.look) return { status: 200, headers: {}, body: 'null' };
  const store = onlyInserts ? new Store() : marked(index);
  const before = new Set<string>();
  for (const one of store as unknown as Quads) before.add(nQuadsLine(one));
  await update(store, updateUsing(task.update, task.using), { baseIRI: task.base });
  const fresh = freshBlankNodes((label) => (label.startsWith(OWN) ? label.slice(OWN.length) : undefined));
  const changes = new Map<string, { remove: string[]; add: string[] }>();
  const changeOf = (one: Quad) => {
    const graph = termText(one.graph);
    const found = changes.get(graph) ?? { remove: [], add: [] };
    changes.set(graph, found);
    return found;
  };
  for (const one of store as unknown as Quads) {
    const line = nQuadsLine(one);
    if (before.delete(line)) continue;
    const made = fresh(one);
    changeOf(made).add.push(nQuadsLine(made));
  }
  if (before.size > 0) {
    const own = freshBlankNodes((label) => OWN + label);
    for (const one of quadsOf(index)) if (before.has(nQuadsLine(own(one)))) changeOf(one).remove.push(nQuadsLine(one));
  }
  const list: GraphChange[] = [...changes].map(([graph, change]) => ({ graph, clear: false, ...change }));
  return { status: 200, headers: {}, body: JSON.stringify(list) };
}

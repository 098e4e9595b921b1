import { DEFAULT_GRAPH_ID } from '../store/dictionary.ts';
import { quadColumns } from '../store/quad-columns.ts';
import { type QuadIndex, quadIndex } from '../store/quad-index.ts';
import { namedNode } from '../store/term.ts';

/** The dataset that the protocol's parameters describe: the merge of some graphs as default graph, and some by name. */
export function chosenGraphs(index: QuadIndex, merged: readonly string[], named: readonly string[]): QuadIndex {
  const { dictionary, gspo } = index;
  const quads = quadColumns();
  const take = (iri: string, as: number | undefined): void => {
    const id = dictionary.find(namedNode(iri));
    if (id === 0) return;
    for (let row = gspo.offsets[id]!; row < gspo.offsets[id + 1]!; row++) quads.add(gspo.a[row]!, gspo.b[row]!, gspo.c[row]!, as ?? id);
  };
  for (const graph of new Set(merged)) take(graph, DEFAULT_GRAPH_ID);
  for (const graph of new Set(named)) take(graph, undefined);
  return quadIndex(dictionary, quads);
}

import type { Quad } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import { indexQuads } from '../store/index-quads.ts';
import type { QuadIndex } from '../store/quad-index.ts';

const indexes = new WeakMap<Store, { readonly size: number; readonly index: QuadIndex }>();

/** The index of a store, made once and again when the store has grown. */
export function libraryIndex(store: Store): QuadIndex {
  const known = indexes.get(store);
  if (known?.size === store.size) return known.index;
  const index = indexQuads(store as unknown as Iterable<Quad>);
  indexes.set(store, { size: store.size, index });
  return index;
}

/** The dataset that the protocol's parameters describe: the merge of some graphs as default graph, and some by name. */
export function chosenGraphs(store: Store, merged: readonly string[], named: readonly string[]): QuadIndex {
  const { quad, namedNode, defaultGraph } = DataFactory;
  const quads: Quad[] = [];
  for (const graph of new Set(merged))
    for (const { subject, predicate, object } of store.getQuads(null, null, null, namedNode(graph)))
      quads.push(quad(subject, predicate, object, defaultGraph()) as unknown as Quad);
  for (const graph of new Set(named)) quads.push(...(store.getQuads(null, null, null, namedNode(graph)) as unknown as Quad[]));
  return indexQuads(quads);
}

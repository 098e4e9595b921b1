import { DataFactory, Store } from 'n3';

/**
 * A copy of a store whose default graph is the RDF merge of all its graphs; the named graphs stay beside it.
 * Comunica's own `unionDefaultGraph` counts a triple once for each graph it stands in; here a triple counts once.
 */
export function mergedStore(store: Store): Store {
  const merged = new Store();
  for (const quad of store) {
    merged.addQuad(quad);
    if (quad.graph.termType !== 'DefaultGraph') merged.addQuad(DataFactory.quad(quad.subject, quad.predicate, quad.object));
  }
  return merged;
}

import type { Quad } from '@rdfjs/types';
import { dictionary } from './dictionary.ts';
import { quadColumns } from './quad-columns.ts';
import { type QuadIndex, quadIndex } from './quad-index.ts';

/** Indexes RDF/JS quads (an `N3.Store`, an array) for asking. Do it once where more than one question will be put. */
export function indexQuads(quads: Iterable<Quad>): QuadIndex {
  const terms = dictionary();
  const columns = quadColumns();
  for (const { subject, predicate, object, graph } of quads)
    columns.add(terms.intern(subject), terms.intern(predicate), terms.intern(object), terms.intern(graph));
  return quadIndex(terms, columns);
}

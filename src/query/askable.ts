import type { Quad } from '@rdfjs/types';
import { indexQuads } from '../store/index-quads.ts';
import type { QuadIndex } from '../store/quad-index.ts';

/** What can be asked: an index, or any quads (an `N3.Store`, an array), which are then indexed for this one question. */
export type Askable = QuadIndex | Iterable<Quad>;

/** The index to ask. */
export const askableIndex = (dataset: Askable): QuadIndex => ('spog' in dataset ? dataset : indexQuads(dataset));

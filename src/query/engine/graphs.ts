import { DEFAULT_GRAPH_ID } from '../../store/dictionary.ts';
import { namedGraphs, type QuadIndex } from '../../store/quad-index.ts';
import type { From } from '../algebra.ts';
import type { QueryTerms } from './query-terms.ts';

/** The dataset of a question: which graphs are merged into its default graph, and which are its named graphs. */
export interface Graphs {
  /** undefined: all graphs of the store. */
  readonly merged: ReadonlySet<number> | undefined;
  /** undefined: all named graphs of the store. */
  readonly named: ReadonlySet<number> | undefined;
}

/** The dataset that FROM and FROM NAMED describe; without them all graphs merged, or the store's own default graph alone. */
export function activeGraphs(from: From | undefined, defaultGraph: 'merge' | 'only', terms: QueryTerms): Graphs {
  if (from === undefined) return { merged: defaultGraph === 'merge' ? undefined : new Set([DEFAULT_GRAPH_ID]), named: undefined };
  return { merged: new Set(from.merged.map(terms.id)), named: new Set(from.named.map(terms.id)) };
}

/** The ids of a question's named graphs. */
export const namedGraphIds = (index: QuadIndex, { named }: Graphs): number[] => {
  const ids = namedGraphs(index);
  return named === undefined ? ids : ids.filter((id) => named.has(id));
};

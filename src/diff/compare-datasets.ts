import type { Quad } from '@rdfjs/types';
import { canonicalParts } from './canonical-parts.ts';

/** What one dataset has that the other has not. Quads tied together by blank nodes come and go as one group. */
export interface Difference {
  readonly removed: readonly Quad[];
  readonly added: readonly Quad[];
  /** The groups among them, by the labels of their own file. */
  readonly removedGroups: readonly (readonly Quad[])[];
  readonly addedGroups: readonly (readonly Quad[])[];
}

/** Compares two datasets whatever their blank nodes are called (RDFC-1.0 for each group that blank nodes tie together). */
export async function compareDatasets(before: Iterable<Quad>, after: Iterable<Quad>): Promise<Difference> {
  const [a, b] = [await canonicalParts(before), await canonicalParts(after)];
  const only = (x: ReadonlyMap<string, Quad>, y: ReadonlyMap<string, Quad>): Quad[] =>
    [...x]
      .filter(([line]) => !y.has(line))
      .sort(([p], [q]) => (p < q ? -1 : 1))
      .map(([, quad]) => quad);
  const groups = (x: typeof a.tied, y: typeof a.tied): (readonly Quad[])[] =>
    [...x].sort(([p], [q]) => (p < q ? -1 : 1)).flatMap(([form, its]) => its.slice(y.get(form)?.length ?? 0));
  const [removedGroups, addedGroups] = [groups(a.tied, b.tied), groups(b.tied, a.tied)];
  return {
    removed: [...only(a.ground, b.ground), ...removedGroups.flat()],
    added: [...only(b.ground, a.ground), ...addedGroups.flat()],
    removedGroups,
    addedGroups,
  };
}

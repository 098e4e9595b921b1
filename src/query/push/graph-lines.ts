import type { Term } from '@rdfjs/types';
import { DEFAULT_GRAPH_ID } from '../../store/dictionary.ts';
import type { QuadIndex } from '../../store/quad-index.ts';

/** A graph as lines of N-Triples without their line ends: sorted, each once. */
export interface GraphLines {
  /** The graph's name as a term is written, `<iri>`; null for the default graph. */
  readonly graph: string | null;
  readonly lines: readonly string[];
}

/** Terms that are kept as text; a store has few predicates and classes, and they come in every graph. */
const KEPT = 50_000;

/**
 * The graphs of an index, by name, the default graph last; each is made when its turn comes. The order does not depend on the index's
 * numbers, so that the same data is cut into the same chunks on every run. `inPlaceOfDefault` (an IRI as text) takes the default graph in.
 */
export function* graphLines(index: QuadIndex, write: (term: Term) => string, inPlaceOfDefault: string | null): Generator<GraphLines> {
  const { dictionary, gspo } = index;
  const { offsets, a, b, c } = gspo;
  const byName = new Map<string, number[]>();
  for (let id = 1; id + 1 < offsets.length; id++) {
    if (offsets[id] === offsets[id + 1]) continue;
    const name = id === DEFAULT_GRAPH_ID ? (inPlaceOfDefault ?? '') : write(dictionary.term(id));
    byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const texts = new Map<number, string>();
  const text = (id: number): string => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    if (texts.size >= KEPT) texts.clear();
    const made = write(dictionary.term(id));
    texts.set(id, made);
    return made;
  };
  for (const name of [...byName.keys()].sort((x, y) => (x === '' ? 1 : y === '' ? -1 : x < y ? -1 : 1))) {
    const lines = new Set<string>();
    for (const id of byName.get(name)!)
      for (let row = offsets[id]!; row < offsets[id + 1]!; row++) lines.add(`${text(a[row]!)} ${text(b[row]!)} ${text(c[row]!)} .`);
    yield { graph: name === '' ? null : name, lines: [...lines].sort() };
  }
}

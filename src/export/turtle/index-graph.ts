import type { Quad, Term } from '@rdfjs/types';

/** One subject of one graph: predicate → objects, each once. */
export interface Node {
  readonly key: string;
  readonly term: Term;
  readonly properties: Map<string, Term[]>;
}

/** One graph, by subject. */
export interface GraphIndex {
  readonly graph: Term | null;
  readonly nodes: Map<string, Node>;
}

/** A key that is the same for equal terms only; blank nodes and IRIs never share one. */
export const keyOf = (term: Term): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.termType === 'NamedNode' ? term.value : JSON.stringify(term);

/** Sorts quads into graphs and subjects; duplicates go. `split` false puts all graphs into one. */
export function indexGraphs(quads: readonly Quad[], split: boolean): GraphIndex[] {
  const graphs = new Map<string, GraphIndex & { seen: Set<string> }>();
  for (const quad of quads) {
    const named = split && quad.graph.termType !== 'DefaultGraph';
    const graphKey = named ? keyOf(quad.graph) : '';
    let graph = graphs.get(graphKey);
    if (!graph) {
      graph = { graph: named ? quad.graph : null, nodes: new Map(), seen: new Set() };
      graphs.set(graphKey, graph);
    }
    const key = keyOf(quad.subject);
    let node = graph.nodes.get(key);
    if (!node) {
      node = { key, term: quad.subject, properties: new Map() };
      graph.nodes.set(key, node);
    }
    const objects = node.properties.get(quad.predicate.value);
    if (!objects) node.properties.set(quad.predicate.value, [quad.object]);
    else if (!has(objects, quad.object)) objects.push(quad.object);
  }
  return [...graphs].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, { graph, nodes }]) => ({ graph, nodes }));
}

/** Long lists of objects (one node with a million links) are searched by a set, short ones by eye. */
const sets = new WeakMap<Term[], Set<string>>();
function has(objects: Term[], object: Term): boolean {
  if (objects.length < 32) return objects.some((o) => o === object || o.equals(object));
  let set = sets.get(objects);
  if (!set || set.size !== objects.length) {
    set = new Set(objects.map(literalKey));
    sets.set(objects, set);
  }
  const key = literalKey(object);
  if (set.has(key)) return true;
  set.add(key);
  return false;
}

const literalKey = (term: Term): string =>
  term.termType === 'Literal'
    ? `"${term.value}"${term.language}^${term.datatype.value}${(term as { direction?: string }).direction ?? ''}`
    : keyOf(term);

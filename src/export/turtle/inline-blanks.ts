import type { Term } from '@rdfjs/types';
import { iri } from '../../vocabulary.ts';
import { type GraphIndex, keyOf, type Node } from './index-graph.ts';
import type { Inlining } from './write-node.ts';

const FIRST = iri('rdf', 'first');
const REST = iri('rdf', 'rest');
const NIL = iri('rdf', 'nil');
const DEEPEST = 20;

/** The inlining of one graph, and which subjects it swallows. */
export interface GraphInlining extends Inlining {
  readonly swallowed: (node: Node) => boolean;
}

interface Uses {
  readonly count: ReadonlyMap<string, number>;
  readonly homes: ReadonlyMap<string, ReadonlySet<GraphIndex>>;
  readonly parents: ReadonlyMap<string, { readonly key: string; readonly predicate: string }>;
}

/**
 * Finds the blank nodes that can safely be written where they are used: referred to once in all graphs, and only from the graph that
 * describes them, not inside a triple term, on no circle, not too deep.
 */
export function inlineBlanks(all: readonly GraphIndex[]): (index: GraphIndex) => GraphInlining {
  const uses = countUses(all);
  const depthOf = depths(uses);
  return (index) => {
    const inline = (term: Term): Node | undefined => {
      if (term.termType !== 'BlankNode' || depthOf(keyOf(term)) === 0) return undefined;
      return index.nodes.get(keyOf(term)) ?? { key: keyOf(term), term, properties: new Map() };
    };
    const list = (term: Term): readonly Term[] | undefined => {
      const items: Term[] = [];
      for (let at: Term = term; ; ) {
        if (at.termType === 'NamedNode') return at.value === NIL && items.length > 0 ? items : undefined;
        const node = inline(at);
        const [first, ...moreFirsts] = node?.properties.get(FIRST) ?? [];
        const [rest, ...moreRests] = node?.properties.get(REST) ?? [];
        if (node?.properties.size !== 2 || !first || !rest || moreFirsts.length + moreRests.length > 0) return undefined;
        items.push(first);
        at = rest;
      }
    };
    return { inline, list, swallowed: (node) => inline(node.term) !== undefined };
  };
}

function countUses(all: readonly GraphIndex[]): Uses {
  const count = new Map<string, number>();
  const homes = new Map<string, Set<GraphIndex>>();
  const parents = new Map<string, { key: string; predicate: string }>();
  const use = (term: Term, times: number): void => {
    if (term.termType === 'BlankNode') count.set(keyOf(term), (count.get(keyOf(term)) ?? 0) + times);
    // What stands in a triple term must keep its label: two uses forbid inlining.
    if (term.termType === 'Quad') for (const part of [term.subject, term.object]) use(part, 2);
  };
  const home = (key: string, graph: GraphIndex): void => void homes.set(key, (homes.get(key) ?? new Set()).add(graph));
  for (const graph of all) {
    if (graph.graph) use(graph.graph, 2);
    for (const node of graph.nodes.values()) {
      if (node.term.termType === 'BlankNode') home(node.key, graph);
      for (const [predicate, objects] of node.properties) {
        for (const object of objects) {
          use(object, 1);
          if (object.termType !== 'BlankNode') continue;
          parents.set(keyOf(object), { key: node.key, predicate });
          home(keyOf(object), graph);
        }
      }
    }
  }
  return { count, homes, parents };
}

/** How deep a blank node would stand in its parents' brackets; 0 if it must keep its label. The links of a list add no depth. */
function depths({ count, homes, parents }: Uses): (key: string) => number {
  const known = new Map<string, number>();
  const once = (key: string): boolean => key.startsWith('_:') && count.get(key) === 1 && homes.get(key)?.size === 1;
  return (start) => {
    const path = new Set<string>();
    let at = start;
    while (!known.has(at) && once(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at)!.key;
    }
    // A circle of blank nodes has no place from which it could be written.
    const circle = path.has(at);
    let depth = circle ? 0 : (known.get(at) ?? 0);
    for (const key of [...path].reverse()) {
      depth = circle || depth >= DEEPEST ? 0 : parents.get(key)!.predicate === REST && depth > 0 ? depth : depth + 1;
      known.set(key, depth);
    }
    return known.get(start) ?? 0;
  };
}

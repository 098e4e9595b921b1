import { DEFAULT_GRAPH_ID } from '../../store/dictionary.ts';
import { narrow, type QuadIndex } from '../../store/quad-index.ts';
import type { Path } from '../algebra.ts';
import type { Guard } from './guard.ts';
import type { QueryTerms } from './query-terms.ts';

/** The graphs in which a path runs: one, or a merge of all or some. */
export type PathGraph = number | ReadonlySet<number> | undefined;

/** Where a path leads from a node; a node comes as often as there are ways, where SPARQL counts ways. */
export interface Reach {
  ends(from: number, forward: boolean, graph: PathGraph): readonly number[];
  /** How often the path leads from one node to another. */
  ways(from: number, to: number, graph: PathGraph, fromEnd: boolean): number;
  /** Whether a node occurs in the graph. */
  occurs(node: number, graph: PathGraph): boolean;
  /** All nodes of the graph: where a path of no length can begin. */
  nodes(graph: PathGraph): readonly number[];
  /** Whether a node that does not occur can begin a path. */
  readonly mayBeEmpty: boolean;
}

type Walk = (node: number, emit: (node: number) => void) => void;

/** Ends that are kept for the next time, in ids. */
const MEMORY = 2_000_000;

/** Prepares a path. */
export function reach(index: QuadIndex, path: Path, terms: QueryTerms, guard: Guard): Reach {
  let memory = new Map<string, readonly number[]>();
  let sets = new Map<string, ReadonlyMap<number, number>>();
  let remembered = 0;
  const allNodes = new Map<PathGraph, ReadonlySet<number>>();
  const walks = new Map<PathGraph, readonly [Walk, Walk]>();
  let steps = 0;
  const tick = () => {
    if ((++steps & 4095) === 0) guard.check();
  };

  function ends(from: number, forward: boolean, graph: PathGraph): readonly number[] {
    const key = `${forward ? '>' : '<'}${from} ${typeof graph === 'number' ? graph : ''}`;
    let found = memory.get(key);
    if (found === undefined) {
      let walk = walks.get(graph);
      if (walk === undefined) {
        const step = { index, terms, graph, tick };
        walk = [walkOf(path, true, step), walkOf(path, false, step)];
        walks.set(graph, walk);
      }
      const made: number[] = [];
      walk[forward ? 0 : 1](from, (node) => made.push(node));
      found = made;
      remembered += made.length + 8;
      if (remembered > MEMORY) {
        memory = new Map();
        sets = new Map();
        remembered = 0;
      }
      memory.set(key, found);
    }
    return found;
  }

  return {
    ends,
    ways(from, to, graph, fromEnd) {
      const [start, end] = fromEnd ? [to, from] : [from, to];
      const key = `${fromEnd ? '<' : '>'}${start} ${typeof graph === 'number' ? graph : ''}`;
      let counts = sets.get(key);
      if (counts === undefined) {
        const made = new Map<number, number>();
        for (const node of ends(start, !fromEnd, graph)) made.set(node, (made.get(node) ?? 0) + 1);
        counts = made;
        remembered += made.size * 4;
        sets.set(key, counts);
      }
      return counts.get(end) ?? 0;
    },
    occurs(node, graph) {
      const inside = allNodes.get(graph) ?? new Set(nodesOf(index, graph));
      allNodes.set(graph, inside);
      return inside.has(node);
    },
    nodes: (graph) => nodesOf(index, graph),
    mayBeEmpty: mayBeEmpty(path),
  };
}

/** Whether a path can have no length at all. */
function mayBeEmpty(path: Path): boolean {
  switch (path.kind) {
    case 'zeroOrMore':
    case 'zeroOrOne':
      return true;
    case 'inverse':
    case 'oneOrMore':
      return mayBeEmpty(path.path);
    case 'alternative':
      return path.paths.some(mayBeEmpty);
    case 'sequence':
      return path.paths.every(mayBeEmpty);
    default:
      return false;
  }
}

interface Step {
  readonly index: QuadIndex;
  readonly terms: QueryTerms;
  readonly graph: PathGraph;
  tick(): void;
}

function walkOf(path: Path, forward: boolean, step: Step): Walk {
  switch (path.kind) {
    case 'link': {
      const predicate = step.terms.id(path.iri);
      return (node, emit) => neighbours(step, node, forward, (p) => p === predicate, emit, predicate);
    }
    case 'negated': {
      const not = (iris: typeof path.forward) => {
        const ids = new Set(iris.map((iri) => step.terms.id(iri)));
        return (p: number) => !ids.has(p);
      };
      const [ahead, back] = [not(path.forward), not(path.backward)];
      return (node, emit) => {
        if (path.forward.length > 0 || path.backward.length === 0) neighbours(step, node, forward, ahead, emit);
        if (path.backward.length > 0) neighbours(step, node, !forward, back, emit);
      };
    }
    case 'inverse':
      return walkOf(path.path, !forward, step);
    case 'alternative': {
      const walks = path.paths.map((inner) => walkOf(inner, forward, step));
      return (node, emit) => {
        for (const walk of walks) walk(node, emit);
      };
    }
    case 'sequence': {
      const walks = path.paths.map((inner) => walkOf(inner, forward, step));
      if (!forward) walks.reverse();
      const go = (at: number, node: number, emit: (node: number) => void): void => {
        if (at === walks.length) emit(node);
        else walks[at]!(node, (next) => go(at + 1, next, emit));
      };
      return (node, emit) => go(0, node, emit);
    }
    case 'zeroOrOne': {
      const walk = walkOf(path.path, forward, step);
      return (node, emit) => {
        const seen = new Set([node]);
        walk(node, (next) => seen.add(next));
        seen.forEach(emit);
      };
    }
    case 'zeroOrMore':
    case 'oneOrMore': {
      const walk = walkOf(path.path, forward, step);
      return (node, emit) => {
        const seen = new Set<number>();
        const open: number[] = [node];
        if (path.kind === 'zeroOrMore') seen.add(node);
        for (let from = open.pop(); from !== undefined; from = open.pop()) {
          walk(from, (next) => {
            if (seen.has(next)) return;
            seen.add(next);
            open.push(next);
          });
        }
        seen.forEach(emit);
      };
    }
  }
}

const range = { lo: 0, hi: 0 };

/** The nodes one triple away; `predicate` narrows the search where there is just one. */
function neighbours(
  { index, graph, tick }: Step,
  node: number,
  forward: boolean,
  fits: (p: number) => boolean,
  emit: (node: number) => void,
  predicate = 0,
): void {
  const sorted = forward ? index.spog : predicate !== 0 ? index.posg : index.ospg;
  if (forward) narrow(sorted, range, node, predicate);
  else if (predicate !== 0) narrow(sorted, range, predicate, node);
  else narrow(sorted, range, node);
  const { lo, hi } = range;
  const predicates = forward ? sorted.a : predicate !== 0 ? undefined : sorted.b;
  const nodes = forward ? sorted.b : predicate !== 0 ? sorted.b : sorted.a;
  let last = 0;
  let lastPredicate = 0;
  for (let i = lo; i < hi; i++) {
    tick();
    const p = predicates === undefined ? predicate : predicates[i]!;
    if (!fits(p) || !inGraph(sorted.c[i]!, graph)) continue;
    const next = nodes[i]!;
    if (next === last && p === lastPredicate) continue; // the same triple in another graph
    last = next;
    lastPredicate = p;
    emit(next);
  }
}

const inGraph = (g: number, graph: PathGraph) => graph === undefined || (typeof graph === 'number' ? g === graph : graph.has(g));

function nodesOf(index: QuadIndex, graph: PathGraph): number[] {
  const nodes: number[] = [];
  if (graph === undefined) {
    const [s, o] = [index.spog.offsets, index.ospg.offsets];
    for (let id = DEFAULT_GRAPH_ID; id + 1 < s.length; id++) if (s[id + 1]! > s[id]! || o[id + 1]! > o[id]!) nodes.push(id);
    return nodes;
  }
  const seen = new Set<number>();
  for (const g of typeof graph === 'number' ? [graph] : graph) {
    narrow(index.gspo, range, g);
    for (let i = range.lo; i < range.hi; i++) seen.add(index.gspo.a[i]!).add(index.gspo.c[i]!);
  }
  return [...seen];
}

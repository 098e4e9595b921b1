import type { Term } from '@rdfjs/types';
import type { QuadIndex } from '../../store/quad-index.ts';
import type { Query } from '../algebra.ts';
import { hasGraphs, spellOutGraphs } from '../algebra-graphs.ts';
import { compileRoot } from './compile.ts';
import { activeGraphs, type Graphs, namedGraphIds } from './graphs.ts';
import type { Guard } from './guard.ts';
import { columnOf } from './operator.ts';
import type { PlanNode } from './plan.ts';
import { type QueryTerms, queryTerms } from './query-terms.ts';

/** A question under evaluation. */
export interface Evaluation {
  readonly terms: QueryTerms;
  readonly graphs: Graphs;
  readonly plan: PlanNode;
  /** Bounded work: how many rows now stand in the columns, 0 for none yet, -1 for no more. */
  next(): number;
  /** The column of a variable. */
  column(name: string): Uint32Array;
}

/** How to evaluate. */
export interface EvaluateOptions {
  readonly guard: Guard;
  /** `merge`: the default graph is the RDF merge of all graphs; `only`: what stands outside named graphs. */
  readonly defaultGraph: 'merge' | 'only';
  /** Told of each plan that is made; its numbers of rows grow as it runs. */
  readonly onPlan?: (plan: PlanNode) => void;
}

/** Plans a question; the caller pulls its rows. The operation must be supported (`isSupported`). */
export function evaluate(
  index: QuadIndex,
  query: Pick<Query, 'op' | 'from'>,
  { guard, defaultGraph, onPlan }: EvaluateOptions,
): Evaluation {
  const terms = queryTerms(index);
  const graphs = activeGraphs(query.from, defaultGraph, terms);
  const op = hasGraphs(query.op) ? spellOutGraphs(query.op, namedGraphIds(index, graphs).map(terms.term)) : query.op;
  let slots = 0;
  const { root, names } = compileRoot(op, { index, terms, graphs, guard, newSlot: () => slots++ });
  onPlan?.(root.node);
  return {
    terms,
    graphs,
    plan: root.node,
    next: root.operator.next,
    column: (name) => columnOf(root.operator, names.slot(name)),
  };
}

/** Reads a row as terms; unbound variables are left out. */
export function rowReader(evaluation: Evaluation, variables: readonly string[]): (row: number) => ReadonlyMap<string, Term> {
  const columns = variables.map(evaluation.column);
  return (row) => {
    const made = new Map<string, Term>();
    for (let i = 0; i < columns.length; i++) {
      const id = columns[i]![row]!;
      if (id !== 0) made.set(variables[i]!, evaluation.terms.term(id));
    }
    return made;
  };
}

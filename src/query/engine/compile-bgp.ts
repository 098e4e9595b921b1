import type { Term } from '@rdfjs/types';
import { isPath, type Pattern } from '../algebra.ts';
import { shortPattern } from '../pattern-text.ts';
import { applyTests, type Env, wantedByTests } from './env.ts';
import { differentNodes, fanOut, type Known } from './estimate.ts';
import { namedGraphIds } from './graphs.ts';
import { type Joinable, joinOrder } from './join-order.ts';
import { type GraphScope, matchStep, type Place } from './match-step.ts';
import type { Operator } from './operator.ts';
import { pathStep } from './path-step.ts';
import { both, type Stage, stage } from './plan.ts';
import { type PathGraph, type Reach, reach } from './reach.ts';

/** A pattern that is ready to be put into an order and carried out. */
interface Prepared extends Joinable {
  readonly pattern: Pattern;
  step(input: Operator, keep: ReadonlySet<number>, once: boolean): Operator;
}

/** Joins rows with triple and path patterns, in the order that promises the fewest rows; tests run as soon as their variables are bound. */
export function compileBgp(patterns: readonly Pattern[], input: Stage, env: Env): Stage {
  const prepared = patterns.map((pattern) => prepare(pattern, env));
  const { order, rows } = joinOrder(prepared, input.visible);
  let at = applyTests(input, env, false);
  order.forEach((position, i) => {
    const { pattern, slots, step } = prepared[position]!;
    const last = i === order.length - 1;
    const keep = new Set([...env.wanted, ...wantedByTests(env), ...order.slice(i + 1).flatMap((later) => prepared[later]!.slots)]);
    const once = last && env.once && wantedByTests(env).size === 0;
    at = stage(
      shortPattern(pattern),
      step(at.operator, keep, once),
      both(at.certain, slots),
      both(at.visible, slots),
      Math.max(0, input.estimate * rows[i]!),
      [at.node],
    );
    at = applyTests(at, env, false);
  });
  return at;
}

/** Rows expected of patterns for one row that binds the given slots. */
export function estimateBgp(patterns: readonly Pattern[], bound: ReadonlySet<number>, env: Env): number {
  return (
    joinOrder(
      patterns.map((pattern) => prepare(pattern, env)),
      bound,
    ).rows.at(-1) ?? 1
  );
}

function prepare(pattern: Pattern, env: Env): Prepared {
  const { terms, index, guard } = env.planning;
  const place = (term: Term): Place =>
    term.termType === 'Variable' ? { slot: env.scope.slot(term.value), id: 0 } : { slot: -1, id: terms.id(term) };
  const graph = graphScope(pattern.graph, env);
  const [subject, object] = [place(pattern.subject), place(pattern.object)];
  const graphSlots = graph.kind === 'named' ? [graph.slot] : [];
  const known = ({ slot, id }: Place, bound: ReadonlySet<number>): Known => (slot < 0 ? id : bound.has(slot) ? 'bound' : 'free');
  const graphKnown = graph.kind === 'one' ? graph.id : 'free';
  if (isPath(pattern.predicate)) {
    const way = reach(index, pattern.predicate, terms, guard);
    const within: PathGraph = graph.kind === 'merge' ? graph.of : graph.kind === 'one' ? graph.id : undefined;
    const slots = [subject.slot, object.slot, ...graphSlots].filter((slot) => slot >= 0);
    return {
      pattern,
      slots,
      estimate: (bound) => estimatePath(known(subject, bound), known(object, bound), way, within, env),
      step: (input, keep) =>
        pathStep(input, { subject, object, reach: way, graph, graphs: () => namedGraphIds(index, env.planning.graphs) }, keep, guard),
    };
  }
  const predicate = place(pattern.predicate);
  return {
    pattern,
    slots: [subject.slot, predicate.slot, object.slot, ...graphSlots].filter((slot) => slot >= 0),
    estimate: (bound) => fanOut(index, known(subject, bound), known(predicate, bound), known(object, bound), graphKnown),
    step: (input, keep, once) => matchStep(index, input, { places: [subject, predicate, object], graph }, keep, guard, once),
  };
}

function graphScope(graph: Term, env: Env): GraphScope {
  const { graphs, terms } = env.planning;
  if (graph.termType === 'Variable') return { kind: 'named', slot: env.scope.slot(graph.value), of: graphs.named };
  if (graph.termType !== 'DefaultGraph') {
    const id = terms.id(graph);
    return graphs.named === undefined || graphs.named.has(id) ? { kind: 'one', id } : { kind: 'merge', of: new Set() };
  }
  const [only, ...more] = graphs.merged ?? [];
  if (graphs.merged === undefined || only === undefined || more.length > 0) return { kind: 'merge', of: graphs.merged };
  return { kind: 'one', id: only };
}

/** A path from or to a known node is walked at once: what it finds is kept for the evaluation. */
function estimatePath(subject: Known, object: Known, way: Reach, graph: PathGraph, { planning: { index } }: Env): number {
  if (typeof subject === 'number' && typeof object === 'number') return 1;
  if (typeof object === 'number') {
    const count = way.ends(object, false, graph).length;
    return subject === 'bound' ? Math.min(1, count / differentNodes(index, 0, 'subject')) : count;
  }
  if (typeof subject === 'number') {
    const count = way.ends(subject, true, graph).length;
    return object === 'bound' ? Math.min(1, count / differentNodes(index, 0, 'object')) : count;
  }
  if (subject === 'bound' && object === 'bound') return 0.5;
  return subject === 'bound' || object === 'bound' ? 10 : index.size * 10 + 10;
}

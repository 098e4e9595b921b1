import type { Aggregate, Op } from '../algebra.ts';
import { certainVariables, expressionVariables, visibleVariables } from '../algebra-variables.ts';
import { shortExpression } from '../pattern-text.ts';
import { distinct } from './distinct.ts';
import type { Env } from './env.ts';
import { compileExpression } from './expression.ts';
import { idColumn } from './extend.ts';
import { type GroupAggregate, groupBy } from './group.ts';
import { orderBy } from './order.ts';
import { both, type Stage, stage } from './plan.ts';
import { slice } from './slice.ts';

/** Compiles what makes up the solutions of a (sub)query: GROUP BY, ORDER BY, projection, DISTINCT, LIMIT. It is never put to outer rows. */
export function compileSolution(op: Op, nothing: Stage, env: Env): Stage {
  const plain = { ...env, tests: [], substitute: false, once: false };
  switch (op.type) {
    case 'project': {
      const inner = { ...plain, scope: env.scope.inner(op.variables) };
      const at = env.compile(op.input, nothing, { ...inner, wanted: env.scope.slots(op.variables) });
      const handedOut = env.scope.slots(visibleVariables(op));
      const only = (slots: ReadonlySet<number>) => new Set([...slots].filter((slot) => handedOut.has(slot)));
      const columns = at.operator.columns.map((column, slot) => (handedOut.has(slot) ? column : undefined));
      return { ...at, operator: { ...at.operator, columns }, certain: only(at.certain), visible: only(at.visible), empty: false };
    }
    case 'distinct': {
      const slots = env.scope.slots(visibleVariables(op));
      const at = env.compile(op.input, nothing, { ...plain, wanted: slots, first: undefined });
      return stage('distinct', distinct(at.operator, [...slots], env.planning.guard), at.certain, at.visible, at.estimate, [at.node]);
    }
    case 'reduced':
      return env.compile(op.input, nothing, plain);
    case 'slice': {
      const first = op.length === undefined ? undefined : op.start + op.length;
      const at = env.compile(op.input, nothing, { ...plain, first });
      const label = `${op.length === undefined ? '' : `limit ${op.length}`}${op.start > 0 ? ` offset ${op.start}` : ''}`.trim();
      const estimate = Math.min(at.estimate, op.length ?? Infinity);
      return stage(label, slice(at.operator, op.start, op.length), at.certain, at.visible, estimate, [at.node]);
    }
    case 'orderby':
      return compileOrder(op, nothing, plain);
    case 'group':
      return compileGroup(op, nothing, plain);
    default:
      throw new Error(`${op.type} is no solution modifier`);
  }
}

function compileOrder(op: Extract<Op, { type: 'orderby' }>, nothing: Stage, env: Env): Stage {
  const looksAt = env.scope.slots(op.keys.flatMap(({ expression }) => [...expressionVariables(expression)]));
  const at = env.compile(op.input, nothing, { ...env, wanted: both(env.wanted, looksAt), first: undefined });
  const scoped = env.expressionScope(at, env);
  const keys = op.keys.map(({ expression, descending }) => ({
    ids: idColumn(expression, compileExpression(expression, scoped), scoped.column, env.planning.terms),
    descending,
  }));
  const label = `order by ${op.keys.map(({ expression, descending }) => `${shortExpression(expression)}${descending ? ' descending' : ''}`).join(', ')}`;
  const operator = orderBy(at.operator, keys, env.planning.terms, env.planning.guard, env.first);
  return stage(label, operator, at.certain, at.visible, at.estimate, [at.node]);
}

function compileGroup(op: Extract<Op, { type: 'group' }>, nothing: Stage, env: Env): Stage {
  const inner = visibleVariables(op.input);
  const all = [...env.scope.slots(inner)];
  const looksAt = env.scope.slots(
    op.aggregates.flatMap(({ expression }) => (expression === undefined ? [] : [...expressionVariables(expression)])),
  );
  const everything = op.aggregates.some(({ expression, distinct: different }) => expression === undefined && different);
  const wanted = both(both(env.scope.slots(op.by), looksAt), everything ? all : []);
  const at = env.compile(op.input, nothing, { ...env, wanted, first: undefined });
  const scoped = env.expressionScope(at, env);
  const { terms, guard } = env.planning;
  const aggregates = op.aggregates.map(
    ({ variable, name, distinct: different, expression, separator }: Aggregate): GroupAggregate => ({
      slot: env.scope.slot(variable),
      name,
      distinct: different,
      ids: expression === undefined ? undefined : idColumn(expression, compileExpression(expression, scoped), scoped.column, terms),
      separator: separator ?? ' ',
      all,
    }),
  );
  const label = `group by ${op.by.map((name) => `?${name}`).join(' ') || 'nothing'}: ${op.aggregates.map(aggregateText).join(', ')}`;
  const operator = groupBy(at.operator, [...env.scope.slots(op.by)], aggregates, terms, guard);
  // All rows in one group are one row.
  const estimate = op.by.length === 0 ? 1 : at.estimate / 2;
  return stage(label, operator, env.scope.slots(certainVariables(op)), env.scope.slots(visibleVariables(op)), estimate, [at.node]);
}

const aggregateText = ({ name, distinct: different, expression }: Aggregate) =>
  `${name}(${different ? 'distinct ' : ''}${expression === undefined ? '*' : shortExpression(expression)})`;

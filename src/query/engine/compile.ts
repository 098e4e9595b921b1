import type { Expression, Op } from '../algebra.ts';
import { certainVariables, expressionVariables, mentionedVariables, visibleVariables } from '../algebra-variables.ts';
import { shortExpression } from '../pattern-text.ts';
import { compileBgp } from './compile-bgp.ts';
import { compileSolution } from './compile-solution.ts';
import { applyTests, conjuncts, type Env, test, wantedByTests } from './env.ts';
import { estimateOp } from './estimate-op.ts';
import { exists } from './exists.ts';
import { compileExpression, type Existence, type ExpressionScope } from './expression.ts';
import { extend, idColumn } from './extend.ts';
import { filter } from './filter.ts';
import { hashJoin, materialise } from './hash-join.ts';
import { leftJoin, ROW_NUMBERS } from './left-join.ts';
import { owned } from './operator.ts';
import { both, type Planning, type Stage, stage } from './plan.ts';
import { type Scope, scope } from './scope.ts';
import { type Seed, seed, unit } from './seed.ts';
import { union } from './union.ts';
import { valuesSource } from './values-source.ts';

/** Compiles a whole operation, whose variables get slots in `names`. */
export function compileRoot(op: Op, planning: Planning): { root: Stage; names: Scope } {
  const names = scope(planning);
  const env: Env = {
    planning,
    scope: names,
    wanted: names.slots(visibleVariables(op)),
    tests: [],
    substitute: false,
    once: false,
    first: undefined,
    compile,
    expressionScope,
  };
  return { root: compile(op, nothing(), env), names };
}

const NONE: ReadonlySet<number> = new Set();

/** The plan before anything: one row that binds nothing. */
const nothing = (): Stage => ({ ...stage('one empty row', unit(), NONE, NONE, 1, []), empty: true });

/** Joins the rows of `input` with an operation. */
export function compile(op: Op, input: Stage, env: Env): Stage {
  if (!input.empty && !takesSeeds(op, input.visible, env)) return compileApart(op, input, env);
  switch (op.type) {
    case 'bgp':
      return compileBgp(op.patterns, input, env);
    case 'join':
      return compileJoin(op.input, input, env);
    case 'union':
      return compileUnion(op.input, input, env);
    case 'leftjoin':
      return compileLeftJoin(op, input, env);
    case 'minus':
      return compileMinus(op, input, env);
    case 'filter':
      return compileFilter(op, input, env);
    case 'extend':
      return compileExtend(op, input, env);
    case 'values': {
      const slots = op.variables.map(env.scope.slot);
      const rows = op.rows.map((row) => row.map((term) => (term === undefined ? 0 : env.planning.terms.id(term))));
      const certain = env.scope.slots(certainVariables(op));
      return applyTests(
        stage(
          `values for ${op.variables.map((name) => `?${name}`).join(' ')}`,
          valuesSource(slots, rows),
          certain,
          new Set(slots),
          rows.length,
          [],
        ),
        env,
        false,
      );
    }
    default:
      return compileSolution(op, input, env);
  }
}

/**
 * Whether it is right to put outer rows to an operation instead of joining with its own result: where an inner part leaves a variable
 * open that the outer row binds, or a filter looks at a variable that only the outer row has, the two differ.
 */
function takesSeeds(op: Op, seeds: ReadonlySet<number>, env: Env): boolean {
  const inner = (part: Op, names: Iterable<string>): boolean => {
    const certain = env.scope.slots(certainVariables(part));
    return [...env.scope.slots(names)].every((slot) => !seeds.has(slot) || certain.has(slot));
  };
  switch (op.type) {
    case 'bgp':
    case 'join':
    case 'union':
      return true;
    case 'filter':
      return env.substitute || inner(op.input, expressionVariables(op.expression));
    case 'extend':
      return env.substitute || inner(op.input, expressionVariables(op.expression));
    case 'leftjoin': {
      if (env.substitute) return true;
      const condition = op.expression === undefined ? [] : [...expressionVariables(op.expression)];
      return inner(op.left, [...mentionedVariables(op.right), ...condition]);
    }
    case 'minus':
      return inner(op.left, mentionedVariables(op.right));
    default:
      return false;
  }
}

/** Evaluates an operation by itself, once, and joins with its rows by hash. */
function compileApart(op: Op, input: Stage, env: Env): Stage {
  const { guard } = env.planning;
  const visible = env.scope.slots(visibleVariables(op));
  const right = compile(op, nothing(), { ...env, wanted: visible, tests: [], substitute: false, once: false, first: undefined });
  const keys = [...visible].filter((slot) => right.certain.has(slot) && input.certain.has(slot));
  const shared = [...visible].filter((slot) => input.visible.has(slot) && !keys.includes(slot));
  const keep = both(env.wanted, wantedByTests(env));
  const operator = hashJoin(input.operator, materialise(right.operator, keys, guard), keys, shared, keep);
  const estimate = keys.length > 0 ? Math.max(input.estimate, right.estimate) : input.estimate * right.estimate;
  const joined = stage('hash join', operator, both(input.certain, right.certain), both(input.visible, visible), estimate, [
    input.node,
    right.node,
  ]);
  return applyTests(joined, env, false);
}

function compileJoin(parts: readonly Op[], input: Stage, env: Env): Stage {
  const left: Op[] = [];
  const flatten = (part: Op) => {
    if (part.type === 'join') part.input.forEach(flatten);
    else left.push(part);
  };
  parts.forEach(flatten);
  const patterns = left.flatMap((part) => (part.type === 'bgp' ? part.patterns : []));
  const open: Op[] = left.filter((part) => part.type !== 'bgp');
  if (patterns.length > 0) open.unshift({ type: 'bgp', patterns });
  let at = input;
  while (open.length > 0) {
    const bound = at.visible;
    const costs = open.map((part) => estimateOp(part, takesSeeds(part, bound, env) ? bound : NONE, env));
    // What shares no variable with the rows at hand multiplies them: it waits.
    const apart = open.map((part) => bound.size > 0 && ![...env.scope.slots(mentionedVariables(part))].some((slot) => bound.has(slot)));
    let best = 0;
    for (let i = 1; i < open.length; i++)
      if (Number(apart[i]) < Number(apart[best]) || (apart[i] === apart[best] && costs[i]! < costs[best]!)) best = i;
    const [next] = open.splice(best, 1);
    const later = new Set(open.flatMap((part) => [...env.scope.slots(mentionedVariables(part))]));
    at = compile(next!, at, { ...env, wanted: both(both(env.wanted, wantedByTests(env)), later), once: env.once && open.length === 0 });
  }
  return at;
}

/** A stage of seeds for an inner plan over the rows of an outer one; `origin` is the slot of the outer row's number. */
function seeded(at: Stage, origin: number | undefined): { seeds: Seed; start: Stage } {
  const columns = at.operator.columns.slice();
  if (origin !== undefined) columns[origin] = ROW_NUMBERS;
  const seeds = seed(columns);
  const extra = origin === undefined ? [] : [origin];
  return { seeds, start: stage('each row of the outer part', seeds, both(at.certain, extra), both(at.visible, extra), at.estimate, []) };
}

function compileUnion(branches: readonly Op[], input: Stage, env: Env): Stage {
  const keep = both(env.wanted, wantedByTests(env));
  const made = branches.map((branch) => {
    const { seeds, start } = seeded(input, undefined);
    const tests = env.tests.filter(({ done }) => !done).map((one) => ({ ...one }));
    const plan = compile(branch, { ...start, empty: input.empty }, { ...env, wanted: keep, tests });
    return { seed: seeds, plan, tests };
  });
  // A test that ran in every branch needs not run again.
  env.tests
    .filter(({ done }) => !done)
    .forEach((one, i) => {
      one.done = made.every(({ tests }) => tests[i]!.done);
    });
  const certain = new Set([...made[0]!.plan.certain].filter((slot) => made.every(({ plan }) => plan.certain.has(slot))));
  const visible = new Set(made.flatMap(({ plan }) => [...plan.visible]));
  const operator = union(
    input.operator,
    made.map(({ seed: seeds, plan }) => ({ seed: seeds, plan: plan.operator })),
    keep,
  );
  const estimate = made.reduce((sum, { plan }) => sum + plan.estimate, 0);
  return applyTests(stage('union', operator, certain, visible, estimate, [input.node, ...made.map(({ plan }) => plan.node)]), env, false);
}

function compileLeftJoin({ left, right, expression }: Extract<Op, { type: 'leftjoin' }>, input: Stage, env: Env): Stage {
  const condition = expression === undefined ? new Set<number>() : env.scope.slots(expressionVariables(expression));
  const inner = env.scope.slots(mentionedVariables(right));
  const outer = compile(left, input, { ...env, wanted: both(both(env.wanted, condition), inner), once: false, first: undefined });
  const origin = env.planning.newSlot();
  const { seeds, start } = seeded(outer, origin);
  const visible = both(outer.visible, env.scope.slots(visibleVariables(right)));
  const wanted = both(both(env.wanted, wantedByTests(env)), [...condition, origin]);
  const tests = expression === undefined ? [] : conjuncts(expression).map((one) => test(one, visible, env));
  const plan = compile(right, start, { ...env, wanted, tests, once: false, first: undefined });
  const rest = tests.filter(({ done }) => !done).map((one) => one.expression);
  const evaluator = rest.length === 0 ? undefined : compileExpression(rest.reduce(and), expressionScope(plan, env));
  const keep = both(env.wanted, wantedByTests(env));
  const operator = leftJoin(outer.operator, plan.operator, seeds, origin, evaluator, keep);
  const label = rest.length === 0 ? 'optional' : `optional, if ${rest.map(shortExpression).join(' && ')}`;
  return applyTests(
    stage(label, operator, outer.certain, visible, Math.max(outer.estimate, plan.estimate), [outer.node, plan.node]),
    env,
    false,
  );
}

const and = (a: Expression, b: Expression): Expression => ({ type: 'call', name: '&&', args: [a, b] });

function compileMinus({ left, right }: Extract<Op, { type: 'minus' }>, input: Stage, env: Env): Stage {
  const inner = env.scope.slots(mentionedVariables(right));
  const plain = compile(left, input, { ...env, wanted: both(env.wanted, inner), once: false, first: undefined });
  const outer = { ...plain, operator: owned(plain.operator) };
  const mine = env.scope.slots(visibleVariables(left));
  if (![...env.scope.slots(visibleVariables(right))].some((slot) => mine.has(slot))) return outer;
  const found = existence(right, outer, env, false);
  const evaluator = compileExpression(
    { type: 'exists', not: true, pattern: right },
    { ...expressionScope(outer, env), exists: () => found },
  );
  return stage('minus', filter(outer.operator, evaluator), outer.certain, outer.visible, outer.estimate, [outer.node]);
}

function compileFilter(op: Extract<Op, { type: 'filter' }>, input: Stage, env: Env): Stage {
  const conditions: Expression[] = [];
  let inner: Op = op;
  while (inner.type === 'filter') {
    conditions.unshift(...conjuncts(inner.expression));
    inner = inner.input;
  }
  const visible = both(env.scope.slots(visibleVariables(inner)), env.substitute ? input.visible : []);
  const mine = conditions.map((condition) => test(condition, visible, env));
  const looksAt = mine.flatMap((one) => [...one.looksAt]);
  const at = compile(inner, input, {
    ...env,
    wanted: both(env.wanted, looksAt),
    tests: [...env.tests, ...mine],
    once: env.once,
    first: undefined,
  });
  return applyTests(at, { ...env, tests: mine }, true);
}

function compileExtend({ input: inner, variable, expression }: Extract<Op, { type: 'extend' }>, input: Stage, env: Env): Stage {
  const slot = env.scope.slot(variable);
  const looksAt = env.scope.slots(expressionVariables(expression));
  const below = compile(inner, input, { ...env, wanted: both(both(env.wanted, looksAt), [slot]), once: false, first: undefined });
  const at = { ...below, operator: owned(below.operator) };
  const scoped = expressionScope(at, env);
  const ids = idColumn(expression, compileExpression(expression, scoped), scoped.column, env.planning.terms);
  const sure = expression.type === 'term' || (expression.type === 'variable' && at.certain.has(env.scope.slot(expression.name)));
  const operator = extend(at.operator, slot, ids);
  const label = `?${variable} = ${shortExpression(expression)}`;
  return applyTests(
    stage(label, operator, sure ? both(at.certain, [slot]) : at.certain, both(at.visible, [slot]), at.estimate, [at.node]),
    env,
    false,
  );
}

/** How expressions see the rows of a stage; EXISTS puts them to a plan of its own. */
export function expressionScope(at: Stage, env: Env): ExpressionScope {
  const { terms } = env.planning;
  return {
    terms,
    column: (name) => at.operator.columns[env.scope.slot(name)],
    exists: (pattern) => existence(pattern, at, env, true),
  };
}

/** Puts the rows of a stage to an inner plan that only tells which of them have an answer. */
function existence(pattern: Op, at: Stage, env: Env, substitute: boolean): Existence {
  const origin = env.planning.newSlot();
  const { seeds, start } = seeded(at, origin);
  const plan = compile(pattern, start, { ...env, wanted: new Set([origin]), tests: [], substitute, once: true, first: undefined });
  return exists(plan.operator, seeds, origin, env.planning.guard);
}

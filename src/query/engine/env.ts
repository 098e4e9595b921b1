import type { Expression, Op } from '../algebra.ts';
import { expressionVariables } from '../algebra-variables.ts';
import { shortExpression } from '../pattern-text.ts';
import { compileExpression, type ExpressionScope } from './expression.ts';
import { filter } from './filter.ts';
import { owned } from './operator.ts';
import { type Planning, type Stage, stage } from './plan.ts';
import type { Scope } from './scope.ts';

/** A FILTER condition on its way down to the first place where it can run. */
export interface Test {
  readonly expression: Expression;
  /** The slots that must be certain before it can run. */
  readonly needs: ReadonlySet<number>;
  /** All slots that it looks at. */
  readonly looksAt: ReadonlySet<number>;
  readonly hasExists: boolean;
  done: boolean;
}

/** What a part of a question is compiled in. */
export interface Env {
  readonly planning: Planning;
  readonly scope: Scope;
  /** Slots whose values are needed afterwards. */
  readonly wanted: ReadonlySet<number>;
  readonly tests: readonly Test[];
  /** Within EXISTS: variables of the outer row stand for their values everywhere, even within filters. */
  readonly substitute: boolean;
  /** Whether one row per outer row is enough. */
  readonly once: boolean;
  /** How many rows are wanted at most of an ORDER BY. */
  readonly first: number | undefined;
  /** `compile`, handed down so that its parts need not import it. */
  compile(op: Op, input: Stage, env: Env): Stage;
  /** How the expressions of this part see a stage. */
  expressionScope(at: Stage, env: Env): ExpressionScope;
}

/** A condition as a test; `visible` are the slots that the filtered part may bind. */
export function test(expression: Expression, visible: ReadonlySet<number>, env: Env): Test {
  const looksAt = env.scope.slots(expressionVariables(expression));
  return {
    expression,
    needs: new Set([...looksAt].filter((slot) => visible.has(slot))),
    looksAt,
    hasExists: hasExists(expression),
    done: false,
  };
}

/** Whether an expression has EXISTS in it. */
export const hasExists = (e: Expression): boolean => e.type === 'exists' || (e.type === 'call' && e.args.some(hasExists));

/** The parts of a condition that are joined by `&&`. */
export const conjuncts = (e: Expression): Expression[] => (e.type === 'call' && e.name === '&&' ? e.args.flatMap(conjuncts) : [e]);

/** Slots that tests still to come look at. */
export const wantedByTests = ({ tests }: Env): Set<number> =>
  new Set(tests.filter(({ done }) => !done).flatMap(({ looksAt }) => [...looksAt]));

/** Runs the tests that can run here; `all` forces the rest of them. Those with EXISTS wait for the end. */
export function applyTests(input: Stage, env: Env, all: boolean): Stage {
  let at = input;
  for (const one of env.tests) {
    if (one.done || (!all && (one.hasExists || ![...one.needs].every((slot) => at.certain.has(slot))))) continue;
    one.done = true;
    at = { ...at, operator: owned(at.operator) };
    const evaluator = compileExpression(one.expression, env.expressionScope(at, env));
    const [slot, ...more] = one.looksAt;
    const column = slot === undefined ? undefined : at.operator.columns[slot];
    const only =
      more.length === 0 && column !== undefined && !one.hasExists ? { column, ids: env.planning.index.dictionary.size() } : undefined;
    at = stage(`filter ${shortExpression(one.expression)}`, filter(at.operator, evaluator, only), at.certain, at.visible, at.estimate / 2, [
      at.node,
    ]);
  }
  return at;
}

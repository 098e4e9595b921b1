import type { Expression, Op } from '../algebra.ts';
import { certainVariables, visibleVariables } from '../algebra-variables.ts';
import { isSupported as isSupportedCall } from './expression.ts';

const AGGREGATES = new Set(['count', 'sum', 'avg', 'min', 'max', 'sample', 'group_concat']);

/** Whether an operation can be evaluated here as a whole; what cannot is left to Comunica. */
export function isSupported(op: Op, inExists = false): boolean {
  switch (op.type) {
    case 'bgp':
      return op.patterns.every(({ subject, object }) => subject.termType !== 'Quad' && object.termType !== 'Quad');
    case 'join':
    case 'union':
      return op.input.every((part) => isSupported(part, inExists));
    case 'leftjoin':
      return (
        isSupported(op.left, inExists) &&
        isSupported(op.right, inExists) &&
        (op.expression === undefined || isSupportedExpression(op.expression))
      );
    case 'minus': {
      // What a substituted variable means to MINUS is disputed; and where no variable is sure on both sides, rows must be compared one by one.
      if (inExists || !isSupported(op.left) || !isSupported(op.right)) return false;
      const right = visibleVariables(op.right);
      const sure = certainVariables(op.right);
      const mine = certainVariables(op.left);
      return [...visibleVariables(op.left)].every((name) => !right.has(name)) || [...mine].some((name) => sure.has(name));
    }
    case 'filter':
    case 'extend':
      return isSupported(op.input, inExists) && isSupportedExpression(op.expression);
    case 'values':
      return true;
    case 'graph':
      return isSupported(op.input, inExists);
    case 'group':
      return (
        isSupported(op.input) &&
        op.aggregates.every(
          ({ name, expression }) => AGGREGATES.has(name) && (expression === undefined || isSupportedExpression(expression)),
        )
      );
    case 'orderby':
      return isSupported(op.input) && op.keys.every(({ expression }) => isSupportedExpression(expression));
    default:
      // A subquery within EXISTS is evaluated by itself, as if the outer row were not there: that is what its own scope means.
      return isSupported(op.input, false);
  }
}

function isSupportedExpression(e: Expression): boolean {
  return isSupportedCall(e) && existsIn(e).every((pattern) => isSupported(pattern, true));
}

const existsIn = (e: Expression): Op[] => (e.type === 'exists' ? [e.pattern] : e.type === 'call' ? e.args.flatMap(existsIn) : []);

import type { Op } from '../algebra.ts';
import { estimateBgp } from './compile-bgp.ts';
import type { Env } from './env.ts';

/** A rough guess at the rows of an operation for one row that binds the given slots; only for choosing an order. */
export function estimateOp(op: Op, bound: ReadonlySet<number>, env: Env): number {
  switch (op.type) {
    case 'bgp':
      return op.patterns.length === 0 ? 1 : estimateBgp(op.patterns, bound, env);
    case 'join':
      return Math.min(...op.input.map((part) => estimateOp(part, bound, env)));
    case 'union':
      return op.input.reduce((sum, part) => sum + estimateOp(part, bound, env), 0);
    case 'leftjoin':
    case 'minus':
      return estimateOp(op.left, bound, env);
    case 'values':
      return op.rows.length;
    case 'filter':
      return estimateOp(op.input, bound, env) / 2;
    case 'slice':
      return Math.min(op.length ?? Infinity, estimateOp(op.input, bound, env));
    case 'group':
      return op.by.length === 0 ? 1 : estimateOp(op.input, bound, env) / 2;
    default:
      return estimateOp(op.input, bound, env);
  }
}

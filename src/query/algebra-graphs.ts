import type { Term } from '@rdfjs/types';
import type { Expression, Op } from './algebra.ts';

/** The operation with the graph of each of its patterns put through `f`, those within EXISTS included. */
export function mapGraphs(op: Op, f: (graph: Term) => Term): Op {
  const inner = (part: Op) => mapGraphs(part, f);
  switch (op.type) {
    case 'bgp':
      return { type: 'bgp', patterns: op.patterns.map((pattern) => ({ ...pattern, graph: f(pattern.graph) })) };
    case 'join':
    case 'union':
      return { ...op, input: op.input.map(inner) };
    case 'leftjoin':
      return {
        ...op,
        left: inner(op.left),
        right: inner(op.right),
        ...(op.expression === undefined ? {} : { expression: mapExists(op.expression, inner) }),
      };
    case 'minus':
      return { ...op, left: inner(op.left), right: inner(op.right) };
    case 'filter':
    case 'extend':
      return { ...op, input: inner(op.input), expression: mapExists(op.expression, inner) };
    case 'values':
      return op;
    default:
      return { ...op, input: inner(op.input) };
  }
}

function mapExists(e: Expression, f: (op: Op) => Op): Expression {
  if (e.type === 'exists') return { ...e, pattern: f(e.pattern) };
  return e.type === 'call' ? { ...e, args: e.args.map((arg) => mapExists(arg, f)) } : e;
}

/** Puts a union over the given named graphs in place of each `graph` operation: the recommendation evaluates GRAPH graph by graph. */
export function spellOutGraphs(op: Op, graphs: readonly Term[]): Op {
  const inner = (part: Op) => spellOutGraphs(part, graphs);
  switch (op.type) {
    case 'graph': {
      const { name, placeholder } = op;
      const input = graphs
        .filter((graph) => name.termType === 'Variable' || graph.equals(name))
        .map((graph): Op => {
          const within = inner(mapGraphs(op.input, (one) => (one.equals(placeholder) ? graph : one)));
          return name.termType === 'Variable'
            ? { type: 'join', input: [within, { type: 'values', variables: [name.value], rows: [[graph]] }] }
            : within;
        });
      return input.length === 0 ? { type: 'values', variables: [], rows: [] } : input.length === 1 ? input[0]! : { type: 'union', input };
    }
    case 'bgp':
    case 'values':
      return op;
    case 'join':
    case 'union':
      return { ...op, input: op.input.map(inner) };
    case 'leftjoin':
      return {
        ...op,
        left: inner(op.left),
        right: inner(op.right),
        ...(op.expression === undefined ? {} : { expression: mapExists(op.expression, inner) }),
      };
    case 'minus':
      return { ...op, left: inner(op.left), right: inner(op.right) };
    case 'filter':
    case 'extend':
      return { ...op, input: inner(op.input), expression: mapExists(op.expression, inner) };
    default:
      return { ...op, input: inner(op.input) };
  }
}

/** Whether an operation has a `graph` operation in it that must be spelt out. */
export function hasGraphs(op: Op): boolean {
  switch (op.type) {
    case 'graph':
      return true;
    case 'bgp':
    case 'values':
      return false;
    case 'join':
    case 'union':
      return op.input.some(hasGraphs);
    case 'leftjoin':
    case 'minus':
      return hasGraphs(op.left) || hasGraphs(op.right);
    default:
      return hasGraphs(op.input) || ('expression' in op && existsHasGraphs(op.expression));
  }
}

const existsHasGraphs = (e: Expression): boolean =>
  e.type === 'exists' ? hasGraphs(e.pattern) : e.type === 'call' && e.args.some(existsHasGraphs);

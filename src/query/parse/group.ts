import type { Term } from '@rdfjs/types';
import { variable } from '../../store/term.ts';
import type { Expression, Op, Pattern } from '../algebra.ts';
import { mapGraphs } from '../algebra-graphs.ts';
import { visibleVariables } from '../algebra-variables.ts';
import { constraint, expression } from './expression.ts';
import {
  fail,
  freshName,
  isIri,
  isSign,
  isWord,
  needSign,
  needWord,
  peek,
  type Reader,
  take,
  takeIri,
  takeLiteral,
  takeVariable,
  tookSign,
  tookWord,
} from './reader.ts';
import { subSelect } from './select.ts';
import { Beyond, SyntaxProblem } from './syntax-problem.ts';
import { isTriplesStart, triplesSameSubject } from './triples.ts';

const NOTHING: Op = { type: 'bgp', patterns: [] };

/** Reads `{ … }` as section 18.2.2 of the recommendation translates it. */
export function groupGraphPattern(r: Reader): Op {
  const { op, filters } = group(r);
  return filters.reduce<Op>((input, filter) => ({ type: 'filter', input, expression: filter }), op);
}

/** A group and the filters that stand directly in it. */
function group(r: Reader): { op: Op; filters: Expression[] } {
  needSign(r, '{');
  r.block++;
  const filters: Expression[] = [];
  if (isWord(r, 'SELECT')) {
    const op = subSelect(r);
    needSign(r, '}');
    r.block++;
    return { op, filters };
  }
  let op: Op = NOTHING;
  while (!tookSign(r, '}')) {
    if (isTriplesStart(r)) op = join(op, { type: 'bgp', patterns: triplesBlock(r) });
    else if (tookWord(r, 'FILTER')) filters.push(constraint(r));
    else {
      op = other(r, op);
      r.block++;
    }
    tookSign(r, '.');
  }
  r.block++;
  return { op, filters };
}

function triplesBlock(r: Reader): Pattern[] {
  const patterns: Pattern[] = [];
  while (isTriplesStart(r)) {
    triplesSameSubject(r, { patterns, graph: r.graph, template: false });
    if (!tookSign(r, '.')) break;
  }
  return patterns;
}

function other(r: Reader, left: Op): Op {
  if (tookWord(r, 'OPTIONAL')) {
    // The filters of the optional group make up the condition of the left join.
    const { op: right, filters } = group(r);
    const condition = filters.length === 0 ? undefined : filters.reduce((a, b) => ({ type: 'call', name: '&&', args: [a, b] }));
    return { type: 'leftjoin', left, right, ...(condition === undefined ? {} : { expression: condition }) };
  }
  if (tookWord(r, 'MINUS')) return { type: 'minus', left, right: groupGraphPattern(r) };
  if (tookWord(r, 'BIND')) return bind(r, left);
  if (tookWord(r, 'VALUES')) return join(left, inlineData(r));
  if (tookWord(r, 'GRAPH')) return join(left, graphPattern(r));
  if (isSign(r, '{')) {
    const input = [groupGraphPattern(r)];
    while (tookWord(r, 'UNION')) input.push(groupGraphPattern(r));
    return join(left, input.length === 1 ? input[0]! : { type: 'union', input });
  }
  if (isWord(r, 'SERVICE')) throw new Beyond();
  return fail(r, 'a pattern or "}"');
}

/**
 * GRAPH: as a rule its patterns just get that graph. Where that would not be the same as looking at each graph by itself, a `graph`
 * operation says so.
 */
function graphPattern(r: Reader): Op {
  const name = peek(r).kind === 'variable' ? variable(takeVariable(r)) : takeIri(r);
  const outer = r.graph;
  const placeholder = variable(freshName(r, 'graph'));
  r.graph = placeholder;
  const input = groupGraphPattern(r);
  r.graph = outer;
  if (isByGraph(input, name)) return { type: 'graph', name, placeholder, input };
  return mapGraphs(input, (graph) => (graph.equals(placeholder) ? name : graph));
}

/** Subqueries, MINUS, parts without a triple, and patterns that use the graph's variable themselves are to be seen graph by graph. */
function isByGraph(op: Op, name: Term): boolean {
  switch (op.type) {
    case 'bgp':
      return (
        op.patterns.length === 0 ||
        op.patterns.some(({ subject, predicate, object }) =>
          [subject, predicate, object].some((term) => 'termType' in term && term.equals(name)),
        )
      );
    case 'join':
      return (
        op.input.some((part) => part.type !== 'values' && isByGraph(part, name)) ||
        op.input.every(({ type }) => type === 'values') ||
        namesIt(op, name)
      );
    case 'union':
      return op.input.some((part) => isByGraph(part, name));
    case 'leftjoin':
      return isByGraph(op.left, name) || isByGraph(op.right, name);
    case 'filter':
    case 'extend':
      return isByGraph(op.input, name);
    default:
      return name.termType === 'Variable' || op.type === 'values';
  }
}

const namesIt = (op: Op, name: Term) =>
  op.type === 'join' && op.input.some((part) => part.type === 'values' && part.variables.includes(name.value));

function bind(r: Reader, left: Op): Op {
  needSign(r, '(');
  const found = expression(r);
  needWord(r, 'AS');
  const { at } = peek(r);
  const name = takeVariable(r);
  needSign(r, ')');
  if (visibleVariables(left).has(name)) throw new SyntaxProblem(`?${name} has a value already; BIND needs a new variable`, at);
  return { type: 'extend', input: left, variable: name, expression: found };
}

/** Reads the data of VALUES. */
export function inlineData(r: Reader): Op {
  const variables: string[] = [];
  const single = peek(r).kind === 'variable';
  if (single) variables.push(takeVariable(r));
  else {
    needSign(r, '(');
    while (!tookSign(r, ')')) {
      const { at } = peek(r);
      const name = takeVariable(r);
      if (variables.includes(name)) throw new SyntaxProblem(`?${name} stands twice in VALUES`, at, true);
      variables.push(name);
    }
  }
  const rows: (Term | undefined)[][] = [];
  needSign(r, '{');
  while (!tookSign(r, '}')) {
    const { at } = peek(r);
    if (single) {
      rows.push([value(r)]);
      continue;
    }
    needSign(r, '(');
    const row: (Term | undefined)[] = [];
    while (!tookSign(r, ')')) row.push(value(r));
    if (row.length !== variables.length) throw new SyntaxProblem(`this row has ${row.length} values for ${variables.length} variables`, at);
    rows.push(row);
  }
  return { type: 'values', variables, rows };
}

function value(r: Reader): Term | undefined {
  if (tookWord(r, 'UNDEF')) return undefined;
  if (isIri(r)) return takeIri(r);
  if (isSign(r, '-') || isSign(r, '+')) {
    const sign = take(r).text;
    const number = takeLiteral(r);
    if (number === undefined || !/^[0-9.]/.test(number.value)) return fail(r, 'a number');
    return { ...number, value: sign + number.value, equals: number.equals };
  }
  return takeLiteral(r) ?? fail(r, 'a value or UNDEF');
}

function join(left: Op, right: Op): Op {
  if (left === NOTHING) return right;
  if (left.type === 'bgp' && right.type === 'bgp') return { type: 'bgp', patterns: [...left.patterns, ...right.patterns] };
  return left.type === 'join' ? { type: 'join', input: [...left.input, right] } : { type: 'join', input: [left, right] };
}

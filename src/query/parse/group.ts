import type { Term } from '@rdfjs/types';
import { DEFAULT_GRAPH, variable } from '../../store/term.ts';
import type { Expression, Op, Pattern } from '../algebra.ts';
import { visibleVariables } from '../algebra-variables.ts';
import { constraint, expression } from './expression.ts';
import {
  fail,
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
export function groupGraphPattern(r: Reader, graph: Term = DEFAULT_GRAPH): Op {
  needSign(r, '{');
  r.block++;
  if (isWord(r, 'SELECT')) {
    if (graph.termType === 'Variable') throw new Beyond();
    const sub = subSelect(r, graph);
    needSign(r, '}');
    r.block++;
    return sub;
  }
  const filters: Expression[] = [];
  let op: Op = NOTHING;
  while (!tookSign(r, '}')) {
    if (isTriplesStart(r)) op = join(op, { type: 'bgp', patterns: triplesBlock(r, graph) });
    else if (tookWord(r, 'FILTER')) filters.push(inGraph(constraint(r), graph));
    else {
      op = other(r, op, graph);
      r.block++;
    }
    tookSign(r, '.');
  }
  r.block++;
  return filters.reduce<Op>((input, filter) => ({ type: 'filter', input, expression: filter }), op);
}

/** EXISTS was read as if outside GRAPH; inside, its patterns stand in that graph. */
function inGraph(found: Expression, graph: Term): Expression {
  if (graph.termType === 'DefaultGraph' || !hasExists(found)) return found;
  throw new Beyond();
}
const hasExists = (e: Expression): boolean => e.type === 'exists' || (e.type === 'call' && e.args.some(hasExists));

function triplesBlock(r: Reader, graph: Term): Pattern[] {
  const patterns: Pattern[] = [];
  while (isTriplesStart(r)) {
    triplesSameSubject(r, { patterns, graph, template: false });
    if (!tookSign(r, '.')) break;
  }
  return patterns;
}

function other(r: Reader, left: Op, graph: Term): Op {
  if (tookWord(r, 'OPTIONAL')) {
    const right = groupGraphPattern(r, graph);
    if (right.type !== 'filter') return { type: 'leftjoin', left, right };
    // All filters of the optional group make up the condition of the left join.
    let inner: Op = right;
    let condition: Expression | undefined;
    while (inner.type === 'filter') {
      condition = condition === undefined ? inner.expression : { type: 'call', name: '&&', args: [inner.expression, condition] };
      inner = inner.input;
    }
    return { type: 'leftjoin', left, right: inner, ...(condition === undefined ? {} : { expression: condition }) };
  }
  if (tookWord(r, 'MINUS')) {
    if (graph.termType === 'Variable') throw new Beyond();
    return { type: 'minus', left, right: groupGraphPattern(r, graph) };
  }
  if (tookWord(r, 'BIND')) return bind(r, left, graph);
  if (tookWord(r, 'VALUES')) return join(left, inlineData(r));
  if (tookWord(r, 'GRAPH')) {
    const inner = peek(r).kind === 'variable' ? variable(takeVariable(r)) : takeIri(r);
    const op = groupGraphPattern(r, inner);
    // `GRAPH ?g {}` and the like range over graphs without naming a triple.
    if (inner.termType === 'Variable' && !mentions(op)) throw new Beyond();
    return join(left, op);
  }
  if (isSign(r, '{')) {
    const input = [groupGraphPattern(r, graph)];
    while (tookWord(r, 'UNION')) input.push(groupGraphPattern(r, graph));
    return join(left, input.length === 1 ? input[0]! : { type: 'union', input });
  }
  if (isWord(r, 'SERVICE')) throw new Beyond();
  return fail(r, 'a pattern or "}"');
}

/** Whether each branch has a triple pattern of its own, so that the graph variable is always bound. */
function mentions(op: Op): boolean {
  switch (op.type) {
    case 'bgp':
      return op.patterns.length > 0;
    case 'join':
      return op.input.some(mentions);
    case 'union':
      return op.input.every(mentions);
    case 'leftjoin':
    case 'minus':
      return mentions(op.left);
    case 'values':
      return false;
    default:
      return mentions(op.input);
  }
}

function bind(r: Reader, left: Op, graph: Term): Op {
  needSign(r, '(');
  const found = inGraph(expression(r), graph);
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
    while (!tookSign(r, ')')) variables.push(takeVariable(r));
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

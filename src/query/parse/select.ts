import type { Aggregate, Expression, Op, SortKey } from '../algebra.ts';
import { expressionVariables, visibleVariables } from '../algebra-variables.ts';
import { constraint, expression } from './expression.ts';
import { groupGraphPattern, inlineData } from './group.ts';
import {
  fail,
  freshName,
  isSign,
  isWord,
  needSign,
  needWord,
  peek,
  type Reader,
  take,
  takeVariable,
  tookSign,
  tookWord,
} from './reader.ts';
import { SyntaxProblem } from './syntax-problem.ts';

/** What SELECT lists: a variable, or an expression with its name. */
interface Selected {
  readonly name: string;
  readonly expression?: Expression;
  readonly at: number;
}

/** Reads `SELECT … { … } …` within a pattern. */
export function subSelect(r: Reader): Op {
  const selection = selectClause(r);
  tookWord(r, 'WHERE');
  const where = groupGraphPattern(r);
  return solutionModifiers(r, selection, where).op;
}

/** The list of SELECT, aggregates set aside. */
export interface Selection {
  readonly every: boolean;
  readonly selected: readonly Selected[];
  readonly distinct: 'distinct' | 'reduced' | undefined;
  readonly aggregates: Aggregate[];
  readonly at: number;
}

/** Reads from SELECT to before WHERE. */
export function selectClause(r: Reader): Selection {
  const { at } = peek(r);
  needWord(r, 'SELECT');
  const distinct = tookWord(r, 'DISTINCT') ? 'distinct' : tookWord(r, 'REDUCED') ? 'reduced' : undefined;
  const aggregates: Aggregate[] = [];
  if (tookSign(r, '*')) return { every: true, selected: [], distinct, aggregates, at };
  const selected: Selected[] = [];
  const outer = r.aggregates;
  r.aggregates = aggregates;
  for (;;) {
    const start = peek(r).at;
    if (peek(r).kind === 'variable') selected.push({ name: takeVariable(r), at: start });
    else if (tookSign(r, '(')) {
      const found = expression(r);
      needWord(r, 'AS');
      const name = takeVariable(r);
      needSign(r, ')');
      if (selected.some((other) => other.name === name)) throw new SyntaxProblem(`?${name} is selected twice`, start);
      selected.push({ name, expression: found, at: start });
    } else break;
  }
  r.aggregates = outer;
  if (selected.length === 0) fail(r, 'variables or "*"');
  return { every: false, selected, distinct, aggregates, at };
}

/** A selection for the forms that have none: everything, as it is. */
export const everything = (r: Reader): Selection => ({ every: true, selected: [], distinct: undefined, aggregates: [], at: peek(r).at });

/** Reads GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET and VALUES, and puts the whole together as section 18.2.4 has it. */
export function solutionModifiers(r: Reader, selection: Selection, where: Op): { op: Op; variables: string[] } {
  const { aggregates } = selection;
  const visible = visibleVariables(where);
  let op = where;
  let grouped: string[] | undefined;
  if (tookWord(r, 'GROUP')) {
    needWord(r, 'BY');
    grouped = [];
    while (isSign(r, '(') || peek(r).kind === 'variable' || isCall(r)) {
      const key = groupKey(r);
      if (key.expression !== undefined) op = { type: 'extend', input: op, variable: key.name, expression: key.expression };
      grouped.push(key.name);
    }
    if (grouped.length === 0) fail(r, 'a variable to group by');
    for (const name of grouped) visible.add(name);
  }
  const having: Expression[] = [];
  const keys: SortKey[] = [];
  r.aggregates = aggregates;
  if (tookWord(r, 'HAVING')) {
    do having.push(constraint(r));
    while (isSign(r, '(') || isCall(r));
  }
  if (tookWord(r, 'ORDER')) {
    needWord(r, 'BY');
    while (isSign(r, '(') || peek(r).kind === 'variable' || isCall(r)) keys.push(sortKey(r));
    if (keys.length === 0) fail(r, 'what to order by');
  }
  r.aggregates = undefined;
  const { start, length } = limits(r);
  const values = tookWord(r, 'VALUES') ? inlineData(r) : undefined;

  if (grouped !== undefined || aggregates.length > 0) {
    op = { type: 'group', input: op, by: grouped ?? [], aggregates };
    checkGrouped(selection, new Set([...(grouped ?? []), ...aggregates.map(({ variable }) => variable)]));
  }
  for (const filter of having) op = { type: 'filter', input: op, expression: filter };
  if (values !== undefined) op = { type: 'join', input: [op, values] };
  for (const { name, expression: found, at } of selection.selected) {
    if (found === undefined) continue;
    if (visible.has(name)) throw new SyntaxProblem(`?${name} has a value already; AS needs a new variable`, at);
    op = { type: 'extend', input: op, variable: name, expression: found };
  }
  if (keys.length > 0) op = { type: 'orderby', input: op, keys };
  const variables = selection.every
    ? [...visibleVariables(op)].filter((name) => !name.startsWith('.'))
    : selection.selected.map(({ name }) => name);
  op = { type: 'project', input: op, variables: [...new Set(variables)] };
  if (selection.distinct !== undefined) op = { type: selection.distinct, input: op };
  if (start > 0 || length !== undefined) op = { type: 'slice', input: op, start, ...(length === undefined ? {} : { length }) };
  return { op, variables: [...new Set(variables)] };
}

/** HAVING and VALUES look like functions where `(` follows, but begin the next clause: `GROUP BY ?who HAVING (COUNT(*) > 1)`. */
const isCall = (r: Reader) =>
  (isSign(r, '(', 1) && ['word', 'iri', 'name'].includes(peek(r).kind) && !isWord(r, 'HAVING') && !isWord(r, 'VALUES')) ||
  isWord(r, 'ASC') ||
  isWord(r, 'DESC') ||
  isWord(r, 'EXISTS') ||
  isWord(r, 'NOT');

function groupKey(r: Reader): { name: string; expression?: Expression } {
  if (peek(r).kind === 'variable') return { name: takeVariable(r) };
  if (!isSign(r, '(')) return { name: freshName(r, 'key'), expression: constraint(r) };
  take(r);
  const found = expression(r);
  const name = tookWord(r, 'AS') ? takeVariable(r) : freshName(r, 'key');
  needSign(r, ')');
  return { name, expression: found };
}

function sortKey(r: Reader): SortKey {
  const descending = isWord(r, 'DESC');
  if (descending || isWord(r, 'ASC')) {
    take(r);
    if (!isSign(r, '(')) fail(r, '"("');
    return { expression: constraint(r), descending };
  }
  if (peek(r).kind === 'variable') return { expression: { type: 'variable', name: takeVariable(r) }, descending };
  return { expression: constraint(r), descending };
}

function limits(r: Reader): { start: number; length: number | undefined } {
  let start = 0;
  let length: number | undefined;
  const number = () => (peek(r).kind === 'integer' ? Number(take(r).text) : fail(r, 'a number'));
  for (;;) {
    if (tookWord(r, 'LIMIT')) length = number();
    else if (tookWord(r, 'OFFSET')) start = number();
    else return { start, length };
  }
}

function checkGrouped({ every, selected, at }: Selection, allowed: Set<string>): void {
  if (every) throw new SyntaxProblem('SELECT * cannot stand with GROUP BY', at);
  for (const one of selected) {
    const used = one.expression === undefined ? [one.name] : expressionVariables(one.expression);
    for (const name of used) {
      if (!allowed.has(name)) throw new SyntaxProblem(`?${name} is neither grouped by nor within an aggregate`, one.at);
    }
    allowed.add(one.name);
  }
}

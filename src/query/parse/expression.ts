import { literal, namedNode } from '../../store/term.ts';
import type { Aggregate, Expression } from '../algebra.ts';
import { groupGraphPattern } from './group.ts';
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
  takeString,
  takeVariable,
  tookSign,
  tookWord,
} from './reader.ts';
import { Beyond, SyntaxProblem } from './syntax-problem.ts';

const call = (name: string, ...args: Expression[]): Expression => ({ type: 'call', name, args });

/** Reads an expression: `||` binds loosest, then `&&`, comparison, sums, products, signs. */
export function expression(r: Reader): Expression {
  let left = conjunction(r);
  while (tookSign(r, '||')) left = call('||', left, conjunction(r));
  return left;
}

function conjunction(r: Reader): Expression {
  let left = relation(r);
  while (tookSign(r, '&&')) left = call('&&', left, relation(r));
  return left;
}

function relation(r: Reader): Expression {
  const left = sum(r);
  for (const sign of ['=', '!=', '<=', '>=', '<', '>']) if (tookSign(r, sign)) return call(sign, left, sum(r));
  if (tookWord(r, 'IN')) return call('in', left, ...list(r));
  if (isWord(r, 'NOT') && isWord(r, 'IN', 1)) {
    take(r);
    take(r);
    return call('notin', left, ...list(r));
  }
  return left;
}

function sum(r: Reader): Expression {
  let left = product(r);
  for (;;) {
    if (tookSign(r, '+')) left = call('+', left, product(r));
    else if (tookSign(r, '-')) left = call('-', left, product(r));
    else return left;
  }
}

function product(r: Reader): Expression {
  let left = unary(r);
  for (;;) {
    if (tookSign(r, '*')) left = call('*', left, unary(r));
    else if (tookSign(r, '/')) left = call('/', left, unary(r));
    else return left;
  }
}

function unary(r: Reader): Expression {
  if (tookSign(r, '!')) return call('!', unary(r));
  if (tookSign(r, '+')) return call('unary+', primary(r));
  if (tookSign(r, '-')) {
    const inner = primary(r);
    // "-1" is a literal, so that it stays an integer of that lexical form.
    if (inner.type === 'term' && inner.term.termType === 'Literal' && /^[0-9.]/.test(inner.term.value))
      return { type: 'term', term: literal(`-${inner.term.value}`, inner.term.datatype) };
    return call('unary-', inner);
  }
  return primary(r);
}

function primary(r: Reader): Expression {
  if (tookSign(r, '(')) {
    const inner = expression(r);
    needSign(r, ')');
    return inner;
  }
  const token = peek(r);
  if (token.kind === 'variable') return { type: 'variable', name: takeVariable(r) };
  const value = takeLiteral(r);
  if (value !== undefined) return { type: 'term', term: value };
  if (isIri(r)) {
    const iri = takeIri(r);
    return isSign(r, '(') ? call(iri.value, ...list(r)) : { type: 'term', term: iri };
  }
  if (token.kind === 'word') return namedCall(r);
  return fail(r, 'an expression');
}

/** What FILTER, HAVING and ORDER BY take without being in an expression's parentheses. */
export function constraint(r: Reader): Expression {
  if (isSign(r, '(') || peek(r).kind === 'word') return primary(r);
  if (isIri(r)) {
    const found = primary(r);
    if (found.type === 'call') return found;
  }
  return fail(r, 'a condition in parentheses or a function');
}

function list(r: Reader): Expression[] {
  needSign(r, '(');
  const args: Expression[] = [];
  if (tookSign(r, ')')) return args;
  if (isWord(r, 'DISTINCT')) throw new Beyond();
  do args.push(expression(r));
  while (tookSign(r, ','));
  needSign(r, ')');
  return args;
}

const AGGREGATES = new Set(['count', 'sum', 'min', 'max', 'avg', 'sample', 'group_concat']);

/** Built-in functions of SPARQL 1.1 with how many arguments they take. */
const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  str: [1, 1],
  lang: [1, 1],
  langmatches: [2, 2],
  datatype: [1, 1],
  bound: [1, 1],
  iri: [1, 1],
  uri: [1, 1],
  bnode: [0, 1],
  rand: [0, 0],
  abs: [1, 1],
  ceil: [1, 1],
  floor: [1, 1],
  round: [1, 1],
  concat: [0, 99],
  strlen: [1, 1],
  ucase: [1, 1],
  lcase: [1, 1],
  encode_for_uri: [1, 1],
  contains: [2, 2],
  strstarts: [2, 2],
  strends: [2, 2],
  strbefore: [2, 2],
  strafter: [2, 2],
  year: [1, 1],
  month: [1, 1],
  day: [1, 1],
  hours: [1, 1],
  minutes: [1, 1],
  seconds: [1, 1],
  timezone: [1, 1],
  tz: [1, 1],
  now: [0, 0],
  uuid: [0, 0],
  struuid: [0, 0],
  md5: [1, 1],
  sha1: [1, 1],
  sha256: [1, 1],
  sha384: [1, 1],
  sha512: [1, 1],
  coalesce: [0, 99],
  if: [3, 3],
  strlang: [2, 2],
  strdt: [2, 2],
  sameterm: [2, 2],
  isiri: [1, 1],
  isuri: [1, 1],
  isblank: [1, 1],
  isliteral: [1, 1],
  isnumeric: [1, 1],
  regex: [2, 3],
  substr: [2, 3],
  replace: [3, 4],
};

function namedCall(r: Reader): Expression {
  const token = peek(r);
  const name = token.text.toLowerCase();
  if (name === 'exists' || (name === 'not' && isWord(r, 'EXISTS', 1))) {
    take(r);
    if (name === 'not') needWord(r, 'EXISTS');
    const outer = r.aggregates;
    r.aggregates = undefined;
    const pattern = groupGraphPattern(r);
    r.aggregates = outer;
    return { type: 'exists', not: name === 'not', pattern };
  }
  if (AGGREGATES.has(name)) return aggregate(r, name);
  const arity = ARITY[name];
  if (arity === undefined) {
    // SPARQL 1.2 has more functions; the larger parser knows them.
    if (isSign(r, '(', 1)) throw new Beyond();
    return fail(r, 'an expression');
  }
  take(r);
  if (!isSign(r, '(')) fail(r, '"("');
  const args = list(r);
  if (args.length < arity[0] || args.length > arity[1])
    throw new SyntaxProblem(`${token.text} takes ${arity[0] === arity[1] ? arity[0] : `${arity[0]} to ${arity[1]}`} arguments`, token.at);
  if (name === 'bound' && args[0]?.type !== 'variable') throw new SyntaxProblem('BOUND takes a variable', token.at);
  return call(
    name === 'uri' ? 'iri' : name === 'isuri' ? 'isiri' : name,
    ...((name === 'iri' || name === 'uri') && r.base ? [...args, base(r.base)] : args),
  );
}

const base = (iri: string): Expression => ({ type: 'term', term: namedNode(iri) });

function aggregate(r: Reader, name: string): Expression {
  const token = take(r);
  const found = r.aggregates;
  if (found === undefined)
    throw new SyntaxProblem(`${token.text} may stand only in SELECT, HAVING or ORDER BY, and not within another aggregate`, token.at);
  needSign(r, '(');
  const distinct = tookWord(r, 'DISTINCT');
  let inner: Expression | undefined;
  if (!(name === 'count' && tookSign(r, '*'))) {
    r.aggregates = undefined;
    inner = expression(r);
    r.aggregates = found;
  }
  let separator: string | undefined;
  if (name === 'group_concat' && tookSign(r, ';')) {
    needWord(r, 'SEPARATOR');
    needSign(r, '=');
    separator = takeString(r);
  }
  needSign(r, ')');
  const variable = freshName(r, 'aggregate');
  const made: Aggregate = {
    variable,
    name,
    distinct,
    ...(inner === undefined ? {} : { expression: inner }),
    ...(separator === undefined ? {} : { separator }),
  };
  found.push(made);
  return { type: 'variable', name: variable };
}

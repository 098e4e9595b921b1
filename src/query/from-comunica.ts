import type { Algebra } from '@comunica/utils-algebra';
import type { Term } from '@rdfjs/types';
import type { Aggregate, Expression, Op, Path, Pattern, SortKey } from './algebra.ts';
import { Beyond } from './parse/syntax-problem.ts';

/** Comunica's algebra, its types closed so that they can be told apart. */
type Operation = Algebra.KnownOperation;

/** Turns an operation of Comunica's algebra into ours; throws `Beyond` for what we do not have. */
export function fromComunica(operation: Algebra.Operation): Op {
  const op = operation as Operation;
  switch (op.type) {
    case 'pattern':
      return { type: 'bgp', patterns: [pattern(op as Algebra.Pattern)] };
    case 'bgp':
      return { type: 'bgp', patterns: (op as Algebra.Bgp).patterns.map(pattern) };
    case 'path': {
      const { subject, predicate, object, graph } = op as Algebra.Path;
      return { type: 'bgp', patterns: [{ subject, predicate: path(predicate), object, graph }] };
    }
    case 'join':
    case 'union':
      return { type: op.type, input: (op as Algebra.Join).input.map(fromComunica) };
    case 'leftjoin': {
      const { input, expression: condition } = op as Algebra.LeftJoin;
      const [left, right] = input;
      return {
        type: 'leftjoin',
        left: fromComunica(left!),
        right: fromComunica(right!),
        ...(condition === undefined ? {} : { expression: expression(condition) }),
      };
    }
    case 'minus': {
      const { input, graphScopeVar } = op as Algebra.Minus;
      if (graphScopeVar !== undefined) throw new Beyond();
      return { type: 'minus', left: fromComunica(input[0]!), right: fromComunica(input[1]!) };
    }
    case 'filter':
      return {
        type: 'filter',
        input: fromComunica((op as Algebra.Filter).input),
        expression: expression((op as Algebra.Filter).expression),
      };
    case 'extend': {
      const { input, variable, expression: value } = op as Algebra.Extend;
      return { type: 'extend', input: fromComunica(input), variable: variable.value, expression: expression(value) };
    }
    case 'values': {
      const { variables, bindings } = op as Algebra.Values;
      return {
        type: 'values',
        variables: names(variables),
        rows: bindings.map((row) => variables.map(({ value }) => row[value] as Term | undefined)),
      };
    }
    case 'group': {
      const { input, variables, aggregates } = op as Algebra.Group;
      return {
        type: 'group',
        input: fromComunica(input),
        by: names(variables),
        aggregates: aggregates.map((one) => aggregate(one as Algebra.BoundAggregate)),
      };
    }
    case 'project':
      return { type: 'project', input: fromComunica((op as Algebra.Project).input), variables: names((op as Algebra.Project).variables) };
    case 'distinct':
    case 'reduced':
      return { type: op.type, input: fromComunica((op as Algebra.Distinct).input) };
    case 'orderby':
      return {
        type: 'orderby',
        input: fromComunica((op as Algebra.OrderBy).input),
        keys: (op as Algebra.OrderBy).expressions.map(sortKey),
      };
    case 'slice': {
      const { input, start, length } = op as Algebra.Slice;
      return { type: 'slice', input: fromComunica(input), start, ...(length === undefined ? {} : { length }) };
    }
    default:
      throw new Beyond();
  }
}

const names = (variables: readonly { readonly value: string }[]) => variables.map(({ value }) => value);

function pattern({ subject, predicate, object, graph }: Algebra.Pattern): Pattern {
  return { subject, predicate, object, graph };
}

function path(symbol: Algebra.Operation): Path {
  const found = symbol as Algebra.KnownPropertyPathSymbol;
  switch (found.type) {
    case 'link':
      return { kind: 'link', iri: (found as Algebra.Link).iri };
    case 'inv':
      return { kind: 'inverse', path: path((found as Algebra.Inv).path) };
    case 'seq':
      return { kind: 'sequence', paths: (found as Algebra.Seq).input.map(path) };
    case 'alt':
      return { kind: 'alternative', paths: (found as Algebra.Alt).input.map(path) };
    case 'nps':
      return { kind: 'negated', forward: (found as Algebra.Nps).iris, backward: [] };
    case 'ZeroOrMorePath':
      return { kind: 'zeroOrMore', path: path((found as Algebra.ZeroOrMorePath).path) };
    case 'OneOrMorePath':
      return { kind: 'oneOrMore', path: path((found as Algebra.OneOrMorePath).path) };
    case 'ZeroOrOnePath':
      return { kind: 'zeroOrOne', path: path((found as Algebra.ZeroOrOnePath).path) };
    default:
      throw new Beyond();
  }
}

function expression(e: Algebra.Expression): Expression {
  const found = e as Algebra.KnownExpression;
  switch (found.subType) {
    case 'term': {
      const { term } = found as Algebra.TermExpression;
      if (term.termType === 'Quad') throw new Beyond();
      return term.termType === 'Variable' ? { type: 'variable', name: term.value } : { type: 'term', term };
    }
    case 'operator': {
      const { operator, args } = found as Algebra.OperatorExpression;
      const name = operator.toLowerCase();
      // Resolving a relative IRI needs the query's base, which is not handed down.
      if (name === 'iri' || name === 'uri') throw new Beyond();
      const renamed = { uri: 'iri', isuri: 'isiri', uminus: 'unary-', uplus: 'unary+', 'not in': 'notin' }[name] ?? name;
      if ((name === '-' || name === '+') && args.length === 1) return { type: 'call', name: `unary${name}`, args: args.map(expression) };
      return { type: 'call', name: renamed, args: args.map(expression) };
    }
    case 'named': {
      const { name, args } = found as Algebra.NamedExpression;
      return { type: 'call', name: name.value, args: args.map(expression) };
    }
    case 'existence': {
      const { not, input } = found as Algebra.ExistenceExpression;
      return { type: 'exists', not, pattern: fromComunica(input) };
    }
    default:
      throw new Beyond();
  }
}

function aggregate(one: Algebra.BoundAggregate): Aggregate {
  const wildcard = (one.expression as Algebra.KnownExpression).subType === 'wildcard';
  return {
    variable: one.variable.value,
    name: one.aggregator,
    distinct: one.distinct,
    ...(wildcard ? {} : { expression: expression(one.expression) }),
    ...(one.separator === undefined ? {} : { separator: one.separator }),
  };
}

function sortKey(e: Algebra.Expression): SortKey {
  const found = e as Algebra.KnownExpression;
  if (found.subType === 'operator') {
    const { operator, args } = found as Algebra.OperatorExpression;
    if (operator === 'desc' || operator === 'asc') return { expression: expression(args[0]!), descending: operator === 'desc' };
  }
  return { expression: expression(e), descending: false };
}

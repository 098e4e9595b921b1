import type { Term } from '@rdfjs/types';
import { termText } from '../store/n-quads-line.ts';
import { literal } from '../store/term.ts';
import { type Aggregate, type Expression, isPath, type Op, type Path, type Pattern } from './algebra.ts';

/** An operation as SPARQL, without the braces around it, for another server to read. Its order is left out. */
export const sparqlText = (op: Op): string => write(op, undefined);

function write(op: Op, graph: Term | undefined): string {
  const group = (part: Op): string => `{ ${write(part, graph)} }`;
  switch (op.type) {
    case 'bgp':
      return op.patterns.map((pattern) => patternText(pattern, graph)).join(' ');
    case 'join':
      return op.input.map((part) => (part.type === 'bgp' ? write(part, graph) : group(part))).join(' ');
    case 'union':
      return op.input.map(group).join(' UNION ');
    case 'leftjoin': {
      const condition = op.expression === undefined ? '' : ` FILTER (${expressionText(op.expression, graph)})`;
      return `${group(op.left)} OPTIONAL { ${write(op.right, graph)}${condition} }`;
    }
    case 'minus':
      return `${group(op.left)} MINUS ${group(op.right)}`;
    case 'filter':
      return `${write(op.input, graph)} FILTER (${expressionText(op.expression, graph)})`;
    case 'extend':
      return `${group(op.input)} BIND (${expressionText(op.expression, graph)} AS ${variableText(op.variable)})`;
    case 'values': {
      const rows = op.rows.map((row) => `(${row.map((term) => (term === undefined ? 'UNDEF' : text(term))).join(' ')})`);
      return `VALUES (${op.variables.map(variableText).join(' ')}) { ${rows.join(' ')} }`;
    }
    case 'graph':
      return `GRAPH ${text(op.name)} { ${write(op.input, op.placeholder)} }`;
    case 'project':
      return select(op.variables.map(variableText).join(' ') || '*', write(op.input, graph));
    case 'distinct':
      return select('DISTINCT *', write(op.input, graph));
    case 'reduced':
    case 'orderby':
      return write(op.input, graph);
    case 'slice': {
      const limit = op.length === undefined ? '' : ` LIMIT ${op.length}`;
      return select('*', write(op.input, graph), `${limit}${op.start > 0 ? ` OFFSET ${op.start}` : ''}`);
    }
    case 'group': {
      const by = op.by.map(variableText).join(' ');
      const made = op.aggregates.map((one) => `(${aggregateText(one, graph)} AS ${variableText(one.variable)})`);
      return select([by, ...made].join(' ').trim(), write(op.input, graph), by === '' ? '' : ` GROUP BY ${by}`);
    }
  }
}

const select = (what: string, pattern: string, after = ''): string => `{ SELECT ${what} WHERE { ${pattern} }${after} }`;

function aggregateText({ name, distinct, expression, separator }: Aggregate, graph: Term | undefined): string {
  const what = expression === undefined ? '*' : expressionText(expression, graph);
  return `${name.toUpperCase()}(${distinct ? 'DISTINCT ' : ''}${what}${separator === undefined ? '' : ` ; SEPARATOR = ${termText(literal(separator))}`})`;
}

/** Variables that nobody wrote begin with a dot. */
const variableText = (name: string): string =>
  `?${name.startsWith('.') ? `hidden_${name.slice(1)}` : name}`.replace(/[^?\p{L}\p{N}_]/gu, '_');

const text = (term: Term): string => (term.termType === 'Variable' ? variableText(term.value) : termText(term));

function patternText({ subject, predicate, object, graph }: Pattern, within: Term | undefined): string {
  const triple = `${text(subject)} ${isPath(predicate) ? pathText(predicate) : text(predicate)} ${text(object)} .`;
  return graph.termType === 'DefaultGraph' || (within !== undefined && graph.equals(within))
    ? triple
    : `GRAPH ${text(graph)} { ${triple} }`;
}

function pathText(path: Path): string {
  switch (path.kind) {
    case 'link':
      return text(path.iri);
    case 'inverse':
      return `^(${pathText(path.path)})`;
    case 'sequence':
      return `(${path.paths.map(pathText).join('/')})`;
    case 'alternative':
      return `(${path.paths.map(pathText).join('|')})`;
    case 'zeroOrMore':
      return `(${pathText(path.path)})*`;
    case 'oneOrMore':
      return `(${pathText(path.path)})+`;
    case 'zeroOrOne':
      return `(${pathText(path.path)})?`;
    case 'negated':
      return `!(${[...path.forward.map(text), ...path.backward.map((iri) => `^${text(iri)}`)].join('|')})`;
  }
}

const INFIX = new Set(['=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '&&', '||']);

function expressionText(e: Expression, graph: Term | undefined): string {
  switch (e.type) {
    case 'term':
      return text(e.term);
    case 'variable':
      return variableText(e.name);
    case 'exists':
      return `${e.not ? 'NOT ' : ''}EXISTS { ${write(e.pattern, graph)} }`;
    case 'call': {
      const args = e.args.map((arg) => expressionText(arg, graph));
      if (INFIX.has(e.name)) return `(${args.join(` ${e.name} `)})`;
      if (e.name === 'in' || e.name === 'notin') return `(${args[0]} ${e.name === 'in' ? 'IN' : 'NOT IN'} (${args.slice(1).join(', ')}))`;
      if (e.name === '!' || e.name.startsWith('unary')) return `(${e.name.replace('unary', '')} ${args[0]})`;
      return `${e.name.includes(':') ? `<${e.name}>` : e.name.toUpperCase()}(${args.join(', ')})`;
    }
  }
}

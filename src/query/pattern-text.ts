import type { Term } from '@rdfjs/types';
import { termText } from '../store/n-quads-line.ts';
import { literal } from '../store/term.ts';
import { shorten } from '../vocabulary.ts';
import { type Expression, isPath, type Op, type Path, type Pattern } from './algebra.ts';

/** A term as a person likes to read it in a plan. */
export function shortTerm(term: Term): string {
  if (term.termType === 'Variable') return `?${term.value}`;
  if (term.termType === 'DefaultGraph') return 'default graph';
  if (term.termType === 'Literal' && !term.language) {
    const type = shorten(term.datatype.value);
    if (type === 'xsd:integer' && /^[+-]?\d+$/.test(term.value)) return term.value;
    if (type === 'xsd:boolean' && /^(true|false)$/.test(term.value)) return term.value;
    if (type.startsWith('xsd:')) return `${termText(literal(term.value))}${type === 'xsd:string' ? '' : `^^${type}`}`;
  }
  if (term.termType !== 'NamedNode') return termText(term);
  const short = shorten(term.value);
  return short === term.value ? `<${term.value}>` : short;
}

/** A path in SPARQL's notation. */
export function shortPath(path: Path): string {
  switch (path.kind) {
    case 'link':
      return shortTerm(path.iri);
    case 'inverse':
      return `^${shortPath(path.path)}`;
    case 'sequence':
      return path.paths.map(shortPath).join('/');
    case 'alternative':
      return `(${path.paths.map(shortPath).join('|')})`;
    case 'zeroOrMore':
      return `${shortPath(path.path)}*`;
    case 'oneOrMore':
      return `${shortPath(path.path)}+`;
    case 'zeroOrOne':
      return `${shortPath(path.path)}?`;
    case 'negated':
      return `!(${[...path.forward.map(shortTerm), ...path.backward.map((iri) => `^${shortTerm(iri)}`)].join('|')})`;
  }
}

/** A pattern on one line: `?event ent:supplier ?who`. */
export function shortPattern({ subject, predicate, object, graph }: Pattern): string {
  const middle = isPath(predicate) ? shortPath(predicate) : shortTerm(predicate);
  const where = graph.termType === 'DefaultGraph' ? '' : ` in ${shortTerm(graph)}`;
  return `${shortTerm(subject)} ${middle} ${shortTerm(object)}${where}`;
}

/** A small pattern in braces; a larger one is only hinted at. */
const shortGroup = (op: Op): string =>
  op.type === 'bgp' && op.patterns.length <= 2 ? `{ ${op.patterns.map(shortPattern).join(' . ')} }` : '{…}';

const INFIX = new Set(['=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '&&', '||']);

/** An expression on one line. */
export function shortExpression(e: Expression): string {
  switch (e.type) {
    case 'term':
      return shortTerm(e.term);
    case 'variable':
      return `?${e.name}`;
    case 'exists':
      return `${e.not ? 'NOT ' : ''}EXISTS ${shortGroup(e.pattern)}`;
    case 'call': {
      const args = e.args.map(shortExpression);
      if (INFIX.has(e.name)) return args.join(` ${e.name} `);
      return e.name.startsWith('unary') || e.name === '!'
        ? `${e.name.replace('unary', '')}${args[0]}`
        : `${e.name.toUpperCase()}(${args.join(', ')})`;
    }
  }
}

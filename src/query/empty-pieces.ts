import type { Term } from '@rdfjs/types';
import { iri } from '../vocabulary.ts';
import { type Expression, isPath, type Op, type Pattern } from './algebra.ts';
import { shortExpression, shortPath, shortTerm } from './pattern-text.ts';

/** A condition that every row must meet, or (`optional`, `bind`) a part that takes no rows away but that conditions may look at. */
export type Piece =
  | { readonly kind: 'match'; readonly op: Op; readonly text: string; readonly rank: number; readonly where: string }
  | { readonly kind: 'optional'; readonly right: Op; readonly expression?: Expression }
  | { readonly kind: 'bind'; readonly variable: string; readonly expression: Expression }
  | { readonly kind: 'filter'; readonly expression: Expression; readonly text: string };

const TYPE = iri('rdf', 'type');
const HERE = 'the graph';
/** A longer list of values says nothing to a reader. */
const MOST_VALUES = 4;

/** How a term is called. */
export type Label = (term: Term) => string;

/** Takes an operation apart into what every row must meet. Groups, slices and MINUS stay whole: they are conditions of their own. */
export function piecesOf(op: Op, label: Label): Piece[] {
  switch (op.type) {
    case 'bgp':
      return op.patterns.map((pattern) => patternPiece(pattern, label));
    case 'join':
      return op.input.flatMap((part) => piecesOf(part, label));
    case 'leftjoin':
      return [
        ...piecesOf(op.left, label),
        { kind: 'optional', right: op.right, ...(op.expression === undefined ? {} : { expression: op.expression }) },
      ];
    case 'filter':
      return [...piecesOf(op.input, label), { kind: 'filter', expression: op.expression, text: shortExpression(op.expression) }];
    case 'extend':
      return [...piecesOf(op.input, label), { kind: 'bind', variable: op.variable, expression: op.expression }];
    case 'values': {
      const rows = op.rows.map((row) => row.map((term) => (term === undefined ? 'anything' : label(term))).join(' '));
      const values = rows.length > MOST_VALUES ? `one of the ${rows.length} rows of VALUES` : rows.join(' or ');
      return [match(op, `${op.variables.map((name) => `?${name.replace(/^_+/, '')}`).join(' ')} = ${values}`, 3)];
    }
    case 'union':
      return [match(op, op.input.map((branch) => branchText(branch, label)).join(' or '), 3)];
    case 'graph':
      return [match(op, `the pattern in graph ${shortTerm(op.name)}`, 3)];
    case 'minus':
    case 'group':
    case 'slice':
      return [match(op, op.type === 'minus' ? 'what MINUS leaves' : 'the inner SELECT', 3)];
    default:
      // What only chooses, sorts or drops repetitions; a select with groups in it stays whole.
      return isFlat(op.input) ? piecesOf(op.input, label) : [match(op, 'the inner SELECT', 3)];
  }
}

/** Whether no group or slice is in it, so that its patterns may be looked at one by one. */
function isFlat(op: Op): boolean {
  if (op.type === 'group' || op.type === 'slice') return false;
  return 'input' in op && !Array.isArray(op.input) ? isFlat(op.input as Op) : true;
}

const match = (op: Op, text: string, rank: number, where = HERE): Piece => ({ kind: 'match', op, text, rank, where });

const branchText = (branch: Op, label: Label): string =>
  piecesOf(branch, label)
    .flatMap((piece) => (piece.kind === 'match' || piece.kind === 'filter' ? [piece.text] : []))
    .join(', ')
    .replace(', ', ' with ') || 'anything';

function patternPiece(pattern: Pattern, label: Label): Piece {
  const { subject, predicate, object, graph } = pattern;
  const op: Op = { type: 'bgp', patterns: [pattern] };
  const where =
    graph.termType === 'DefaultGraph' ? HERE : graph.termType === 'Variable' ? 'a named graph' : `the graph ${shortTerm(graph)}`;
  const isVariable = (term: Term) => term.termType === 'Variable';
  const way = isPath(predicate) ? shortPath(predicate) : local(shortTerm(predicate));
  const ofType = !isPath(predicate) && predicate.value === TYPE;
  if (isVariable(object) && isVariable(subject)) return match(op, ofType ? 'a type' : way, 1, where);
  if (isVariable(subject)) return match(op, ofType ? local(label(object)) : `${way} = ${label(object)}`, ofType ? 0 : 2, where);
  const said = isVariable(object) ? `${label(subject)} as the one who has ${way}` : `${label(subject)} ${way} ${label(object)}`;
  return match(op, said, 2, where);
}

/** `ent:Meeting` → `Meeting`: the project's own words need no prefix. */
export const local = (short: string): string => short.replace(/^(ent|rdf|rdfs|skos|dct|schema|oa|prov|owl):/, '');

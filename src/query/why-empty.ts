import type { Term } from '@rdfjs/types';
import { narrow, type QuadIndex } from '../store/quad-index.ts';
import { namedNode } from '../store/term.ts';
import { iri } from '../vocabulary.ts';
import { type Expression, isPath, type Op, type Pattern } from './algebra.ts';
import { mentionedVariables } from './algebra-variables.ts';
import type { AskOptions } from './answer.ts';
import { watchOver } from './ask.ts';
import { type Askable, askableIndex } from './askable.ts';
import { evaluate } from './engine/evaluate.ts';
import { isSupported } from './engine/is-supported.ts';
import { parse } from './parse/parse.ts';
import { shortExpression, shortPath, shortTerm } from './pattern-text.ts';

/** Why a question has no rows. */
export interface WhyEmpty {
  /** One sentence: "ArmsTransfer has 3 matches, none with recipient = North Korea". */
  readonly text: string;
  /** The condition that nothing meets. */
  readonly condition: string;
  /** How many matches there were before that condition. */
  readonly before: number;
  /** Whether that number is where the counting stopped. */
  readonly more: boolean;
}

/** A condition that every row must meet. */
interface Piece {
  readonly op: Op;
  readonly filter?: Expression;
  readonly text: string;
  /** The sooner a piece is tried, the more general it is. */
  readonly rank: number;
}

const MOST = 10_000;
const TYPE = iri('rdf', 'type');

/**
 * Finds the condition that leaves a question without rows: conditions are put together from the most general (the class) to the most
 * special (named things, values, filters) until nothing is left. undefined if that does not tell, or takes too long.
 */
export function whyEmpty(dataset: Askable, sparql: string, options: AskOptions = {}): WhyEmpty | undefined {
  const index = askableIndex(dataset);
  try {
    const query = parse(sparql, options.baseIRI);
    const watch = watchOver({ timeoutMs: 2000, ...options });
    const pieces = piecesOf(query.op, (term) => labelOf(index, term)).filter(({ op }) => isSupported(op));
    const count = (some: readonly Piece[], most: number): number => {
      const op = together(some);
      const limited: Op = { type: 'slice', input: op, start: 0, length: most };
      const evaluation = evaluate(
        index,
        { op: limited, from: query.from },
        { guard: watch, defaultGraph: options.defaultGraph ?? 'merge' },
      );
      let rows = 0;
      for (let found = evaluation.next(); found >= 0; found = evaluation.next()) rows += found;
      return rows;
    };
    const alone = pieces.find((piece) => piece.filter === undefined && count([piece], 1) === 0);
    if (alone !== undefined) return { text: `Nothing in the graph has ${alone.text}.`, condition: alone.text, before: 0, more: false };
    const tried: Piece[] = [];
    for (const piece of inOrder(pieces)) {
      if (count([...tried, piece], 1) > 0) {
        tried.push(piece);
        continue;
      }
      const before = tried.length === 0 ? 0 : count(tried, MOST);
      const what = describe(tried, before, count);
      const more = before === MOST;
      return {
        text: `${what} has ${more ? 'more than ' : ''}${before} ${before === 1 ? 'match' : 'matches'}, none with ${piece.text}.`,
        condition: piece.text,
        before,
        more,
      };
    }
  } catch {
    // No reason can be told; the empty answer stands.
  }
  return undefined;
}

/** The class with what else was asked of it; what takes nothing away from it is left out. */
function describe(tried: readonly Piece[], before: number, count: (some: readonly Piece[], most: number) => number): string {
  const [general] = tried.filter(({ rank }) => rank === 0);
  if (general === undefined) return tried.map(({ text }) => text).join(' and ');
  const special = tried.filter((piece) => piece !== general && piece.rank > 1);
  const named = count([general, ...special], MOST) === before ? special : tried.filter((piece) => piece !== general);
  return named.length === 0 ? general.text : `${general.text} with ${named.map(({ text }) => text).join(', ')}`;
}

/** The next piece shares a variable with those before, so that no cross product has to be counted. */
function inOrder(pieces: readonly Piece[]): Piece[] {
  const left = [...pieces].sort((a, b) => a.rank - b.rank);
  const ordered: Piece[] = [];
  const seen = new Set<string>();
  while (left.length > 0) {
    const at = left.findIndex(({ op }) => [...mentionedVariables(op)].some((name) => seen.has(name)));
    const [next] = left.splice(ordered.length === 0 || at < 0 ? 0 : at, 1);
    ordered.push(next!);
    for (const name of mentionedVariables(next!.op)) seen.add(name);
  }
  return ordered;
}

function together(pieces: readonly Piece[]): Op {
  const parts = pieces.filter(({ filter }) => filter === undefined).map(({ op }) => op);
  const joined: Op = { type: 'join', input: parts };
  return pieces.reduce<Op>((input, { filter }) => (filter === undefined ? input : { type: 'filter', input, expression: filter }), joined);
}

/** What every row must meet; OPTIONAL parts, groups and orders take no rows away. */
function piecesOf(op: Op, label: (term: Term) => string): Piece[] {
  switch (op.type) {
    case 'bgp':
      return op.patterns.map((pattern) => patternPiece(pattern, label));
    case 'join':
      return op.input.flatMap((part) => piecesOf(part, label));
    case 'leftjoin':
    case 'minus':
      return piecesOf(op.left, label);
    case 'filter':
      return [
        ...piecesOf(op.input, label),
        { op: { ...op, input: { type: 'bgp', patterns: [] } }, filter: op.expression, text: shortExpression(op.expression), rank: 4 },
      ];
    case 'values': {
      const values = op.rows.map((row) => row.map((term) => (term === undefined ? 'anything' : label(term))).join(' ')).join(' or ');
      return [{ op, text: `${op.variables.map((name) => `?${name.replace(/^_+/, '')}`).join(' ')} = ${values}`, rank: 3 }];
    }
    case 'union':
      return [{ op, text: 'any of the alternatives', rank: 3 }];
    case 'graph':
      return [{ op, text: `the pattern in graph ${shortTerm(op.name)}`, rank: 3 }];
    default:
      return piecesOf(op.input, label);
  }
}

function patternPiece(pattern: Pattern, label: (term: Term) => string): Piece {
  const { subject, predicate, object } = pattern;
  const op: Op = { type: 'bgp', patterns: [pattern] };
  const isVariable = (term: Term) => term.termType === 'Variable';
  const way = isPath(predicate) ? shortPath(predicate) : local(shortTerm(predicate));
  const ofType = !isPath(predicate) && predicate.value === TYPE;
  if (isVariable(object) && isVariable(subject)) return { op, text: ofType ? 'a type' : way, rank: 1 };
  if (isVariable(subject)) return { op, text: ofType ? local(label(object)) : `${way} = ${label(object)}`, rank: ofType ? 0 : 2 };
  return {
    op,
    text: isVariable(object) ? `${label(subject)} as the one who has ${way}` : `${label(subject)} ${way} ${label(object)}`,
    rank: 2,
  };
}

const local = (short: string) => short.replace(/^(ent|rdf|rdfs|skos|dct|schema|oa|prov|owl):/, '');

/** The label of a thing, else its short name. */
function labelOf(index: QuadIndex, term: Term): string {
  if (term.termType === 'Literal') return `"${term.value}"`;
  const { dictionary } = index;
  const id = dictionary.find(term);
  const range = { lo: 0, hi: 0 };
  for (const property of [iri('skos', 'prefLabel'), iri('rdfs', 'label')]) {
    const predicate = dictionary.find(namedNode(property));
    if (id === 0 || predicate === 0) continue;
    narrow(index.spog, range, id, predicate);
    if (range.lo < range.hi) return dictionary.term(index.spog.b[range.lo]!).value;
  }
  return local(shortTerm(term));
}

import type { Term } from '@rdfjs/types';
import { narrow, type QuadIndex } from '../store/quad-index.ts';
import { namedNode } from '../store/term.ts';
import { iri } from '../vocabulary.ts';
import type { Expression, Op, Query } from './algebra.ts';
import { mentionedVariables } from './algebra-variables.ts';
import type { AskOptions } from './answer.ts';
import { watchOver } from './ask.ts';
import { type Askable, askableIndex } from './askable.ts';
import { type Label, local, type Piece, piecesOf } from './empty-pieces.ts';
import { evaluate } from './engine/evaluate.ts';
import { isSupported } from './engine/is-supported.ts';
import { parse } from './parse/parse.ts';
import { shortExpression, shortTerm } from './pattern-text.ts';

/** Why a question has no rows. */
export interface WhyEmpty {
  /** One sentence: "ArmsTransfer has 3 matches, none with recipient = North Korea." */
  readonly text: string;
  /** The condition that nothing meets. */
  readonly condition: string;
  /** How many matches there were before that condition. */
  readonly before: number;
  /** Whether that number is where the counting stopped. */
  readonly more: boolean;
}

/** What is needed to find the reason: how many rows (up to a number) an operation has, whether it can be counted, how terms are called. */
export interface Counter {
  readonly count: (op: Op, most: number) => Promise<number>;
  readonly isCountable: (op: Op) => boolean;
  readonly label: Label;
}

/** Counting goes no further. */
export const MOST = 10_000;
const PATIENCE_MS = 2000;

/** Finds the condition that leaves a question over a dataset without rows; undefined if that cannot be told, or takes too long. */
export async function whyEmpty(dataset: Askable, sparql: string, options: AskOptions = {}): Promise<WhyEmpty | undefined> {
  const index = askableIndex(dataset);
  try {
    const query = parse(sparql, options.baseIRI);
    const watch = watchOver({ ...options, timeoutMs: Math.min(options.timeoutMs ?? PATIENCE_MS, PATIENCE_MS) });
    const count = async (op: Op, most: number): Promise<number> => {
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
    return await reasonOf(query, { count, isCountable: (op) => isSupported(op), label: (term) => labelOf(index, term) });
  } catch {
    return undefined; // No reason can be told; the empty answer stands.
  }
}

/** Finds the reason by counting. Fails as `count` does. */
export function reasonOf({ form, op, described }: Query, counter: Counter): Promise<WhyEmpty | undefined> {
  const things = described.filter((term) => term.termType === 'NamedNode');
  if (form === 'describe' && things.length === described.length && things.length > 0) {
    const names = things.map(counter.label).join(' or ');
    return Promise.resolve(told(`Nothing in the graph is said about ${names}.`, names, 0));
  }
  return ofStep(op, counter);
}

const told = (text: string, condition: string, before: number): WhyEmpty => ({ text, condition, before, more: before === MOST });
const number = (rows: number, one: string, many = `${one}s`): string =>
  `${rows === MOST ? 'more than ' : ''}${rows} ${rows === 1 ? one : many}`;

/** From the outermost step inwards: steps that may take away all rows (OFFSET, HAVING, MINUS), then the patterns. */
async function ofStep(op: Op, counter: Counter): Promise<WhyEmpty | undefined> {
  const { count, isCountable } = counter;
  const rowsOf = async (input: Op): Promise<number> => (isCountable(input) && (await count(input, 1)) > 0 ? count(input, MOST) : 0);
  switch (op.type) {
    case 'slice': {
      if (op.length === 0) return told('LIMIT 0 asks for no rows.', 'LIMIT 0', 0);
      const rows = op.start > 0 ? await rowsOf(op.input) : 0;
      if (rows > 0)
        return told(
          `${rows === 1 ? 'There is' : 'There are'} ${number(rows, 'row')}; OFFSET ${op.start} passes over all of them.`,
          `OFFSET ${op.start}`,
          rows,
        );
      return ofStep(op.input, counter);
    }
    case 'project':
    case 'distinct':
    case 'reduced':
    case 'orderby':
    case 'extend':
    case 'group':
      return ofStep(op.input, counter);
    case 'minus': {
      const rows = await rowsOf(op.left);
      if (rows > 0)
        return told(
          `${rows === 1 ? 'There is' : 'There are'} ${number(rows, 'match', 'matches')}; MINUS takes all of them away.`,
          'MINUS',
          rows,
        );
      return ofStep(op.left, counter);
    }
    case 'filter': {
      const group = groupBelow(op.input);
      if (group === undefined) return ofPatterns(op, counter);
      const rows = await rowsOf(op.input);
      const condition = withAggregates(op.expression, group);
      return rows > 0
        ? told(`${rows === 1 ? 'There is' : 'There are'} ${number(rows, 'group')}, none with ${condition}.`, condition, rows)
        : ofStep(op.input, counter);
    }
    default:
      return ofPatterns(op, counter);
  }
}

type Group = Extract<Op, { type: 'group' }>;

/** The group that a filter is about, where it is a HAVING. */
const groupBelow = (op: Op): Group | undefined =>
  op.type === 'group' ? op : op.type === 'extend' || op.type === 'filter' ? groupBelow(op.input) : undefined;

/** A condition on groups as it was written: `?.aggregate0 > 5` → `COUNT(*) > 5`. */
function withAggregates(expression: Expression, { aggregates }: Group): string {
  let text = shortExpression(expression);
  for (const { variable, name, distinct, expression: of } of aggregates)
    text = text.replaceAll(
      `?${variable}`,
      `${name.toUpperCase()}(${distinct ? 'DISTINCT ' : ''}${of === undefined ? '*' : shortExpression(of)})`,
    );
  return text;
}

type Match = Extract<Piece, { kind: 'match' }>;
type Condition = Match | Extract<Piece, { kind: 'filter' }>;

/**
 * Conditions are put together from the most general (the class) to the most special (named things, values, filters) until nothing is left.
 */
async function ofPatterns(op: Op, { count, isCountable, label }: Counter): Promise<WhyEmpty | undefined> {
  const pieces = piecesOf(op, label);
  const rowsOf = (conditions: readonly Condition[], most: number) => count(together(conditions, pieces), most);
  const matches = pieces.filter((piece): piece is Match => piece.kind === 'match');
  const known = matches.filter((piece) => isCountable(piece.op));
  for (const piece of known)
    if ((await count(piece.op, 1)) === 0)
      return (await ofUnion(piece, { count, isCountable, label })) ?? told(`Nothing in ${piece.where} has ${piece.text}.`, piece.text, 0);
  const filters = pieces.filter((piece): piece is Extract<Piece, { kind: 'filter' }> => piece.kind === 'filter');
  const tried: Condition[] = [];
  const unknown: Condition[] = matches.filter((piece) => !isCountable(piece.op));
  for (const piece of [...inOrder(known), ...filters]) {
    if (!isCountable(together([...tried, piece], pieces))) {
      unknown.push(piece);
      continue;
    }
    if ((await rowsOf([...tried, piece], 1)) > 0) {
      tried.push(piece);
      continue;
    }
    return without(piece.text);
  }
  // All that can be counted has matches: it must be what cannot.
  return unknown.length > 0 && tried.length > 0 ? without(unknown.map(({ text }) => text).join(' and ')) : undefined;

  async function without(condition: string): Promise<WhyEmpty> {
    const before = await rowsOf(tried, MOST);
    const what = await describe(tried, before, rowsOf);
    const matched = number(before, 'match', 'matches');
    return told(what === '' ? `Nothing meets ${condition}.` : `${what} ${matched}, none with ${condition}.`, condition, before);
  }
}

/** Of a UNION without rows the reason of each side: all of them joined would make a sentence that nobody can read. */
async function ofUnion({ op, text }: Match, counter: Counter): Promise<WhyEmpty | undefined> {
  if (op.type !== 'union') return undefined;
  const sides: string[] = [];
  for (const side of op.input) {
    const reason = await ofStep(side, counter);
    if (reason === undefined) return undefined;
    sides.push(`(${sides.length + 1}) ${reason.text}`);
  }
  return told(`No side of the UNION has a match. ${sides.join(' ')}`, text, 0);
}

/** So many conditions are named; more would hide the one that matters. */
const NAMED = 3;

type RowsOf = (conditions: readonly Condition[], most: number) => Promise<number>;

/** The class with what else was asked of it, and the verb; what takes nothing away from it is left out. */
async function describe(tried: readonly Condition[], before: number, rowsOf: RowsOf): Promise<string> {
  const isClass = (piece: Condition) => piece.kind === 'match' && piece.rank === 0;
  const [general] = tried.filter(isClass);
  if (general === undefined && tried.length > NAMED) return 'The other conditions together have';
  if (general === undefined) return tried.length === 0 ? '' : `${tried.map(({ text }) => text).join(' and ')} has`;
  const special = tried.filter((piece) => piece !== general && (piece.kind === 'filter' || piece.rank > 1));
  const named = (await rowsOf([general, ...special], MOST)) === before ? special : tried.filter((piece) => piece !== general);
  return named.length === 0 ? `${general.text} has` : `${general.text} with ${named.map(({ text }) => text).join(', ')} has`;
}

/** The next piece shares a variable with those before, so that no cross product has to be counted. */
function inOrder(pieces: readonly Match[]): Match[] {
  const left = [...pieces].sort((a, b) => a.rank - b.rank);
  const ordered: Match[] = [];
  const seen = new Set<string>();
  while (left.length > 0) {
    const at = left.findIndex(({ op }) => [...mentionedVariables(op)].some((name) => seen.has(name)));
    const [next] = left.splice(ordered.length === 0 || at < 0 ? 0 : at, 1);
    ordered.push(next!);
    for (const name of mentionedVariables(next!.op)) seen.add(name);
  }
  return ordered;
}

/** The conditions as one operation; optional parts and bound values come before the filters that may look at them. */
function together(conditions: readonly Condition[], pieces: readonly Piece[]): Op {
  const matches = conditions.filter((piece): piece is Match => piece.kind === 'match');
  let op: Op = { type: 'join', input: matches.map((piece) => piece.op) };
  const filters = conditions.filter((piece) => piece.kind === 'filter');
  if (filters.length === 0) return op;
  for (const piece of pieces) {
    if (piece.kind === 'optional') {
      const { right, expression } = piece;
      op = { type: 'leftjoin', left: op, right, ...(expression === undefined ? {} : { expression }) };
    } else if (piece.kind === 'bind') op = { type: 'extend', input: op, variable: piece.variable, expression: piece.expression };
  }
  for (const { expression } of filters) op = { type: 'filter', input: op, expression };
  return op;
}

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

import type { NamedNode, Term } from '@rdfjs/types';
import { DEFAULT_GRAPH, langLiteral, literal, namedNode } from '../../store/term.ts';
import type { Aggregate } from '../algebra.ts';
import { resolveIri } from './resolve-iri.ts';
import { Beyond, SyntaxProblem } from './syntax-problem.ts';
import { type Token, tokenise } from './tokens.ts';

/** A query being read: its words, the place in them, and what the prologue declared. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  base: string | undefined;
  readonly prefixes: Map<string, string>;
  /** Counter for hidden variables. */
  fresh: number;
  /** Blank node label → the number of the basic graph pattern that it belongs to. */
  readonly labels: Map<string, number>;
  block: number;
  /** The graph of the patterns that are being read. */
  graph: Term;
  /** Aggregates found in the SELECT, HAVING or ORDER BY that is being read; undefined where none may stand. */
  aggregates: Aggregate[] | undefined;
}

/** Begins to read. */
export const reader = (sparql: string, base?: string): Reader => ({
  tokens: tokenise(sparql),
  at: 0,
  base,
  prefixes: new Map(),
  fresh: 0,
  labels: new Map(),
  block: 0,
  graph: DEFAULT_GRAPH,
  aggregates: undefined,
});

/** The word at hand. */
export const peek = (r: Reader, ahead = 0): Token => r.tokens[Math.min(r.at + ahead, r.tokens.length - 1)]!;
/** Takes the word at hand. */
export const take = (r: Reader): Token => r.tokens[r.at < r.tokens.length - 1 ? r.at++ : r.at]!;
/** Whether the word at hand is this sign. */
export const isSign = (r: Reader, sign: string, ahead = 0): boolean => peek(r, ahead).kind === 'sign' && peek(r, ahead).text === sign;
/** Whether the word at hand is this keyword, in any case. */
export const isWord = (r: Reader, word: string, ahead = 0): boolean =>
  peek(r, ahead).kind === 'word' && peek(r, ahead).text.toUpperCase() === word;
/** Takes the sign if it is there. */
export const tookSign = (r: Reader, sign: string): boolean => isSign(r, sign) && take(r) !== undefined;
/** Takes the keyword if it is there. */
export const tookWord = (r: Reader, word: string): boolean => isWord(r, word) && take(r) !== undefined;

/** Gives up: something else was expected here. */
export function fail(r: Reader, expected: string): never {
  const token = peek(r);
  if (['<<', '>>', '{|', '|}', '~'].includes(token.text) || isWord(r, 'VERSION') || isWord(r, 'LATERAL')) throw new Beyond();
  throw new SyntaxProblem(`expected ${expected}, found ${token.kind === 'end' ? 'the end of the query' : `"${token.text}"`}`, token.at);
}

export function needSign(r: Reader, sign: string): void {
  if (!tookSign(r, sign)) fail(r, `"${sign}"`);
}

export function needWord(r: Reader, word: string): void {
  if (!tookWord(r, word)) fail(r, word);
}

/** A variable that no query can name. */
export const freshName = (r: Reader, kind: string): string => `.${kind}${r.fresh++}`;

/** Takes a variable's name. */
export function takeVariable(r: Reader): string {
  return peek(r).kind === 'variable' ? take(r).text.slice(1) : fail(r, 'a variable');
}

/** Whether an IRI or prefixed name is at hand. */
export const isIri = (r: Reader): boolean => peek(r).kind === 'iri' || peek(r).kind === 'name';

/** Takes an IRI or prefixed name. */
export function takeIri(r: Reader): NamedNode {
  const token = peek(r);
  if (token.kind === 'iri') return namedNode(resolveIri(codePoints(take(r).text.slice(1, -1)), r.base));
  if (token.kind !== 'name') return fail(r, 'an IRI');
  const colon = token.text.indexOf(':');
  const prefix = token.text.slice(0, colon);
  const namespace = r.prefixes.get(prefix);
  if (namespace === undefined) throw new SyntaxProblem(`the prefix "${prefix}:" is not declared`, token.at);
  take(r);
  return namedNode(namespace + token.text.slice(colon + 1).replace(/\\(.)/g, '$1'));
}

/** Takes a number without its sign, `true`, `false`, or a string with language or datatype; undefined if none is there. */
export function takeLiteral(r: Reader): ReturnType<typeof literal> | undefined {
  const token = peek(r);
  if (token.kind === 'integer' || token.kind === 'decimal' || token.kind === 'double') return literal(take(r).text, xsd(token.kind));
  if (isWord(r, 'TRUE') || isWord(r, 'FALSE')) return literal(take(r).text.toLowerCase(), xsd('boolean'));
  if (token.kind !== 'string') return undefined;
  const value = takeString(r);
  if (peek(r).kind === 'language') {
    const [language, direction] = take(r).text.slice(1).split('--');
    return langLiteral(value, language!.toLowerCase(), direction ?? '');
  }
  if (tookSign(r, '^^')) return literal(value, takeIri(r));
  return literal(value);
}

/** Takes a quoted string and gives what it says. */
export function takeString(r: Reader): string {
  if (peek(r).kind !== 'string') return fail(r, 'a string');
  const { text } = take(r);
  const quotes = text.startsWith('"""') || text.startsWith("'''") ? 3 : 1;
  return text
    .slice(quotes, -quotes)
    .replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, char) =>
      char === undefined ? codePoint(short ?? long) : (ESCAPES[char] ?? char),
    );
}

/** IRIs and strings may write any character as `\uXXXX` or `\UXXXXXXXX`. */
const codePoints = (text: string) =>
  text.includes('\\') ? text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/g, (_, short, long) => codePoint(short ?? long)) : text;
const codePoint = (hex: string) => {
  const code = Number.parseInt(hex, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new SyntaxProblem('an escape that stands for no character', 0);
  return String.fromCodePoint(code);
};

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

const xsd = (name: string) => namedNode(`http://www.w3.org/2001/XMLSchema#${name}`);

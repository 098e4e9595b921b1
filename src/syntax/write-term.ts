import type { Literal, Quad, Term } from '@rdfjs/types';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
// biome-ignore lint/suspicious/noControlCharactersInRegex: canonical N-Triples escapes exactly these
const ESCAPED = /["\\\u0000-\u001f\u007f\ufffe\uffff\ud800-\udfff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const ESCAPED_ALL = /["\\\u0000-\u001f\u007f\ufffe\uffff\ud800-\udfff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: no IRI may hold them bare
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const BAD_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

const hex = (char: string): string => `\\u${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The text of a string literal without its quotation marks, as canonical N-Triples writes it. A lone surrogate, which no UTF-8 can carry, becomes U+FFFD. */
export const escapeString = (value: string): string =>
  ESCAPED.test(value) ? value.replace(ESCAPED_ALL, (c) => SHORT[c] ?? (c >= '\ud800' && c <= '\udfff' ? '\ufffd' : hex(c))) : value;

/** `<iri>`; signs that may not stand in an IRI are escaped. */
export const writeIri = (value: string): string => `<${BAD_IN_IRI.test(value) ? value.replace(NOT_IN_IRI, hex) : value}>`;

/** What follows the closing quotation mark: language with direction, or datatype by `writeType`; empty for plain strings. */
export function literalSuffix(literal: Literal, writeType: (iri: string) => string = writeIri): string {
  const direction = (literal as Literal & { direction?: string | null }).direction;
  if (literal.language) return `@${literal.language}${direction ? `--${direction}` : ''}`;
  return literal.datatype.value === XSD_STRING ? '' : `^^${writeType(literal.datatype.value)}`;
}

/** A term as canonical N-Triples 1.2 writes it; also a good key for maps, as equal terms give equal texts. */
export function writeTerm(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return writeIri(term.value);
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal':
      return `"${escapeString(term.value)}"${literalSuffix(term)}`;
    case 'Quad':
      return `<<( ${writeTerm(term.subject)} ${writeTerm(term.predicate)} ${writeTerm(term.object)} )>>`;
    case 'Variable':
      return `?${term.value}`;
    default:
      return '';
  }
}

/** A line of N-Quads without its line break; of N-Triples, if the quad is in the default graph. */
export function writeQuad(quad: Quad): string {
  const graph = quad.graph.termType === 'DefaultGraph' ? '' : ` ${writeTerm(quad.graph)}`;
  return `${writeTerm(quad.subject)} ${writeTerm(quad.predicate)} ${writeTerm(quad.object)}${graph} .`;
}

import type { Quad, Term } from '@rdfjs/types';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
const ESCAPED = /["\\\u0000-\u001f\u007f\ufffe\uffff]/g;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\t': '\\t',
  '\b': '\\b',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
};
const code = (char: string) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
const escapeText = (text: string) => text.replace(ESCAPED, (char) => SHORT[char] ?? code(char));
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
const escapeIri = (iri: string) => iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, code);

/** Writes a term in canonical N-Quads (RDF 1.2, triple terms included). */
export function termText(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escapeIri(term.value)}>`;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal': {
      const text = `"${escapeText(term.value)}"`;
      const { direction } = term as { direction?: string };
      if (term.language) return `${text}@${term.language}${direction ? `--${direction}` : ''}`;
      return term.datatype.value === XSD_STRING ? text : `${text}^^<${escapeIri(term.datatype.value)}>`;
    }
    case 'Quad':
      return `<<( ${termText(term.subject)} ${termText(term.predicate)} ${termText(term.object)} )>>`;
    default:
      return '';
  }
}

/** Writes a quad as one line of canonical N-Quads, with its line end. */
export function nQuadsLine(quad: Quad): string {
  const graph = quad.graph.termType === 'DefaultGraph' ? '' : `${termText(quad.graph)} `;
  return `${termText(quad.subject)} ${termText(quad.predicate)} ${termText(quad.object)} ${graph}.\n`;
}

/** Canonical N-Quads of a set of quads: each line once, in code point order, so that the same quads give the same bytes. */
export function canonicalNQuads(quads: Iterable<Quad>): string {
  const lines = new Set<string>();
  for (const quad of quads) lines.add(nQuadsLine(quad));
  return [...lines].sort().join('');
}

import type { Literal, Term } from '@rdfjs/types';
import { escapeString, literalSuffix, writeIri, writeTerm } from '../../syntax/write-term.ts';
import { iri } from '../../vocabulary.ts';
import type { Prefixer } from '../prefixer.ts';
import { keyOf, type Node } from './index-graph.ts';

const RDF_TYPE = iri('rdf', 'type');
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const WIDEST = 24;
/** Literals that Turtle writes bare, and the forms in which it reads them back as the same type. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  [`${XSD}integer`, /^[+-]?\d+$/],
  [`${XSD}decimal`, /^[+-]?\d*\.\d+$/],
  [`${XSD}double`, /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/],
  [`${XSD}boolean`, /^(?:true|false)$/],
]);

/** Predicates that come first, in this order; all others follow by name. */
const FIRST = [
  RDF_TYPE,
  iri('skos', 'prefLabel'),
  iri('skos', 'altLabel'),
  iri('rdfs', 'label'),
  iri('rdfs', 'comment'),
  iri('dct', 'identifier'),
  iri('dct', 'title'),
  iri('ent', 'about'),
  iri('rdf', 'subject'),
  iri('rdf', 'predicate'),
  iri('rdf', 'object'),
  iri('ent', 'status'),
  iri('ent', 'polarity'),
];
const FIRST_RANK = new Map(FIRST.map((p, i) => [p, i]));

/** What decides which blank nodes may be written in place, `[ … ]` or `( … )`. */
export interface Inlining {
  /** The node of a blank term that is referred to exactly once and from here; undefined if it must keep its label. */
  readonly inline: (term: Term) => Node | undefined;
  /** The items, if the term starts a well-formed list that nothing else refers to. */
  readonly list: (term: Term) => readonly Term[] | undefined;
}

/** Writes subjects as blocks of Turtle: `a` first, predicates aligned, one `;` a line. */
export function nodeWriter(prefixes: Prefixer, inlining: Inlining): (node: Node, indent: string) => string {
  const name = (value: string): string => prefixes.shorten(value) ?? writeIri(value);
  const literal = (term: Literal): string => {
    const bare = BARE.get(term.datatype.value);
    if (bare?.test(term.value) && !term.language) return term.value;
    const suffix = literalSuffix(term, name);
    if (!/\n/.test(term.value) || /\r/.test(term.value)) return `"${escapeString(term.value)}"${suffix}`;
    return `"""${escapeString(term.value).replaceAll('\\n', '\n')}"""${suffix}`;
  };
  const write = (term: Term, indent: string): string => {
    if (term.termType === 'NamedNode') return name(term.value);
    if (term.termType === 'Literal') return literal(term);
    if (term.termType === 'Quad')
      return `<<( ${write(term.subject, indent)} ${write(term.predicate, indent)} ${write(term.object, indent)} )>>`;
    const items = inlining.list(term);
    if (items) return items.length === 0 ? '()' : `( ${items.map((item) => write(item, indent)).join(' ')} )`;
    const node = inlining.inline(term);
    if (!node) return writeTerm(term);
    return node.properties.size === 0 ? '[]' : `[\n${properties(node, `${indent}    `)}\n${indent}]`;
  };
  const properties = (node: Node, indent: string): string => {
    const rows = [...node.properties]
      .map(([p, objects]) => ({ p, verb: p === RDF_TYPE ? 'a' : name(p), objects }))
      .sort((x, y) => (FIRST_RANK.get(x.p) ?? 99) - (FIRST_RANK.get(y.p) ?? 99) || (x.verb < y.verb ? -1 : 1));
    const width = Math.min(WIDEST, Math.max(...rows.map((r) => r.verb.length)));
    return rows
      .map(({ verb, objects }) => {
        const inner = `${indent}${' '.repeat(4)}`;
        // IRIs first, by name; literals by text; so that the order does not hang on that of the input.
        const texts = [...objects].sort(compareTerms).map((o) => write(o, indent));
        const long = texts.reduce((sum, t) => sum + t.length, 0) > 100;
        return `${indent}${verb.padEnd(width)} ${texts.join(long ? ` ,\n${inner}` : ' , ')}`;
      })
      .join(' ;\n');
  };
  return (node, indent) => {
    const subject =
      node.term.termType === 'BlankNode' && inlining.inline(node.term) === undefined ? writeTerm(node.term) : write(node.term, indent);
    return `${indent}${subject}\n${properties(node, `${indent}    `)} .\n`;
  };
}

function compareTerms(x: Term, y: Term): number {
  const literals = Number(x.termType === 'Literal') - Number(y.termType === 'Literal');
  if (literals !== 0) return literals;
  const [a, b] = x.termType === 'Literal' ? [writeTerm(x), writeTerm(y)] : [keyOf(x), keyOf(y)];
  return a < b ? -1 : a > b ? 1 : 0;
}

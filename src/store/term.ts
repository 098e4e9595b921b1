import type { BlankNode, DefaultGraph, Literal, NamedNode, Quad, Term, Variable } from '@rdfjs/types';

// RDF/JS terms of our own: opening a store and asking it need no parser, and loading n3 costs more than most questions.

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

type Equals = { equals(other: Term | null | undefined): boolean };

const simple: Equals = {
  equals(this: Term, other) {
    return other?.termType === this.termType && other.value === this.value;
  },
};
const ofLiteral: Equals = {
  equals(this: Literal, other) {
    return (
      other?.termType === 'Literal' &&
      other.value === this.value &&
      other.language === this.language &&
      other.datatype.value === this.datatype.value &&
      ((other as { direction?: string }).direction || '') === ((this as { direction?: string }).direction || '')
    );
  },
};
const ofQuad: Equals = {
  equals(this: Quad, other) {
    return (
      other?.termType === 'Quad' &&
      this.subject.equals(other.subject) &&
      this.predicate.equals(other.predicate) &&
      this.object.equals(other.object) &&
      this.graph.equals(other.graph)
    );
  },
};

/** An IRI. */
export const namedNode = <I extends string = string>(value: I): NamedNode<I> => make(simple, { termType: 'NamedNode', value });
/** A blank node by its label without `_:`. */
export const blankNode = (value: string): BlankNode => make(simple, { termType: 'BlankNode', value });
/** A variable by its name without `?`. */
export const variable = (value: string): Variable => make(simple, { termType: 'Variable', value });
/** The default graph. */
export const DEFAULT_GRAPH: DefaultGraph = make(simple, { termType: 'DefaultGraph', value: '' });

const stringType = namedNode(XSD_STRING);
const langType = namedNode(`${RDF}langString`);
const dirLangType = namedNode(`${RDF}dirLangString`);

/** A string, or a literal of the datatype. */
export const literal = (value: string, datatype: NamedNode = stringType): Literal =>
  make(ofLiteral, { termType: 'Literal', value, language: '', direction: '', datatype });
/** A string in a language, with a base direction (`ltr`, `rtl`) in RDF 1.2. */
export const langLiteral = (value: string, language: string, direction = ''): Literal =>
  make(ofLiteral, { termType: 'Literal', value, language, direction, datatype: direction ? dirLangType : langType });
/** A quad, or a triple term when the graph is left out. */
export const quad = (subject: Term, predicate: Term, object: Term, graph: Term = DEFAULT_GRAPH): Quad =>
  make(ofQuad, { termType: 'Quad', value: '', subject, predicate, object, graph });

function make<T>(equals: Equals, fields: object): T {
  return Object.assign(Object.create(equals), fields) as T;
}

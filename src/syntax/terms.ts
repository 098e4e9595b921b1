import type { DefaultGraph, Literal, NamedNode, Quad, Quad_Graph, Quad_Object, Quad_Predicate, Quad_Subject } from '@rdfjs/types';
import { DataFactory } from 'n3';

// The typings of n3 know an older RDF/JS; the terms themselves fit the present one.

/** Makes a quad, in the default graph unless one is given. */
export const quad = DataFactory.quad as unknown as (s: Quad_Subject, p: Quad_Predicate, o: Quad_Object, g?: Quad_Graph) => Quad;

/** Makes an IRI. */
export const namedNode = DataFactory.namedNode as unknown as (value: string) => NamedNode;

/** Makes a literal: a plain string, or with a language tag, or with a datatype. */
export const literal = DataFactory.literal as unknown as (value: string, languageOrDatatype?: string | NamedNode) => Literal;

/** The default graph. */
export const defaultGraph = DataFactory.defaultGraph as unknown as () => DefaultGraph;

import type { Term } from '@rdfjs/types';

/** A property path; a plain predicate is no path but a term. */
export type Path =
  | { readonly kind: 'link'; readonly iri: Term }
  | { readonly kind: 'inverse'; readonly path: Path }
  | { readonly kind: 'sequence'; readonly paths: readonly Path[] }
  | { readonly kind: 'alternative'; readonly paths: readonly Path[] }
  | { readonly kind: 'zeroOrMore' | 'oneOrMore' | 'zeroOrOne'; readonly path: Path }
  | { readonly kind: 'negated'; readonly forward: readonly Term[]; readonly backward: readonly Term[] };

/** A triple or path pattern in a graph; `graph` is the default graph, an IRI or a variable. */
export interface Pattern {
  readonly subject: Term;
  readonly predicate: Term | Path;
  readonly object: Term;
  readonly graph: Term;
}

/** An expression; operators are calls named by their sign, functions by their name in lower case, casts by their IRI. */
export type Expression =
  | { readonly type: 'term'; readonly term: Term }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly type: 'exists'; readonly not: boolean; readonly pattern: Op };

/** One aggregate of a group; without an expression it is over whole solutions, as in `COUNT(*)`. */
export interface Aggregate {
  readonly variable: string;
  readonly name: string;
  readonly distinct: boolean;
  readonly expression?: Expression;
  readonly separator?: string;
}

/** SPARQL algebra as in section 18 of the recommendation; variables are names without `?`, hidden ones begin with a dot. */
export type Op =
  | { readonly type: 'bgp'; readonly patterns: readonly Pattern[] }
  | { readonly type: 'join' | 'union'; readonly input: readonly Op[] }
  | { readonly type: 'leftjoin'; readonly left: Op; readonly right: Op; readonly expression?: Expression }
  | { readonly type: 'minus'; readonly left: Op; readonly right: Op }
  | { readonly type: 'filter'; readonly input: Op; readonly expression: Expression }
  | { readonly type: 'extend'; readonly input: Op; readonly variable: string; readonly expression: Expression }
  /** GRAPH where each graph must be looked at by itself; patterns within it have the placeholder as their graph. */
  | { readonly type: 'graph'; readonly name: Term; readonly placeholder: Term; readonly input: Op }
  | { readonly type: 'values'; readonly variables: readonly string[]; readonly rows: readonly (readonly (Term | undefined)[])[] }
  | { readonly type: 'group'; readonly input: Op; readonly by: readonly string[]; readonly aggregates: readonly Aggregate[] }
  | { readonly type: 'project'; readonly input: Op; readonly variables: readonly string[] }
  | { readonly type: 'distinct' | 'reduced'; readonly input: Op }
  | { readonly type: 'orderby'; readonly input: Op; readonly keys: readonly SortKey[] }
  | { readonly type: 'slice'; readonly input: Op; readonly start: number; readonly length?: number };

/** One condition of ORDER BY. */
export interface SortKey {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** The graphs of FROM and FROM NAMED. */
export interface From {
  readonly merged: readonly Term[];
  readonly named: readonly Term[];
}

/** A whole question. */
export interface Query {
  readonly form: 'select' | 'ask' | 'construct' | 'describe';
  readonly op: Op;
  readonly variables: readonly string[];
  readonly template: readonly Pattern[];
  /** IRIs and variables of DESCRIBE. */
  readonly described: readonly Term[];
  readonly from: From | undefined;
}

/** Whether a predicate position holds a path. */
export const isPath = (predicate: Term | Path): predicate is Path => 'kind' in predicate;

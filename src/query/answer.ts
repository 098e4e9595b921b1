import type { Quad, Term } from '@rdfjs/types';

/** One solution: variable name without `?` → term; an unbound variable has no entry. */
export type Row = ReadonlyMap<string, Term>;

/** What a question gave back, all of it. `complete` is false when `maxRows` cut it short. */
export type Answer =
  | { readonly kind: 'bindings'; readonly variables: readonly string[]; readonly rows: readonly Row[]; readonly complete: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: readonly Quad[]; readonly complete: boolean };

/** The same as it streams; leaving the loop early stops the work. */
export type AnswerStream =
  | { readonly kind: 'bindings'; readonly variables: readonly string[]; readonly rows: AsyncIterable<Row> }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: AsyncIterable<Quad> };

/** Limits on one question. */
export interface AskOptions {
  /** Cancels the evaluation; the promise rejects with `query/cancelled`. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the evaluation ends with `query/timeout`. */
  readonly timeoutMs?: number;
  /** Rows (or quads) after which the answer is cut; `complete` is then false. */
  readonly maxRows?: number;
  /** Most ids (four bytes each) that sorts, groups and joins may keep at once; beyond it `query/too-large`. 200 million as given. */
  readonly maxCells?: number;
  /** Where the question comes from (a file's name), for error messages. */
  readonly source?: string;
  /** `merge` (as given): the default graph is the RDF merge of all graphs; `only`: what stands outside named graphs. */
  readonly defaultGraph?: 'merge' | 'only';
  /**
   * `any` (as given): natively where the whole question allows it; `comunica`: always Comunica, which hands parts to the native engine;
   * `plain`: Comunica over an `N3.Store`, slow, and the yardstick of the tests.
   */
  readonly engine?: 'any' | 'comunica' | 'plain';
  /** Against which relative IRIs of the query are resolved. */
  readonly baseIRI?: string;
}

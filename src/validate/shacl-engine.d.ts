declare module 'shacl-engine' {
  import type { Term } from '@rdfjs/types';

  /** One thing that a shape objects to. */
  export interface Result {
    readonly focusNode: { readonly terms: readonly Term[] };
    readonly value?: { readonly terms: readonly Term[] };
    readonly path?: readonly { readonly predicates: readonly Term[]; readonly start: string }[];
    readonly message: readonly Term[];
    readonly severity: Term;
    readonly constraintComponent: Term;
    readonly shape: { readonly ptr: { readonly terms: readonly Term[] } };
    readonly args: Readonly<Record<string, Term | undefined>>;
  }

  export class Validator {
    constructor(shapes: object, options: { factory: object; validations?: unknown; targetResolvers?: unknown });
    validate(data: {
      dataset: object;
    }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[]; readonly dataset: Iterable<unknown> }>;
  }
}

declare module 'shacl-engine/sparql.js' {
  export const validations: unknown;
  export const targetResolvers: unknown;
}

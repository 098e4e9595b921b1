declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';

  /** Canonical N-Quads of a dataset (RDFC-1.0). */
  export function canonize(
    dataset: readonly Quad[],
    options: {
      algorithm: 'RDFC-1.0';
      format: 'application/n-quads';
      maxDeepIterations?: number;
      maxWorkFactor?: number;
      canonicalIdMap?: Map<string, string>;
    },
  ): Promise<string>;
}

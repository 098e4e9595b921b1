import type { Quad } from '@rdfjs/types';
import type { Input } from '../text/format.ts';

/** An article that was read for the page and is not in the store (yet). */
export interface FreshArticle {
  readonly identifier: string;
  /** IRI of the article and name of its graph. */
  readonly iri: string;
  readonly text: string;
  readonly quads: readonly Quad[];
}

/** What can be said of an article that the input itself does not say. */
export interface ReadSettings {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/** Reads articles out of an input by the whole pipeline. Faults of parts are given in words. */
export type Reader = (
  input: Input,
  settings: ReadSettings,
  signal?: AbortSignal,
) => Promise<{ readonly articles: readonly FreshArticle[]; readonly faults: readonly string[] }>;

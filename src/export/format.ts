import type { Quad } from '@rdfjs/types';

/** What is to be written. */
export interface Content {
  readonly quads: readonly Quad[];
  /** Prefixes to use beside the project's own; unused ones are not written. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** ISO 3166-1 alpha-3 → alpha-2, for formats that name countries so; without it they name none. */
  readonly alpha2?: ReadonlyMap<string, string>;
}

/** A format that a graph can leave the house in. A new one is a file with such a record and a line in `formats.ts`. */
export interface Format {
  readonly name: string;
  /** File endings without a dot; the first format of the list that has an ending gets it. */
  readonly endings: readonly string[];
  readonly mediaType: string;
  readonly summary: string;
  /**
   * `quads`: everything comes back when it is read. `triples`: everything but the names of graphs. `view`: a selection for other tools.
   */
  readonly keeps: 'quads' | 'triples' | 'view';
  /** The text in pieces, ordered the same way whatever the order of the quads. */
  readonly write: (content: Content) => Iterable<string>;
}

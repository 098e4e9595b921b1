import type { DataFactory, Quad } from '@rdfjs/types';

/** A syntax of RDF that can be read. */
export type SyntaxName = 'turtle' | 'trig' | 'ntriples' | 'nquads' | 'jsonld' | 'rdfxml';

/** What was read: quads in the order of the text, and the prefixes that it declares. */
export interface RdfContent {
  readonly quads: Quad[];
  readonly prefixes: Readonly<Record<string, string>>;
}

/** Everything that a reader needs to know beside the text. */
export interface ReadContext {
  readonly base: string;
  readonly factory: DataFactory<Quad>;
  /** File or URL, for messages. */
  readonly source: string | undefined;
}

/** How one syntax is recognised and read. A new syntax is a file with such a record and a line in `syntaxes.ts`. */
export interface Syntax {
  readonly name: SyntaxName;
  readonly endings: readonly string[];
  readonly mediaTypes: readonly string[];
  /** Hands on each quad as it is read, and gives the prefixes at the end; fails with a located `EntenteError` `rdf/<name>-syntax`. */
  readonly read: (chunks: Iterable<string>, context: ReadContext, each: (quad: Quad) => void) => Promise<Record<string, string>>;
}

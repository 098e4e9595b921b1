import type { EntenteError, Message } from '../errors.ts';
import type { Article } from './article.ts';

/** Bytes as they came, with what is known of them from outside. */
export interface Input {
  readonly bytes: Uint8Array;
  /** Path or URL as given; `-` for standard input. */
  readonly source: string;
  /** The media type that a server stated, with its charset. */
  readonly mediaType?: string;
}

/** One article out of an input, or why one could not be had. The rest of the input is read all the same. */
export type Item = { readonly article: Article; readonly messages: readonly Message[] } | { readonly error: EntenteError };

/** An input format: bytes in, articles out. */
export interface Format {
  readonly name: string;
  /** Endings of file names, with the dot, in lower case. */
  readonly endings: readonly string[];
  readonly mediaTypes: readonly string[];
  /** Looks at the first bytes where neither ending nor media type tells; absent if the format cannot be told so. */
  readonly sniff?: (head: string) => boolean;
  /** Reads every article; a faulty part is an `error` item, not an exception. */
  readonly read: (input: Input) => AsyncIterable<Item>;
}

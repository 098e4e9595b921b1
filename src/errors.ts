/** A half-open range of UTF-16 code units of the article's text, as JavaScript counts. Only `rdf/` turns it into code points. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A doubt that does not stop the work: what was odd, and where. */
export interface Message {
  /** `area/kebab-case`, as in errors. */
  readonly code: string;
  readonly reason: string;
  readonly span?: Span;
}

/** Where an error stands: a file or URL, and a line and column counted from 1. */
export interface Place {
  readonly source?: string;
  readonly line?: number;
  readonly column?: number;
  /** The line itself, so that a caret can be drawn under the column. */
  readonly excerpt?: string;
}

/**
 * The one error class of the house. `message` says what is wrong, `place` where, `why` the reason, `next` what the user can do.
 * The code has the form `area/kebab-case` and is stable.
 */
export class EntenteError extends Error {
  readonly code: string;
  readonly place: Place | undefined;
  readonly why: string | undefined;
  readonly next: string | undefined;
  constructor(code: string, message: string, more: { place?: Place; why?: string; next?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = 'EntenteError';
    this.code = code;
    this.place = more.place;
    this.why = more.why;
    this.next = more.next;
  }
}

/** The text itself with what is known about it. Everything after `text/` counts in this very `text`. */
export interface Article {
  /** The id the user gave, else the file name without its ending; becomes `dct:identifier`. */
  readonly id: string;
  /** Exactly what is stored, hashed and counted in. */
  readonly text: string;
  readonly title?: string;
  /** Publication date, `YYYY-MM-DD`; absent if unknown, never invented. */
  readonly date?: string;
  /** Where the date came from: `option`, `metadata`, `dateline`, `inferred`. */
  readonly dateFrom?: string;
  readonly publisher?: string;
  readonly author?: string;
  /** BCP 47, `en` where known. */
  readonly language?: string;
  /** URL or path as given. */
  readonly source?: string;
}

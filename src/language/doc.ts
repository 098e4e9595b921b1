import type { Span } from '../errors.ts';
import type { Article } from '../text/article.ts';

/** A word or sign; `text` is the slice of the article between `start` and `end`. */
export interface Token extends Span {
  /** Position in `doc.tokens`. */
  readonly i: number;
  readonly text: string;
  /** Position of its sentence in `doc.sentences`. */
  readonly sentence: number;
}

/** A token with its word class (UD), Penn tag and lemma (lower case but for names). */
export interface Tagged extends Token {
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
}

/** A token in its tree: `head` is a position in `doc.tokens`, -1 at the root; `deprel` a UD relation with subtype (`nsubj:pass`). */
export interface Parsed extends Tagged {
  readonly head: number;
  readonly deprel: string;
}

/** Tokens `first` to `last` (half-open), and the characters that they cover. */
export interface Sentence extends Span {
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

/** The kinds of thing that an entity can be: the local names of the ontology's classes. */
export type EntityType =
  | 'Person'
  | 'Country'
  | 'GovernmentBody'
  | 'InternationalOrganization'
  | 'ArmedGroup'
  | 'MilitaryUnit'
  | 'Company'
  | 'MediaOrganization'
  | 'CivilSocietyOrganization'
  | 'Group'
  | 'Place'
  | 'Materiel'
  | 'Agreement'
  | 'Facility';

/** A stretch of text that names or stands for something. */
export interface Mention extends Span {
  /** Position in `doc.mentions`. */
  readonly i: number;
  /** Tokens `first` to `last`, half-open, and the one that heads them in the tree. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** `name` Vladimir Putin, `adjective` Iranian, `nominal` the two countries, `pronoun` he. */
  readonly kind: 'name' | 'adjective' | 'nominal' | 'pronoun';
  /**
   * Positions in `doc.entities`: one for a singular mention, several for a collective ("both nations"),
   * none for a pronoun or nominal whose antecedent could not be told safely.
   */
  readonly entities: readonly number[];
}

/** One thing that the article speaks of: a chain of mentions with a type and an identity. */
export interface Entity {
  /** Position in `doc.entities`. */
  readonly i: number;
  readonly type: EntityType;
  /** Key of the gazetteer row (`country-IRN`, `org-united-nations`), null if no list knows it and it was minted from the text. */
  readonly key: string | null;
  /** Canonical English name, or the longest name in the text. */
  readonly label: string;
  /** Every surface form in the article that names it (no pronouns or bare nominals), in order of first appearance. */
  readonly forms: readonly string[];
  /** ISO 3166-1 alpha-3 of the state it acts for or lies in, null if unknown. */
  readonly country: string | null;
  /** `title`, `gazetteer`, `model`, `context`: what gave the type. */
  readonly typedBy: string;
}

/** A time expression with the granularity that the words have: "July" is a month, not a day. */
export interface TimeExpression extends Span {
  readonly first: number;
  readonly last: number;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (the start of a period); null where it cannot be resolved honestly. */
  readonly value: string | null;
  readonly granularity: 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'vague';
  /** First and last day that it can mean, `YYYY-MM-DD`; null where open or unknown. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** `date` a point or period, `since` open to the right, `until` open to the left, `duration` a length that dates nothing, `recurring` every Friday. */
  readonly kind: 'date' | 'since' | 'until' | 'duration' | 'recurring';
}

/** What somebody is quoted as saying: inside quotation marks, or the clause under a verb of saying. */
export interface Quotation extends Span {
  /** Tokens of the content, half-open, without the quotation marks. */
  readonly first: number;
  readonly last: number;
  readonly direct: boolean;
  /** Token of the verb or noun of saying ("said", "according"), null if none. */
  readonly cue: number | null;
  /** Position in `doc.mentions` of who says it; null if nobody is named. */
  readonly speaker: number | null;
  /** Tokens of the speaker's phrase where it is no known mention ("officials", "reports"), else null. */
  readonly speakerTokens: readonly [number, number] | null;
}

/** An article after some steps of analysis; each step takes a doc and gives back a richer one. */
export interface Doc<T extends Token = Token> {
  readonly article: Article;
  readonly tokens: readonly T[];
  readonly sentences: readonly Sentence[];
}

/** After the names step. */
export interface Named extends Doc<Parsed> {
  /** Names and national adjectives only; `entities` after linking. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

/** After every step: what `claims/` reads. */
export interface Analysed extends Named {
  readonly times: readonly TimeExpression[];
  readonly quotations: readonly Quotation[];
}

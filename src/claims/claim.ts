import type { Span } from '../errors.ts';
import type { EntityType } from '../language/doc.ts';

/** The six honest ways in which a text can hold something out to be so. */
export type Status = 'Asserted' | 'Reported' | 'Alleged' | 'Planned' | 'Possible' | 'Denied';

/** Who fills a role: an entity of the doc, or words that no entity stands for ("14 individuals and organizations"). */
export type Filler =
  | { readonly entity: number }
  | {
      /** The phrase without articles and clauses: "14 individuals". */
      readonly text: string;
      /** The whole phrase where it says more: "14 individuals linked to the transfers". */
      readonly whole: string | null;
      readonly span: Span;
      readonly type: EntityType | null;
      /** ISO 3166 alpha-3 of the one state that the phrase names as theirs: "the **Libyan** ambassador"; null if none or several. */
      readonly country: string | null;
    };

/** Who says it: an entity, or a source without a name, by the words of the text ("officials", "reports"). */
export type Source = { readonly entity: number } | { readonly unnamed: string };

/** A number with what it counts, as the text has it; `value` null where the words give no number ("thousands of" has 1000 as its floor only in words). */
export interface Quantity extends Span {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string | null;
}

/** What may or may not have happened; it has no truth value. */
export interface Event {
  /** Position in the reading's events. */
  readonly i: number;
  /** Local name of the class. */
  readonly type: string;
  /** Role → fillers, in text order. */
  readonly roles: ReadonlyMap<string, readonly Filler[]>;
  readonly quantity: Quantity | null;
  readonly date: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly timeText: string | null;
  /** The trigger words of its first mention; identity of the event within the article. */
  readonly trigger: Span;
}

/** A state relation between two entities, or an entity and an office. */
export interface Relation {
  readonly subject: number;
  readonly predicate: string;
  readonly object: { readonly entity: number } | { readonly office: string; readonly country: string | null };
}

/** What one article says about one event or relation. */
export interface Claim {
  readonly i: number;
  readonly about: { readonly event: number } | { readonly relation: Relation };
  readonly status: Status;
  readonly negated: boolean;
  readonly attributedTo: readonly Source[];
  /** Outermost first when A quotes B: [A, B]. Empty unless nested. */
  readonly chain: readonly Source[];
  /** The words that gave status or attribution away. */
  readonly cues: readonly Span[];
  /** 0..1, how sure the reading is. */
  readonly confidence: number;
  /** Local name of the frame, or of the rule for relations. */
  readonly frame: string;
  /** The clause, at most a sentence. */
  readonly spans: readonly Span[];
  /** Positions of claims that this one contradicts. */
  readonly contradicts: readonly number[];
}

/** All that was read out of one article. */
export interface Reading {
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
  /** Sentences (positions) with a trigger but no claim: what was not understood. */
  readonly missed: readonly { readonly sentence: number; readonly trigger: Span; readonly frame: string }[];
}

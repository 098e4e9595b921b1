import type { EntityType } from '../language/doc.ts';

/** One of the 16 PLOVER categories of POLECAT, or OTHER. */
export type Category =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'
  | 'OTHER';

/** An event class. Names are local names of `ent:`. */
export interface EventType {
  readonly name: string;
  readonly category: Category;
  /** All super-classes below `ent:Event`, nearest first, itself excluded. */
  readonly above: readonly string[];
  readonly label: string;
  readonly comment: string;
  /** All parties are `participant`s. */
  readonly reciprocal: boolean;
  /** Most specific role for the one who acts and the one acted upon: `supplier`, `receiver`; `actor`, `recipient` by default. */
  readonly actorRole: string;
  readonly recipientRole: string;
  /** Local name of the shortcut property, null if the class has none. */
  readonly shortcut: string | null;
}

/**
 * What a slot is bound to. `subj`, `obj`, `iobj` as in the active voice; `poss` the possessor of a noun; `mod` an adjective or
 * compound before a noun; `comp` a clause; `comp-recipient` the party acted upon within that clause ("agreed to send aid to Kenya");
 * every other name is a preposition (`to`, `with`, `of`, `between`; `in-favor-of`).
 */
export type Slot = string;

/** A condition on a slot's filler: the slot must (or must not) be of one of the kinds. */
export interface Condition {
  readonly slot: Slot;
  readonly not: boolean;
  /** Entity types, or kinds of `data/lexicon/kinds.csv` (`materiel`, `money`, `violence`, …), `Actor`, `Clause`, or a literal lemma in lower case. */
  readonly kinds: readonly string[];
}

/** A word and how it speaks of an event: which slots fill which roles. */
export interface Frame {
  readonly name: string;
  readonly type: string;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  /** slot → role (`actor`, `recipient`, `participant`, `item`, `instrument`, `place`, `topic`, or a sub-role). */
  readonly slots: ReadonlyMap<Slot, string>;
  /** Roles without which the frame does not speak. */
  readonly needs: readonly string[];
  /** Slots that must be there: "call" somebody is no call without its object. */
  readonly needsSlots: readonly Slot[];
  readonly conditions: readonly Condition[];
  /** 0..1: how often this word means this event, before the sentence is looked at. */
  readonly confidence: number;
  /** `asserted` unless the word itself says otherwise ("plan", "vow"). */
  readonly status: string | null;
  readonly negated: boolean;
  /** Sentences in which the frame speaks, and what they say: `ArmsTransfer supplier=Turkey receiver=Kenya`, a role named again for each filler. */
  readonly examples: readonly { readonly text: string; readonly reading: string }[];
  /** Sentences with the frame's words in which it must stay silent. */
  readonly counterexamples: readonly string[];
}

/** A word that states a relation between two entities ("X is a proxy of Y"); its slots fill `subject` and `object`. */
export interface RelationFrame extends Omit<Frame, 'type' | 'needs' | 'needsSlots' | 'status' | 'negated'> {
  /** Local name of a sub-property of `ent:relation`. */
  readonly predicate: string;
}

/** How a claim about an event class or a relation reads in a sentence. */
export interface Wording {
  /** Between the two parties: "supplied arms to". */
  readonly phrase: string;
  /** After the one who acts, nobody else being told: "supplied arms". */
  readonly alone: string;
  /** After the one acted upon, where it is not told who acts: "was supplied with arms". */
  readonly passive: string;
}

/** The event classes, roles and frames of `ontology/`. */
export interface Ontology {
  readonly types: ReadonlyMap<string, EventType>;
  readonly frames: readonly Frame[];
  readonly relationFrames: readonly RelationFrame[];
  /** Role → all its super-roles, itself first: `supplier` → `supplier`, `actor`. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly entityTypes: readonly EntityType[];
  /** Words for event classes and relations by local name. */
  readonly wordings: ReadonlyMap<string, Wording>;
}

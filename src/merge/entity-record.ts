import type { ComparableName } from './name-keys.ts';

/** A thing with a name or an identifier, as one or more graphs describe it. */
export interface EntityRecord {
  readonly iri: string;
  /** Graphs that give it a name, a type or an identifier. */
  readonly graphs: Set<string>;
  readonly kinds: Set<string>;
  /** Preferred names first. */
  readonly labels: ComparableName[];
  readonly aliases: ComparableName[];
  /** `scheme=value`. */
  readonly identifiers: Set<string>;
  /** IRIs or codes of its states. */
  readonly countries: Set<string>;
  readonly born: Set<string>;
  readonly founded: Set<string>;
}

/** Something that the data itself says is the same as something else. */
export interface StatedSame {
  readonly left: string;
  readonly right: string;
  readonly graph: string;
}

/** The name to show. */
export const labelOf = (record: EntityRecord): string => record.labels[0]?.text ?? record.aliases[0]?.text ?? record.iri;

/** The kind, if there is only one; else empty. */
export const kindOf = (record: EntityRecord): string => (record.kinds.size === 1 ? [...record.kinds][0]! : '');

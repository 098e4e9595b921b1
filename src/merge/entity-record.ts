import type { ComparableName } from './name-keys.ts';

/** A thing with a name or an identifier, as one or more graphs describe it. */
export interface EntityRecord {
  readonly iri: string;
  /** Graphs that give it a name, a type or an identifier. */
  readonly graphs: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Preferred names first. */
  readonly labels: readonly ComparableName[];
  readonly aliases: readonly ComparableName[];
  /** `scheme=value`. */
  readonly identifiers: ReadonlySet<string>;
  /** IRIs or codes of its states. */
  readonly countries: ReadonlySet<string>;
  readonly born: ReadonlySet<string>;
  readonly founded: ReadonlySet<string>;
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

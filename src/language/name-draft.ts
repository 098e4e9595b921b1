import type { EntityType } from './doc.ts';
import type { KnownThing } from './known-things.ts';

/** A mention on its way: what it names, and who it is said to be. Drafts with one identity become one entity. */
export interface NameDraft {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: 'name' | 'adjective';
  readonly identity: string;
  readonly thing: KnownThing | null;
  readonly type: EntityType;
  readonly label: string;
  readonly country: string | null;
  readonly typedBy: string;
  /** Longer phrases that name it here, as character spans: "Russian President Vladimir Putin". */
  readonly phrases: readonly { readonly first: number; readonly last: number }[];
}

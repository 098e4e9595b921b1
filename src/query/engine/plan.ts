import type { QuadIndex } from '../../store/quad-index.ts';
import type { Graphs } from './graphs.ts';
import type { Guard } from './guard.ts';
import type { Operator } from './operator.ts';
import type { QueryTerms } from './query-terms.ts';

/** A step of the plan as `explain` shows it. */
export interface PlanNode {
  readonly label: string;
  /** Rows expected, undefined where nobody guesses. */
  readonly estimate: number | undefined;
  /** Rows that came out. */
  rows: number;
  readonly children: readonly PlanNode[];
}

/** A plan so far: its operator and what it binds. */
export interface Stage {
  readonly operator: Operator;
  /** Slots that every row binds. */
  readonly certain: ReadonlySet<number>;
  /** Slots that a row may bind. */
  readonly visible: ReadonlySet<number>;
  readonly estimate: number;
  readonly node: PlanNode;
  /** Whether this is but one row that binds nothing: joining with it changes nothing. */
  readonly empty: boolean;
}

/** What all steps of one question share. */
export interface Planning {
  readonly index: QuadIndex;
  readonly terms: QueryTerms;
  readonly graphs: Graphs;
  readonly guard: Guard;
  /** Gives out the next slot. */
  newSlot(): number;
}

/** Makes a stage whose rows are counted for `explain`. */
export function stage(
  label: string,
  operator: Operator,
  certain: ReadonlySet<number>,
  visible: ReadonlySet<number>,
  estimate: number,
  children: readonly PlanNode[],
): Stage {
  const node: PlanNode = { label, estimate, rows: 0, children };
  const { next } = operator;
  const counted: Operator = {
    columns: operator.columns,
    next() {
      const rows = next();
      if (rows > 0) node.rows += rows;
      return rows;
    },
    restart: operator.restart,
    ...(operator.shared ? { shared: true } : {}),
  };
  return { operator: counted, certain, visible, estimate, node, empty: false };
}

/** Both sets in one. */
export const both = (a: Iterable<number>, b: Iterable<number>): Set<number> => {
  const made = new Set(a);
  for (const slot of b) made.add(slot);
  return made;
};

/** Whether the sets have a slot in common. */
export const overlap = (a: Iterable<number>, b: ReadonlySet<number>): boolean => {
  for (const slot of a) if (b.has(slot)) return true;
  return false;
};

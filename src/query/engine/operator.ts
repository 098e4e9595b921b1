/** Rows that an operator hands on at most at once. */
export const CAPACITY = 1024;

/** The column of a variable that is nowhere bound. */
export const UNBOUND: Uint32Array = new Uint32Array(CAPACITY);

/**
 * A step of a plan. It is pulled: `next` does a bounded amount of work and says how many rows now stand in `columns`
 * (0: none yet, ask again; -1: no more). So a LIMIT stops the work, and a question can be cancelled between any two calls.
 */
export interface Operator {
  /** By slot of the variable; a hole is a variable that is not bound here. The arrays stay the same, their rows change with each `next`. */
  readonly columns: readonly (Uint32Array | undefined)[];
  next(): number;
  /** Back to the beginning, for the next lot of rows that the plan is put to. */
  restart(): void;
  /** Whether the columns are those of another operator, so that nobody may move rows in them. */
  readonly shared?: boolean;
}

/** The operator with columns of its own, for those who move rows in place. */
export function owned(operator: Operator): Operator {
  if (!operator.shared) return operator;
  const slots = boundSlots(operator);
  const columns = columnsFor(slots);
  return {
    columns,
    next() {
      const rows = operator.next();
      if (rows > 0) for (const slot of slots) columns[slot]!.set(operator.columns[slot]!.subarray(0, rows));
      return rows;
    },
    restart: operator.restart,
  };
}

/** The column of a slot, zeros where it is not bound. */
export const columnOf = (operator: Operator, slot: number): Uint32Array => operator.columns[slot] ?? UNBOUND;

/** New columns for slots. */
export function columnsFor(slots: Iterable<number>): (Uint32Array | undefined)[] {
  const columns: (Uint32Array | undefined)[] = [];
  for (const slot of slots) columns[slot] = new Uint32Array(CAPACITY);
  return columns;
}

/** The slots that an operator binds. */
export function boundSlots(operator: Operator): number[] {
  const slots: number[] = [];
  operator.columns.forEach((column, slot) => {
    if (column !== undefined) slots.push(slot);
  });
  return slots;
}

import { boundSlots, columnsFor, type Operator } from './operator.ts';
import type { Seed } from './seed.ts';

/** UNION: each batch of the input is put to one branch after the other. */
export function union(
  input: Operator,
  branches: readonly { readonly seed: Seed; readonly plan: Operator }[],
  keep: ReadonlySet<number>,
): Operator {
  const slots = [...new Set(branches.flatMap(({ plan }) => boundSlots(plan)))].filter((slot) => keep.has(slot));
  const columns = columnsFor(slots);
  let rows = 0;
  let at = branches.length;
  return {
    columns,
    next() {
      if (at === branches.length) {
        rows = input.next();
        if (rows <= 0) return rows;
        at = 0;
        begin(branches[0]!);
      }
      const { plan } = branches[at]!;
      const found = plan.next();
      if (found < 0) {
        const branch = branches[++at];
        if (branch !== undefined) begin(branch);
        return 0;
      }
      for (const slot of slots) {
        const source = plan.columns[slot];
        if (source === undefined) columns[slot]!.fill(0, 0, found);
        else columns[slot]!.set(source.subarray(0, found));
      }
      return found;
    },
    restart() {
      input.restart();
      at = branches.length;
    },
  };

  function begin({ seed, plan }: { readonly seed: Seed; readonly plan: Operator }): void {
    plan.restart();
    seed.fill(rows);
  }
}

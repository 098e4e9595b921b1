import type { Planning } from './plan.ts';

/** Which slot each variable of a (sub)query has. Variables that a subquery does not hand out have slots of their own. */
export interface Scope {
  slot(name: string): number;
  slots(names: Iterable<string>): Set<number>;
  /** The scope of a subquery that hands out the given variables. */
  inner(handedOut: readonly string[]): Scope;
}

/** A scope; `known` are the slots that it shares with the one around it. */
export function scope(planning: Planning, known: Iterable<readonly [string, number]> = []): Scope {
  const slots = new Map(known);
  const slot = (name: string): number => {
    let found = slots.get(name);
    if (found === undefined) {
      found = planning.newSlot();
      slots.set(name, found);
    }
    return found;
  };
  return {
    slot,
    slots: (names) => new Set([...names].map(slot)),
    inner: (handedOut) =>
      scope(
        planning,
        handedOut.map((name) => [name, slot(name)] as const),
      ),
  };
}

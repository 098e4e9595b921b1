import type { Frame } from '../ontology/ontology.ts';
import type { Context } from './context.ts';
import { isKind } from './kinds.ts';
import type { Slots } from './slots.ts';

/** Whether what stands in the slots is of the kinds that a frame asks for. */
export function conditionHolds(
  context: Context,
  self: number,
  frame: Frame,
  condition: Frame['conditions'][number],
  slots: Slots,
  roles: ReadonlyMap<string, readonly number[]>,
): boolean {
  // "self is future-negated": a condition on the word itself.
  const tokens =
    condition.slot === 'self' ? [self] : ((condition.slot === 'mod' ? slots.get('quality') : undefined) ?? slots.get(condition.slot));
  if (!tokens) {
    // Subject and object may be left out ("was hit"); another slot must be there, or its role be filled by another.
    if (condition.not || condition.slot === 'subj' || condition.slot === 'obj') return true;
    const role = frame.slots.get(condition.slot);
    return role !== undefined && roles.has(role);
  }
  const holds = tokens.some((t) => condition.kinds.some((kind) => isKind(context, t, kind)));
  return condition.not ? !holds : holds;
}

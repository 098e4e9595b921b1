import type { Expression, Op } from './algebra.ts';
import { isSupported as isSupportedCall } from './engine/expression.ts';
import { isSupported } from './engine/is-supported.ts';

/** What in an operation the native engine cannot evaluate, in words for `explain`: `UUID()`, `MINUS`. */
export function beyondNative(op: Op): string[] {
  const found = new Set<string>();
  visit(op, found);
  return [...found];
}

function visit(op: Op, found: Set<string>): void {
  if (isSupported(op)) return;
  const before = found.size;
  switch (op.type) {
    case 'bgp':
      found.add('triple terms in patterns');
      return;
    case 'values':
      return;
    case 'join':
    case 'union':
      for (const part of op.input) visit(part, found);
      break;
    case 'leftjoin':
    case 'minus':
      visit(op.left, found);
      visit(op.right, found);
      if (op.type === 'leftjoin' && op.expression !== undefined) look(op.expression, found);
      break;
    default:
      visit(op.input, found);
      if (op.type === 'filter' || op.type === 'extend') look(op.expression, found);
      if (op.type === 'orderby') for (const { expression } of op.keys) look(expression, found);
      if (op.type === 'group') for (const { expression } of op.aggregates) if (expression !== undefined) look(expression, found);
  }
  // Nothing inside is to blame: it is the operation itself.
  if (found.size === before)
    found.add(op.type === 'minus' ? 'MINUS without a sure shared variable' : op.type === 'group' ? 'an aggregate' : op.type);
}

function look(e: Expression, found: Set<string>): void {
  if (e.type === 'exists') {
    if (!isSupported(e.pattern, true))
      found.add(`${e.not ? 'NOT ' : ''}EXISTS with ${beyondNative(e.pattern).join(', ') || 'MINUS'} in it`);
  } else if (e.type === 'call') {
    if (!isSupportedCall({ ...e, args: [] })) found.add(/^[a-z]+:/i.test(e.name) ? `<${e.name}>()` : `${e.name.toUpperCase()}()`);
    for (const arg of e.args) look(arg, found);
  }
}

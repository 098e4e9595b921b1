import { mix } from './hash.ts';

/**
 * A half-built tree of the arc-hybrid system. Words are 1 to `length`, 0 is the root, `length + 1` stands for "none".
 * The front of the buffer is `next`; the stack holds words that still want a head.
 */
export interface ParseState {
  readonly length: number;
  readonly stack: Int32Array;
  depth: number;
  next: number;
  readonly head: Int32Array;
  readonly label: Int32Array;
  /** Outermost and second outermost child on either side, -1 where there is none. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
  /** Hash of the labels of the children on either side, in order of attachment. */
  readonly leftLabels: Int32Array;
  readonly rightLabels: Int32Array;
}

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** The start: only the root on the stack, every word in the buffer. */
export function startState(length: number): ParseState {
  const ints = (value: number): Int32Array => new Int32Array(length + 2).fill(value);
  return {
    length,
    stack: ints(0),
    depth: 1,
    next: 1,
    head: ints(-1),
    label: ints(-1),
    left1: ints(-1),
    left2: ints(-1),
    right1: ints(-1),
    right2: ints(-1),
    leftCount: ints(0),
    rightCount: ints(0),
    leftLabels: ints(0),
    rightLabels: ints(0),
  };
}

/** Whether the tree is complete. */
export function isFinal(state: ParseState): boolean {
  return state.next > state.length && state.depth === 1;
}

/**
 * The moves that are allowed: bits 1 shift, 2 left arc (from the buffer to the top of the stack), 4 right arc (from the second to the top).
 * The root may take a child only when the buffer is empty, so that a sentence has exactly one root.
 */
export function allowedMoves(state: ParseState): number {
  const more = state.next <= state.length;
  return (
    (more ? 1 << SHIFT : 0) | (more && state.depth > 1 ? 1 << LEFT : 0) | (state.depth > 2 || (state.depth === 2 && !more) ? 1 << RIGHT : 0)
  );
}

/** Makes one move; `label` is used for arcs only. */
export function applyMove(state: ParseState, move: number, label: number): void {
  if (move === SHIFT) {
    state.stack[state.depth++] = state.next++;
    return;
  }
  const child = state.stack[--state.depth]!;
  const head = move === LEFT ? state.next : state.stack[state.depth - 1]!;
  state.head[child] = head;
  state.label[child] = label;
  if (child < head) {
    state.left2[head] = state.left1[head]!;
    state.left1[head] = child;
    state.leftCount[head]!++;
    state.leftLabels[head] = mix(state.leftLabels[head]!, label + 1);
  } else {
    state.right2[head] = state.right1[head]!;
    state.right1[head] = child;
    state.rightCount[head]!++;
    state.rightLabels[head] = mix(state.rightLabels[head]!, label + 1);
  }
}

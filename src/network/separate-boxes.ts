/** A box around its middle that may be pushed about. */
export interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Pushes overlapping boxes apart along the shorter way, a little at a time, inside a frame. Changes the boxes in place.
 * Stops when nothing overlaps or after `rounds`.
 */
export function separateBoxes(boxes: readonly Box[], frame: { readonly width: number; readonly height: number }, rounds = 300): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++)
      for (let k = i + 1; k < boxes.length; k++) {
        const [a, b] = [boxes[i]!, boxes[k]!];
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const overX = (a.width + b.width) / 2 - Math.abs(dx);
        const overY = (a.height + b.height) / 2 - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        if (overX < overY) {
          const push = (overX / 2 + 0.5) * (dx < 0 ? -1 : 1);
          a.x -= push;
          b.x += push;
        } else {
          const push = (overY / 2 + 0.5) * (dy < 0 ? -1 : 1);
          a.y -= push;
          b.y += push;
        }
      }
    for (const box of boxes) {
      box.x = Math.min(Math.max(box.x, box.width / 2), frame.width - box.width / 2);
      box.y = Math.min(Math.max(box.y, box.height / 2), frame.height - box.height / 2);
    }
    if (!moved) return;
  }
}

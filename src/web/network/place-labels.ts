/** A node on the canvas in pixels, with the width of its name. */
export interface LabelledNode {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
}

/** The middle of a name. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

const GAP = 3;

/**
 * Finds a place for the name of each node, large nodes first: below it, above it, or beside it, where it touches no node and no other
 * name and is not cut off. A name without a free place is left out; it is read by zooming in or pointing at its node.
 */
export function placeLabels(
  nodes: readonly LabelledNode[],
  frame: { readonly width: number; readonly height: number },
  height: number,
): ReadonlyMap<string, LabelPlace> {
  const placed = new Map<string, LabelPlace>();
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const touchesNode = (x: number, y: number, half: number): boolean =>
    nodes.some((node) => {
      const dx = Math.max(0, Math.abs(node.x - x) - half);
      const dy = Math.max(0, Math.abs(node.y - y) - height / 2);
      return dx * dx + dy * dy < (node.radius + 1) ** 2;
    });
  const free = (x: number, y: number, half: number): boolean =>
    x - half >= 0 &&
    x + half <= frame.width &&
    y - height / 2 >= 0 &&
    y + height / 2 <= frame.height &&
    !taken.some((box) => Math.abs(box.x - x) < box.half + half + GAP && Math.abs(box.y - y) < height) &&
    !touchesNode(x, y, half);
  const ranked = [...nodes].sort((a, b) => b.radius - a.radius || (a.key < b.key ? -1 : 1));
  for (const { key, x, y, radius, width } of ranked) {
    const half = width / 2;
    const across = radius + GAP + half;
    const along = radius + GAP + height / 2;
    const places: LabelPlace[] = [
      { x, y: y + along },
      { x, y: y - along },
      { x: x + across, y },
      { x: x - across, y },
      { x: x + across * 0.6, y: y + along },
      { x: x - across * 0.6, y: y + along },
    ];
    const place = places.find((one) => free(one.x, one.y, half));
    if (!place) continue;
    placed.set(key, place);
    taken.push({ ...place, half });
  }
  return placed;
}

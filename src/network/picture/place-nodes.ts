import { layout } from '../layout.ts';
import type { Network } from '../project.ts';
import { type Box, separateBoxes } from '../separate-boxes.ts';
import { spread } from '../spread.ts';
import type { Bundle } from './bundle-edges.ts';
import { components } from './components.ts';

/** A party in a picture. */
export interface PlacedNode {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Lines of the label, which stands below the sign. */
  readonly lines: readonly string[];
  /** Half the width of the label, and how far below the middle of the sign it ends. */
  readonly half: number;
  readonly bottom: number;
}

/** Where a picture's nodes may stand. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Width of a letter in shares of the font size, on average over English names in a sans serif. */
const LETTER = 0.56;
export const LABEL_SIZE = 13;
export const LINE_HEIGHT = 15;
/** Room around a party, so that lines between neighbours are long enough to be read and named. */
const ROOM = { x: 52, y: 44 };
/** Parties that hang together with fewer than this share of all stand in the strip at the side. */
const STRIP_WIDTH = 0.24;

/** Rough width of a text in pixels; a picture is drawn without asking a browser. */
export const textWidth = (text: string, size: number): number => [...text].length * size * LETTER;

/** Breaks a label into at most three lines of about 18 letters; the last one is cut with an ellipsis. */
export function breakLabel(label: string, width = 18): string[] {
  const lines: string[] = [];
  for (const word of label.replace(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.slice(0, 3).map((line) => ([...line].length > width + 6 ? `${[...line].slice(0, width + 5).join('')}…` : line));
  if (lines.length > 3) cut[2] = `${cut[2]}…`;
  return cut;
}

interface Sized {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly radius: number;
  readonly lines: readonly string[];
  readonly box: Box;
}

/** Lays out one group that hangs together, inside a frame. */
function placeGroup(group: readonly Sized[], bundles: readonly Bundle[], frame: Frame): void {
  const at = new Map(group.map(({ id }, k) => [id, k]));
  const edges = bundles
    .filter((b) => at.has(b.source) && at.has(b.target))
    .map((b) => ({ source: at.get(b.source)!, target: at.get(b.target)!, weight: b.claims.length }));
  const nodes = group.map(({ id }) => id);
  const places = layout({ nodes, edges });
  const points = spread(
    nodes.map((id) => places.get(id)!),
    frame,
  );
  group.forEach(({ box }, k) => {
    box.x = points[k]!.x;
    box.y = points[k]!.y;
  });
  separateBoxes(
    group.map(({ box }) => box),
    frame,
  );
  for (const { box } of group) {
    box.x += frame.left;
    box.y += frame.top;
  }
}

/**
 * Places the parties: the largest group that hangs together fills the frame, small groups stand in a strip at its right. Within a group
 * ties decide, then boxes are pushed apart so that no label covers another.
 */
export function placeNodes(network: Network, nodes: readonly string[], bundles: readonly Bundle[], frame: Frame): PlacedNode[] {
  const weight = new Map(nodes.map((node) => [node, 0]));
  for (const b of bundles) for (const end of [b.source, b.target]) weight.set(end, weight.get(end)! + b.claims.length);
  const sized = new Map(
    nodes.map((id): [string, Sized] => {
      const { label, type } = network.getNodeAttributes(id);
      const lines = breakLabel(label);
      const radius = 6 + 2.2 * Math.sqrt(Math.min(weight.get(id)!, 40));
      const width = Math.max(2 * radius, ...lines.map((line) => textWidth(line, LABEL_SIZE))) + ROOM.x;
      const height = 2 * radius + lines.length * LINE_HEIGHT + ROOM.y;
      return [id, { id, label, type, radius, lines, box: { x: 0, y: 0, width, height } }];
    }),
  );
  const groups = components(nodes, bundles).map((group) => group.map((id) => sized.get(id)!));
  const [largest = [], ...small] = groups;
  const strip = small.length > 0 && largest.length > 2 * small[0]!.length ? frame.width * STRIP_WIDTH : 0;
  if (strip === 0) placeGroup(groups.flat(), bundles, frame);
  else {
    placeGroup(largest, bundles, { ...frame, width: frame.width - strip - 20 });
    const shares = small.reduce((sum, group) => sum + group.length, 0);
    let top = frame.top;
    for (const group of small) {
      const height = (frame.height * group.length) / shares;
      placeGroup(group, bundles, { left: frame.left + frame.width - strip, top, width: strip, height });
      top += height;
    }
    separateBoxes(
      [...sized.values()].map(({ box }) => box),
      { width: frame.left + frame.width, height: frame.top + frame.height },
    );
  }
  return [...sized.values()].map(({ box, ...node }) => ({
    ...node,
    x: box.x,
    // The sign stands at the top of its box, the label below it.
    y: box.y - box.height / 2 + ROOM.y / 2 + node.radius,
    half: Math.max(...node.lines.map((line) => textWidth(line, LABEL_SIZE))) / 2,
    bottom: node.radius + node.lines.length * LINE_HEIGHT + 4,
  }));
}

import { layout } from '../layout.ts';
import type { Network } from '../project.ts';
import { type Box, separateBoxes } from '../separate-boxes.ts';
import type { Bundle } from './bundle-edges.ts';

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

/** Places the parties in the frame: by their ties first, then pushed apart so that no label covers another. */
export function placeNodes(network: Network, nodes: readonly string[], bundles: readonly Bundle[], frame: Frame): PlacedNode[] {
  const at = new Map(nodes.map((node, k) => [node, k]));
  const edges = bundles.map((b) => ({ source: at.get(b.source)!, target: at.get(b.target)!, weight: b.claims.length }));
  const points = layout({ nodes, edges });
  const weight = new Map(nodes.map((node) => [node, 0]));
  for (const b of bundles) for (const end of [b.source, b.target]) weight.set(end, weight.get(end)! + b.claims.length);
  const xs = nodes.map((n) => points.get(n)!.x);
  const ys = nodes.map((n) => points.get(n)!.y);
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (value: number, low: number, high: number, length: number): number =>
    high - low < 1e-9 ? length / 2 : ((value - low) / (high - low)) * length;
  const placed = nodes.map((id, k) => {
    const { label, type } = network.getNodeAttributes(id);
    const lines = breakLabel(label);
    const radius = 6 + 2.2 * Math.sqrt(Math.min(weight.get(id)!, 40));
    const width = Math.max(2 * radius, ...lines.map((line) => textWidth(line, LABEL_SIZE))) + 26;
    const height = 2 * radius + lines.length * LINE_HEIGHT + 24;
    const box: Box = { x: scale(xs[k]!, minX, maxX, frame.width), y: scale(ys[k]!, minY, maxY, frame.height), width, height };
    return { id, label, type, radius, lines, box };
  });
  separateBoxes(
    placed.map((p) => p.box),
    frame,
  );
  return placed.map(({ box, ...node }) => ({
    ...node,
    x: frame.left + box.x,
    // The sign stands at the top of its box, the label below it.
    y: frame.top + box.y - box.height / 2 + 8 + node.radius,
  }));
}

import { STATUS_LINES, statusLine } from '../status-line.ts';
import { STATUSES } from '../status-strength.ts';
import { element, escapeXml } from '../xml.ts';
import type { Bundle } from './bundle-edges.ts';
import { drawShape, SHAPE_MEANINGS, shapeOf } from './draw-node.ts';
import type { Palette } from './palette.ts';
import { type PlacedNode, textWidth } from './place-nodes.ts';

const SIZE = 12;

/** The legend: only what the picture shows. Gives back the drawing and its height. */
export function drawLegend(
  bundles: readonly Bundle[],
  nodes: readonly PlacedNode[],
  palette: Palette,
  left: number,
  top: number,
  width: number,
): { svg: string; height: number } {
  const parts: string[] = [];
  let [x, y] = [left, top];
  const item = (text: string, sign: (x: number, y: number) => string, signWidth: number): void => {
    const needed = signWidth + 8 + textWidth(text, SIZE) + 22;
    if (x + needed > left + width && x > left) {
      x = left;
      y += 22;
    }
    parts.push(sign(x, y));
    parts.push(element('text', { x: x + signWidth + 8, y: y + 4, 'font-size': SIZE, fill: palette.ink }, escapeXml(text)));
    x += needed;
  };
  const line = (colour: string, status: string) => (at: number, level: number) => {
    const { dash, double } = statusLine(status);
    const stroke = (paint: string, size: number): string =>
      element('line', {
        x1: at,
        x2: at + 44,
        y1: level,
        y2: level,
        stroke: paint,
        'stroke-width': size,
        'stroke-dasharray': dash === '' ? null : dash,
        'stroke-linecap': dash.startsWith('1.5') ? 'round' : 'butt',
      });
    return double ? stroke(colour, 5) + stroke(palette.paper, 2) : stroke(colour, 2);
  };
  for (const status of STATUSES) {
    if (bundles.some((b) => b.status === status)) item(`${STATUS_LINES[status].sign} ${status}`, line(palette.ink, status), 44);
  }
  x = left;
  y += 24;
  const sides: readonly (readonly [number, string, string])[] = [
    [1, 'cooperation', palette.cooperation],
    [-1, 'conflict', palette.conflict],
    [0, 'neither', palette.neither],
  ];
  for (const [side, word, colour] of sides) {
    if (bundles.some((b) => b.side === side)) {
      item(word, (at, level) => element('rect', { x: at, y: level - 6, width: 20, height: 12, rx: 2, fill: colour }), 20);
    }
  }
  for (const [shape, word] of SHAPE_MEANINGS) {
    if (nodes.some((node) => shapeOf(node.type) === shape)) item(word, (at, level) => drawShape(shape, at + 8, level, 8, palette), 18);
  }
  return { svg: parts.join(''), height: y - top + 16 };
}

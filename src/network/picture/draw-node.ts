import { element, escapeXml } from '../xml.ts';
import type { Palette } from './palette.ts';
import { LABEL_SIZE, LINE_HEIGHT, type PlacedNode } from './place-nodes.ts';

/** The sign of a kind of party. */
export type Shape = 'state' | 'person' | 'armed' | 'body' | 'other';

const SHAPES: Readonly<Record<string, Shape>> = {
  Country: 'state',
  Person: 'person',
  ArmedGroup: 'armed',
  MilitaryUnit: 'armed',
  GovernmentBody: 'body',
  InternationalOrganization: 'body',
  Company: 'body',
  MediaOrganization: 'body',
  CivilSocietyOrganization: 'body',
};

/** What each sign stands for, in the order of the legend. */
export const SHAPE_MEANINGS: readonly (readonly [Shape, string])[] = [
  ['state', 'state'],
  ['person', 'person'],
  ['body', 'organisation'],
  ['armed', 'armed group'],
  ['other', 'other'],
];

/** The sign of an entity class. */
export const shapeOf = (type: string): Shape => SHAPES[type] ?? 'other';

/** The sign alone, around a middle. */
export function drawShape(shape: Shape, x: number, y: number, r: number, palette: Palette): string {
  const line = { stroke: palette.ink, 'stroke-width': 1.8, fill: palette.paper };
  if (shape === 'state') return element('circle', { cx: x, cy: y, r, fill: palette.ink, stroke: palette.paper, 'stroke-width': 1.5 });
  if (shape === 'person') {
    return (
      element('circle', { cx: x, cy: y, r: r - 1, ...line }) +
      element('circle', { cx: x, cy: y, r: Math.max(2, r * 0.38), fill: palette.ink })
    );
  }
  if (shape === 'body') return element('rect', { x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, rx: 2.5, ...line });
  if (shape === 'armed')
    return element('path', { d: `M${x} ${y - r * 1.1}L${x + r * 1.1} ${y}L${x} ${y + r * 1.1}L${x - r * 1.1} ${y}Z`, ...line });
  return element('circle', { cx: x, cy: y, r: r - 1, ...line, stroke: palette.faint });
}

/** A party: its sign with the label below, on a halo of paper so that lines do not cross the letters. */
export function drawNode(node: PlacedNode, palette: Palette): string {
  const round = (value: number): number => Math.round(value * 10) / 10;
  const [x, y, r] = [round(node.x), round(node.y), round(node.radius)];
  const spans = node.lines.map((line, k) => element('tspan', { x, y: round(y + r + 14 + k * LINE_HEIGHT) }, escapeXml(line)));
  const text = element(
    'text',
    {
      'text-anchor': 'middle',
      'font-size': LABEL_SIZE,
      'font-weight': shapeOf(node.type) === 'state' ? 700 : 500,
      fill: palette.ink,
      stroke: palette.paper,
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    ...spans,
  );
  return element('g', { 'data-node': node.id }, drawShape(shapeOf(node.type), x, y, r, palette), text);
}

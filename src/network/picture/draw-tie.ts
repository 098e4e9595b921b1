import type { Point } from '../layout.ts';
import { statusLine } from '../status-line.ts';
import { element, escapeXml } from '../xml.ts';
import type { Bundle } from './bundle-edges.ts';
import { type Palette, tieColour } from './palette.ts';

/** A bent line from one party to another. */
export interface Curve {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
  readonly middle: Point;
}

/** A point of the quadratic curve. */
export const curvePoint = (a: Point, b: Point, c: Point, t: number): Point => ({
  x: (1 - t) ** 2 * a.x + 2 * (1 - t) * t * b.x + t ** 2 * c.x,
  y: (1 - t) ** 2 * a.y + 2 * (1 - t) * t * b.y + t ** 2 * c.y,
});

/**
 * The curve between two round signs, bent to the side by `bend` pixels, from rim to rim.
 * `gap` keeps room for an arrow head at the end.
 */
export function curveBetween(a: Point & { radius: number }, c: Point & { radius: number }, bend: number, gap: number): Curve {
  const length = Math.hypot(c.x - a.x, c.y - a.y) || 1;
  const b = {
    x: (a.x + c.x) / 2 - ((c.y - a.y) / length) * bend * 2,
    y: (a.y + c.y) / 2 + ((c.x - a.x) / length) * bend * 2,
  };
  const towards = (from: Point, to: Point, distance: number): Point => {
    const d = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    return { x: from.x + ((to.x - from.x) / d) * distance, y: from.y + ((to.y - from.y) / d) * distance };
  };
  const start = towards(a, b, a.radius + 3);
  const end = towards(c, b, c.radius + 3 + gap);
  return { start, bend: b, end, middle: curvePoint(start, b, end, 0.5) };
}

const ARROW = 9;

/** One line of the picture: width by the number of claims, dashes by status, an arrow head where it goes one way. */
export function drawTie(
  bundle: Bundle,
  a: Point & { radius: number },
  c: Point & { radius: number },
  bend: number,
  palette: Palette,
  title: string,
): { svg: string; middle: Point } {
  const width = Math.min(4.5, 1.5 + 0.7 * Math.log2(bundle.claims.length));
  const gap = bundle.directed ? ARROW - 2 : 0;
  const { start, bend: b, end, middle } = curveBetween(a, c, bend, gap);
  const n = (value: number): string => String(Math.round(value * 10) / 10);
  const d = `M${n(start.x)} ${n(start.y)}Q${n(b.x)} ${n(b.y)} ${n(end.x)} ${n(end.y)}`;
  const { dash, double } = statusLine(bundle.status);
  const colour = tieColour(palette, bundle.side);
  const path = (stroke: string, strokeWidth: number): string =>
    element('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': strokeWidth,
      'stroke-linecap': dash.startsWith('1.5') ? 'round' : 'butt',
      'stroke-dasharray': dash === '' ? null : dash,
    });
  const lines = double ? path(colour, width + 3) + path(palette.paper, width) : path(colour, width);
  let head = '';
  if (bundle.directed) {
    const angle = Math.atan2(end.y - b.y, end.x - b.x);
    const tip = { x: end.x + Math.cos(angle) * (ARROW - 1), y: end.y + Math.sin(angle) * (ARROW - 1) };
    const side = (turn: number): string => {
      const half = 3.4 + width / 2;
      return `${n(end.x - Math.cos(angle) + Math.cos(angle + turn) * half)} ${n(end.y - Math.sin(angle) + Math.sin(angle + turn) * half)}`;
    };
    head = element('path', { d: `M${n(tip.x)} ${n(tip.y)}L${side(Math.PI / 2)}L${side(-Math.PI / 2)}Z`, fill: colour });
  }
  const about = element('title', {}, escapeXml(title));
  return { svg: element('g', { 'data-claims': bundle.claims.join(' '), 'data-status': bundle.status }, about, lines, head), middle };
}

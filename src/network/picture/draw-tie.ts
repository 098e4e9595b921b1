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
}

/** A point of the quadratic curve. */
export const curvePoint = (a: Point, b: Point, c: Point, t: number): Point => ({
  x: (1 - t) ** 2 * a.x + 2 * (1 - t) * t * b.x + t ** 2 * c.x,
  y: (1 - t) ** 2 * a.y + 2 * (1 - t) * t * b.y + t ** 2 * c.y,
});

/** A sign with its label below: what a line must not run into. */
export interface Obstacle extends Point {
  readonly radius: number;
  readonly half: number;
  readonly bottom: number;
}

const inside = (point: Point, { x, y, radius, half, bottom }: Obstacle, room: number): boolean =>
  Math.hypot(point.x - x, point.y - y) < radius + room ||
  (Math.abs(point.x - x) < half + room && point.y > y && point.y < y + bottom + room);

/**
 * The curve between two parties, bent to the side by `bend` pixels, from where it leaves the first sign and label to where it meets the
 * second; `gap` keeps room for an arrow head.
 */
export function curveBetween(a: Obstacle, c: Obstacle, bend: number, gap: number): Curve {
  const length = Math.hypot(c.x - a.x, c.y - a.y) || 1;
  const b = { x: (a.x + c.x) / 2 - ((c.y - a.y) / length) * bend * 2, y: (a.y + c.y) / 2 + ((c.x - a.x) / length) * bend * 2 };
  const steps = Math.ceil(length / 2);
  let first = 0;
  let last = steps;
  while (first < steps * 0.45 && inside(curvePoint(a, b, c, first / steps), a, 3)) first++;
  while (last > steps * 0.55 && inside(curvePoint(a, b, c, last / steps), c, 3 + gap)) last--;
  // The part of a quadratic curve between two of its points is a quadratic curve again.
  const [t, u] = [first / steps, last / steps];
  const start = curvePoint(a, b, c, t);
  const end = curvePoint(a, b, c, u);
  const mix = (k: 'x' | 'y'): number => (1 - t) * (1 - u) * a[k] + ((1 - t) * u + t * (1 - u)) * b[k] + t * u * c[k];
  return { start, bend: { x: mix('x'), y: mix('y') }, end };
}

const ARROW = 9;

/** One line of the picture: width by the number of claims, dashes by status, an arrow head where it goes one way. */
export function drawTie(
  bundle: Bundle,
  a: Obstacle,
  c: Obstacle,
  bend: number,
  palette: Palette,
  title: string,
): { svg: string; curve: Curve } {
  const width = Math.min(4.5, 1.5 + 0.7 * Math.log2(bundle.claims.length));
  const gap = bundle.directed ? ARROW - 2 : 0;
  const curve = curveBetween(a, c, bend, gap);
  const { start, bend: b, end } = curve;
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
  return { svg: element('g', { 'data-claims': bundle.claims.join(' '), 'data-status': bundle.status }, about, lines, head), curve };
}

import type { Point } from './layout.ts';

/** Turns points so that they are widest from left to right: pictures are wider than high. */
function turnWide(points: readonly Point[]): Point[] {
  const mean = (pick: (p: Point) => number): number => points.reduce((sum, p) => sum + pick(p), 0) / points.length;
  const [mx, my] = [mean((p) => p.x), mean((p) => p.y)];
  const xx = mean((p) => (p.x - mx) ** 2);
  const yy = mean((p) => (p.y - my) ** 2);
  const xy = mean((p) => (p.x - mx) * (p.y - my));
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map(({ x, y }) => ({ x: (x - mx) * cos + (y - my) * sin, y: (y - my) * cos - (x - mx) * sin }));
}

/** Turns points wide and stretches them over a frame from its top left corner; a line of points keeps to the middle. */
export function spread(points: readonly Point[], frame: { readonly width: number; readonly height: number }): Point[] {
  const wide = turnWide(points);
  const stretched = (values: readonly number[], length: number): number[] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.map((value) => (high - low < 1e-9 ? length / 2 : ((value - low) / (high - low)) * length));
  };
  const xs = stretched(
    wide.map((p) => p.x),
    frame.width,
  );
  const ys = stretched(
    wide.map((p) => p.y),
    frame.height,
  );
  return wide.map((_, k) => ({ x: xs[k]!, y: ys[k]! }));
}

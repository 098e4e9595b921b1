import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../src/web/network/place-labels.ts';

const FRAME = { width: 400, height: 300 };
const HEIGHT = 15;

describe('names in the network', () => {
  test('below the node; beside it where another node stands below', () => {
    const one = { key: 'a', x: 100, y: 100, radius: 8, width: 60 };
    expect(placeLabels([one], FRAME, HEIGHT).get('a')).toMatchObject({ x: 100 });
    expect(placeLabels([one], FRAME, HEIGHT).get('a')!.y).toBeGreaterThan(108);
    const below = { key: 'b', x: 100, y: 120, radius: 6, width: 0 };
    expect(placeLabels([one, below], FRAME, HEIGHT).get('a')!.y).toBeLessThan(92);
  });
  test('no name touches a node or another name, and none is cut off; with room for all, none is left out', () => {
    const node = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 300 }),
      radius: fc.integer({ min: 3, max: 16 }),
      width: fc.integer({ min: 10, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), (rows) => {
        const nodes = rows.map((row, k) => ({ ...row, key: `n${k}` }));
        const boxes = [...placeLabels(nodes, FRAME, HEIGHT)].map(([key, { x, y }]) => {
          const { width } = nodes.find((one) => one.key === key)!;
          return { left: x - width / 2, right: x + width / 2, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
        });
        boxes.forEach((box, k) => {
          expect(Math.min(box.left, box.top, FRAME.width - box.right, FRAME.height - box.bottom)).toBeGreaterThanOrEqual(0);
          for (const { x, y, radius } of nodes) {
            const [dx, dy] = [Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)];
            expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(radius - 1e-9);
          }
          for (const other of boxes.slice(k + 1)) {
            expect(box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).toBe(false);
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(placeLabels([{ key: 'a', x: 200, y: 150, radius: 5, width: 80 }], FRAME, HEIGHT).size).toBe(1);
  });
});

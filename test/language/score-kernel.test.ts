import { expect, test } from 'vitest';
import { scoreKernel } from '../../src/language/score-kernel.ts';

test.each([
  [1, 1, 0],
  [7, 2, 5],
  [190, 8, 64],
])('sums %i rows of %i vectors from column %i', (count, vectors, offset) => {
  const mask = 1023;
  const kernel = scoreKernel(mask, vectors);
  for (let i = 0; i < kernel.table.length; i++) kernel.table[i] = ((i * 7919) % 65_535) - 32_767;
  const features = Int32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
  kernel.features.set(features);
  kernel.run(count, offset);
  const expected = Array.from({ length: 8 * vectors }, (_, c) =>
    features.reduce((sum, f) => sum + kernel.table[(f & mask) + offset + c]!, 0),
  );
  expect([...kernel.sums.subarray(0, 8 * vectors)]).toEqual(expected);
});

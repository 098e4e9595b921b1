import { expect, test } from 'vitest';
import { matrixKernel } from '../../src/language/matrix-kernel.ts';

test.each([
  [4, 1, 8],
  [4, 5, 8],
  [8, 33, 16],
  [24, 100, 40],
])('multiplies %i × %i by %i columns', (m, k, n) => {
  const kernel = matrixKernel(1 << 20);
  const data = new Float32Array(kernel.memory.buffer);
  const [a, b, c] = [0, m * k, m * k + k * n];
  for (let i = 0; i < c + m * n; i++) data[i] = Math.sin(i);
  const expected = data.slice(c, c + m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) for (let x = 0; x < k; x++) expected[i * n + j]! += data[a + i * k + x]! * data[b + x * n + j]!;
  kernel.multiplyAdd(a * 4, b * 4, c * 4, m, k, n);
  for (let i = 0; i < m * n; i++) expect(data[c + i]).toBeCloseTo(expected[i]!, 4);
  expect(data[c + m * n]).toBe(0);
});

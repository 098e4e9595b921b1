import { expect, test } from 'vitest';
import { byteReader } from '../../src/language/byte-reader.ts';
import { score } from '../../src/language/linear-model.ts';
import { readLinearModel } from '../../src/language/read-linear-model.ts';
import { byteWriter } from '../../src/training/byte-writer.ts';
import { writeLinearModel } from '../../src/training/write-linear-model.ts';

const CLASSES = 3;
const bytes = (): Uint8Array => {
  const weights = new Float32Array(2 ** 6 + 256);
  for (const [at, weight] of [
    [5, 1],
    [6, -2],
    [40, 4],
    [63, 3],
    [64, -1],
  ] as const)
    weights[at] = weight;
  const writer = byteWriter();
  writeLinearModel(writer, CLASSES, 6, weights, 0);
  return writer.result();
};
const scores = (mostBits: number | undefined, ...features: readonly number[]): number[] => {
  const out = new Float32Array(CLASSES);
  score(readLinearModel(byteReader(bytes(), 'm'), CLASSES, mostBits), Int32Array.from(features), features.length, 0, CLASSES, out);
  return Array.from(out, (x) => Math.round(x * 10) / 10);
};

test('weights are read at their places', () => {
  expect(scores(undefined, 5)).toEqual([1, -2, 0]);
  expect(scores(undefined, 5, 38)).toEqual([1, -2, 4]);
  // the last row goes on behind the table
  expect(scores(undefined, 63)).toEqual([3, -1, 0]);
});

test('a folded table adds what falls on one place', () => {
  expect(scores(5, 5)).toEqual([1, -2, 0]);
  // 40 and 8 are one place
  expect(scores(5, 8)).toEqual([4, 0, 0]);
  expect(scores(5, 63)).toEqual([3, -1, 0]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maximumTree } from '../../src/language/maximum-tree.ts';

/** Whether the heads (from index 1) make one tree with one child of the root. */
function isTree(heads: ArrayLike<number>): boolean {
  let roots = 0;
  for (let d = 1; d < heads.length; d++) {
    if (heads[d] === 0) roots++;
    let steps = 0;
    for (let x = d; x !== 0; x = heads[x]!) if (++steps > heads.length) return false;
  }
  return roots === 1;
}

/** The score of the best tree among all assignments of heads. */
function bestByTrial(scores: Float32Array, words: number): number {
  const size = words + 1;
  const heads = new Array<number>(size).fill(0);
  let best = Number.NEGATIVE_INFINITY;
  const go = (d: number, sum: number): void => {
    if (d === size) {
      if (isTree(heads)) best = Math.max(best, sum);
      return;
    }
    for (let h = 0; h < size; h++) {
      if (h === d) continue;
      heads[d] = h;
      go(d + 1, sum + scores[d * size + h]!);
    }
  };
  go(1, 0);
  return best;
}

test('finds the best tree that there is', () => {
  const matrix = fc
    .integer({ min: 1, max: 5 })
    .chain((words) =>
      fc
        .array(fc.integer({ min: -50, max: 50 }), { minLength: (words + 1) ** 2, maxLength: (words + 1) ** 2 })
        .map((values) => ({ words, scores: Float32Array.from(values) })),
    );
  fc.assert(
    fc.property(matrix, ({ words, scores }) => {
      const heads = maximumTree(scores, words, words + 1);
      let sum = 0;
      for (let d = 1; d <= words; d++) sum += scores[d * (words + 1) + heads[d]!]!;
      return isTree(heads) && sum === bestByTrial(scores, words);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('a large matrix gives a tree too', () => {
  const words = 160;
  const scores = Float32Array.from({ length: (words + 1) ** 2 }, (_, i) => Math.sin(i * 7.3) * 10);
  expect(isTree(maximumTree(scores, words, words + 1))).toBe(true);
});

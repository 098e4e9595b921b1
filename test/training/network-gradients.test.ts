import { expect, test } from 'vitest';
import { arena } from '../../src/language/arena.ts';
import { networkLayout } from '../../src/language/network-shape.ts';
import { random } from '../../src/training/random.ts';
import { learn } from '../../src/training/train-network.ts';

test('the gradients are those of the loss, by trial', () => {
  const shape = {
    ...{ words: 6, suffixes: 5, tags: 4, labels: 5, vectorWidth: 8, wordWidth: 8, suffixWidth: 8, shapeWidth: 8, tagWidth: 8 },
    ...{ hidden: 8, layers: 2, arcWidth: 8, labelWidth: 8 },
  };
  const layout = networkLayout(shape);
  const space = arena(1_000_000);
  space.take(layout.size);
  const gradients = space.take(layout.size);
  const floor = space.take(8);
  const next = random(3);
  for (let i = 0; i < layout.size; i++) space.data[i] = next() - 0.5;
  const rows = 16;
  const ids = (n: number): Int32Array => Int32Array.from({ length: rows }, (_, i) => i % n);
  const vectors = Float32Array.from({ length: rows * 8 }, () => next() - 0.5);
  const sentences = [
    { start: 0, words: 5 },
    { start: 6, words: 9 },
  ];
  const batch = { rows, sentences, word: ids(6), suffix: ids(5), outline: ids(8), tag: ids(5), vectors };
  const examples = sentences.map(({ words }) => ({
    inputs: { word: ids(1), suffix: ids(1), outline: ids(1), vector: ids(1), tag: ids(1) },
    heads: Int32Array.from({ length: words }, (_, i) => (i === 0 ? 0 : (i % 3) + (i === 1 ? 2 : 0))),
    labels: Int32Array.from({ length: words }, (_, i) => i % 5),
    tags: Int32Array.from({ length: words }, (_, i) => i % 4),
  }));
  const plan = { passes: 1, wordsPerBatch: 10, rate: 0, dropInput: 0.2, dropHidden: 0.3, dropWord: 0, dropVector: 0, seed: 1 };
  const loss = (): number => {
    space.release(floor);
    space.data.fill(0, gradients, gradients + layout.size);
    return learn(space, layout, batch, examples, plan, random(9), gradients);
  };
  loss();
  const found = space.data.slice(gradients, gradients + layout.size);
  for (const t of layout.tensors) {
    // Where a rectifier has its corner the trial is off: the middle of several differences counts.
    const errors = [...Array(15).keys()].map(() => {
      const i = t.at + Math.floor(next() * t.rows * t.columns);
      const kept = space.data[i]!;
      space.data[i] = kept + 0.01;
      const more = loss();
      space.data[i] = kept - 0.01;
      const less = loss();
      space.data[i] = kept;
      return Math.abs((more - less) / 0.02 - found[i]!);
    });
    expect(errors.sort((a, b) => a - b)[7]!, t.name).toBeLessThan(2e-4);
  }
  expect(found.some((g) => Math.abs(g) > 0.05)).toBe(true);
});

import { type Arena, arena, up8 } from '../language/arena.ts';
import { type Batch, type Disturb, runLabels, runNetwork } from '../language/network.ts';
import { type NetworkInputs, networkBatch } from '../language/network-batch.ts';
import { type NetworkLayout, type NetworkShape, networkLayout } from '../language/network-shape.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import { adam } from './adam.ts';
import { addGradients, applyMask } from './network-gradients.ts';
import { random, shuffle } from './random.ts';

/** A sentence to learn from: inputs, and the numbers of the right heads (0 the root), labels and tags. */
export interface NetworkExample {
  readonly inputs: NetworkInputs;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly tags: Int32Array;
}

/** How the network is trained. */
export interface TrainingPlan {
  readonly passes: number;
  readonly wordsPerBatch: number;
  readonly rate: number;
  readonly dropInput: number;
  readonly dropHidden: number;
  /** Chance that a word is read as unknown, and that its vector is hidden. */
  readonly dropWord: number;
  readonly dropVector: number;
  readonly seed: number;
}

const SPACE = 40_000_000;
/** The longest sentence that is learnt from, in words. */
const LONGEST = 120;

/** Trains a network from random weights; gives its averaged weights. `onPass` sees them after each pass. */
export function trainNetwork(
  examples: readonly NetworkExample[],
  vectors: WordVectors,
  shape: NetworkShape,
  plan: TrainingPlan,
  onPass: (pass: number, loss: number, weights: Float32Array) => void,
): Float32Array {
  const layout = networkLayout(shape);
  const space = arena(SPACE);
  const next = random(plan.seed);
  space.take(layout.size);
  initialise(space.data, layout, next);
  const gradients = space.take(layout.size);
  const optimiser = adam(space.data, layout, gradients, 0.999);
  const floor = space.take(8);
  const used = examples.filter((e) => e.heads.length <= LONGEST);
  const total = Math.ceil(used.reduce((n, e) => n + e.heads.length, 0) / plan.wordsPerBatch) * plan.passes;
  let steps = 0;
  for (let pass = 0; pass < plan.passes; pass++) {
    let loss = 0;
    const batches = makeBatches(used, plan.wordsPerBatch, next);
    for (const group of batches) {
      space.release(floor);
      const batch = networkBatch(
        group.map((e) => e.inputs),
        vectors,
      );
      hideWords(batch, plan, shape.vectorWidth, next);
      loss += learn(space, layout, batch, group, plan, next, gradients) / batches.length;
      steps++;
      const warm = Math.min(1, steps / 300);
      optimiser.step(plan.rate * warm * Math.max(0.02, 1 - steps / total));
    }
    onPass(pass + 1, loss, optimiser.mean());
  }
  return optimiser.mean();
}

/** Adds the gradients of one batch; gives its loss per word. */
export function learn(
  space: Arena,
  layout: NetworkLayout,
  batch: Batch,
  group: readonly NetworkExample[],
  plan: TrainingPlan,
  next: () => number,
  gradients: number,
): number {
  const { data } = space;
  const masks = new Map<number, Float32Array>();
  const disturb: Disturb = (address, width) => {
    const share = width === layout.inputWidth ? plan.dropInput : plan.dropHidden;
    const mask = new Float32Array(batch.sentences.length * width);
    for (let i = 0; i < mask.length; i++) mask[i] = next() < share ? 0 : 1 / (1 - share);
    applyMask(data, batch, mask, address);
    masks.set(address, mask);
  };
  const run = runNetwork(space, layout, batch, disturb);
  const heads = Int32Array.from({ length: batch.rows }, (_, r) => r);
  batch.sentences.forEach((s, k) => {
    group[k]!.heads.forEach((h, i) => {
      heads[s.start + 1 + i] = s.start + h;
    });
  });
  const labels = runLabels(space, layout, batch, run, heads);
  const words = group.reduce((n, e) => n + e.heads.length, 0);
  let loss = 0;
  const dLabels = space.take(batch.rows * layout.label.columns);
  const dTags = space.take(batch.rows * layout.tagOut.columns);
  const dArcs = batch.sentences.map((s, k) => {
    const e = group[k]!;
    const size = up8(s.words + 1);
    const d = space.take(size * size);
    for (let i = 1; i <= s.words; i++) {
      const row = s.start + i;
      loss += softmax(data, run.arcs[k]! + i * size, s.words + 1, e.heads[i - 1]!, i, d + i * size, words);
      loss += softmax(
        data,
        labels.scores + row * layout.label.columns,
        layout.shape.labels,
        e.labels[i - 1]!,
        -1,
        dLabels + row * layout.label.columns,
        words,
      );
      loss += softmax(
        data,
        run.tags + row * layout.tagOut.columns,
        layout.shape.tags,
        e.tags[i - 1]!,
        -1,
        dTags + row * layout.tagOut.columns,
        words,
      );
    }
    return d;
  });
  addGradients(space, layout, batch, run, { arcs: dArcs, tags: dTags, labels: { ...labels, heads } }, dLabels, masks, gradients);
  return loss;
}

/** Loss of one choice and its gradient, both divided by `share`; `never` cannot be chosen. */
function softmax(data: Float32Array, at: number, count: number, right: number, never: number, gradient: number, share: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) if (i !== never && data[at + i]! > highest) highest = data[at + i]!;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const p = i === never ? 0 : Math.exp(data[at + i]! - highest);
    data[gradient + i] = p;
    sum += p;
  }
  for (let i = 0; i < count; i++) data[gradient + i]! /= sum * share;
  data[gradient + right]! -= 1 / share;
  return (Math.log(sum) - (data[at + right]! - highest)) / share;
}

function hideWords(batch: Batch, plan: TrainingPlan, width: number, next: () => number): void {
  for (const s of batch.sentences) {
    for (let r = s.start + 1; r <= s.start + s.words; r++) {
      if (next() < plan.dropWord) batch.word[r] = 0;
      if (next() < plan.dropVector) batch.vectors.fill(0, r * width, (r + 1) * width);
    }
  }
}

function makeBatches(examples: readonly NetworkExample[], words: number, next: () => number): NetworkExample[][] {
  const order = examples.slice();
  shuffle(order, next);
  const batches: NetworkExample[][] = [];
  let group: NetworkExample[] = [];
  let count = 0;
  for (const e of order) {
    group.push(e);
    count += e.heads.length;
    if (count < words) continue;
    batches.push(group);
    group = [];
    count = 0;
  }
  if (group.length > 0) batches.push(group);
  return batches;
}

/** Random weights of a size that keeps the numbers in range from layer to layer (Glorot & Bengio 2010). */
function initialise(data: Float32Array, layout: NetworkLayout, next: () => number): void {
  for (const t of layout.tensors) {
    const table = t === layout.word || t === layout.suffix || t === layout.outline || t === layout.tag;
    const zero = t.rows === 1 || t.name.endsWith('memory');
    const limit = zero ? 0 : table ? 0.5 : Math.sqrt(6 / (t.rows + (t.name.startsWith('layer') ? t.columns / 6 : t.columns)));
    for (let i = 0; i < t.rows * t.columns; i++) data[t.at + i] = (2 * next() - 1) * limit;
  }
  // Gates that forget start nearly closed: the memory lasts.
  const { hidden } = layout.shape;
  for (const { bias } of layout.layers) for (const at of [hidden, 4 * hidden]) data.fill(1, bias.at + at, bias.at + at + hidden);
}

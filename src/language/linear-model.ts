import { type ScoreKernel, scoreKernel } from './score-kernel.ts';

/**
 * A sparse linear model over hashed features. Feature `f` votes for class `c` with the weight at `(f & mask) + c`;
 * weights are whole numbers of 16 bits in units of `unit`.
 */
export interface LinearModel {
  readonly classes: number;
  readonly unit: number;
  readonly kernel: ScoreKernel;
}

/** A model without weights; `width` classes at most are asked for at once. */
export function linearModel(classes: number, mask: number, unit: number, width: number): LinearModel {
  return { classes, unit, kernel: scoreKernel(mask, Math.ceil(width / 8)) };
}

/** Sums the weights of the first `count` features for the classes `from` (inclusive) to `to` into `out`. */
export function score(model: LinearModel, features: Int32Array, count: number, from: number, to: number, out: Float32Array): void {
  const { kernel, unit } = model;
  const { sums } = kernel;
  kernel.features.set(features.length === count ? features : features.subarray(0, count));
  kernel.run(count, from);
  for (let c = from; c < to; c++) out[c] = sums[c - from]! * unit;
}

/** Position of the greatest value in `from` to `to`; the first of equals. */
export function best(values: Float32Array, from: number, to: number): number {
  let at = from;
  for (let c = from + 1; c < to; c++) if (values[c]! > values[at]!) at = c;
  return at;
}

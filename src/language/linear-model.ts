/**
 * A sparse linear model over hashed features. Feature `f` votes for class `c` with the weight at `(f & mask) + c`;
 * weights are kept as one byte each, `scale[byte]` is the value.
 */
export interface LinearModel {
  readonly classes: number;
  readonly mask: number;
  readonly codes: Uint8Array;
  /** Value of each code; code 0 is no weight. Codes 1–127 are positive, 129–255 negative, on a log scale. */
  readonly scale: Float32Array;
}

/** Sums the weights of the first `count` features for the classes `from` (inclusive) to `to` into `out`. */
export function score(model: LinearModel, features: Int32Array, count: number, from: number, to: number, out: Float32Array): void {
  const { codes, scale, mask } = model;
  out.fill(0, from, to);
  for (let i = 0; i < count; i++) {
    const base = features[i]! & mask;
    for (let c = from; c < to; c++) out[c]! += scale[codes[base + c]!]!;
  }
}

/** Position of the greatest value in `from` to `to`; the first of equals. */
export function best(values: Float32Array, from: number, to: number): number {
  let at = from;
  for (let c = from + 1; c < to; c++) if (values[c]! > values[at]!) at = c;
  return at;
}

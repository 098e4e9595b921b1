/** An averaged perceptron in training: weights, and the sums that give their average over time. */
export interface Perceptron {
  readonly classes: number;
  readonly bits: number;
  readonly mask: number;
  readonly weights: Float32Array;
  readonly sums: Float32Array;
  /** Examples seen so far, from 1. */
  time: number;
}

/** An untrained perceptron with 2^bits weights. */
export function perceptron(classes: number, bits: number): Perceptron {
  const size = 2 ** bits + 256;
  return { classes, bits, mask: 2 ** bits - 1, weights: new Float32Array(size), sums: new Float32Array(size), time: 1 };
}

/** Sums the weights for the classes `from` to `to`. */
export function scoreClasses(p: Perceptron, features: Int32Array, count: number, from: number, to: number, out: Float32Array): void {
  const { weights, mask } = p;
  out.fill(0, from, to);
  for (let i = 0; i < count; i++) {
    const base = features[i]! & mask;
    for (let c = from; c < to; c++) out[c]! += weights[base + c]!;
  }
}

/** Adds `by` to the weights of the features for one class. */
export function update(p: Perceptron, features: Int32Array, count: number, c: number, by: number): void {
  const { weights, sums, mask } = p;
  const sum = p.time * by;
  for (let i = 0; i < count; i++) {
    const at = (features[i]! & mask) + c;
    weights[at]! += by;
    sums[at]! += sum;
  }
}

/** The weights averaged over all examples seen. */
export function averaged(p: Perceptron): Float32Array {
  return p.weights.map((w, i) => w - p.sums[i]! / p.time);
}

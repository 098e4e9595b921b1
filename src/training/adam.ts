import type { NetworkLayout } from '../language/network-shape.ts';

/** Steps of Adam over the weights of a network, with a running mean of the weights, which is what is kept in the end. */
export interface Adam {
  /** One step against the gradients, which are set to zero. */
  readonly step: (rate: number) => void;
  /** The mean of the weights over the last thousand steps or so. */
  readonly mean: () => Float32Array;
}

const FIRST = 0.9;
const SECOND = 0.98;
const LONGEST = 5;

/** Adam for weights at 0 and gradients at `gradients` of `data`; `memory` is the share of the old mean that each step keeps. */
export function adam(data: Float32Array, layout: NetworkLayout, gradients: number, memory: number): Adam {
  const first = new Float32Array(layout.size);
  const second = new Float32Array(layout.size);
  const mean = data.slice(0, layout.size);
  let steps = 0;
  const step = (rate: number): void => {
    steps++;
    let square = 0;
    for (let i = gradients; i < gradients + layout.size; i++) square += data[i]! * data[i]!;
    const clip = Math.min(1, LONGEST / Math.sqrt(square + 1e-12));
    const rise1 = 1 - FIRST ** steps;
    const rise2 = Math.sqrt(1 - SECOND ** steps);
    const keep = Math.min(memory, (steps + 1) / (steps + 10));
    for (const t of layout.tensors) {
      const sparse = t === layout.word || t === layout.suffix;
      for (let r = 0; r < t.rows; r++) {
        const from = t.at + r * t.columns;
        const to = from + t.columns;
        if (sparse && isZero(data, gradients + from, gradients + to)) continue;
        for (let i = from; i < to; i++) {
          const g = data[gradients + i]! * clip;
          data[gradients + i] = 0;
          const m = FIRST * first[i]! + (1 - FIRST) * g;
          const v = SECOND * second[i]! + (1 - SECOND) * g * g;
          first[i] = m;
          second[i] = v;
          const w = data[i]! - (rate * (m / rise1)) / (Math.sqrt(v) / rise2 + 1e-8);
          data[i] = w;
          mean[i] = sparse ? w : keep * mean[i]! + (1 - keep) * w;
        }
      }
    }
  };
  return { step, mean: () => mean.slice() };
}

function isZero(data: Float32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (data[i] !== 0) return false;
  return true;
}

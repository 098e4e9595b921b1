import type { RecurrentLayer } from '../language/recurrent-layer.ts';

/** Where the derivatives of a recurrent layer lie or go. */
export interface RecurrentGradients {
  /** rows × 2·hidden: of the output (given). */
  readonly output: number;
  /** rows × 6·hidden: of the gates before their activation (made). */
  readonly gates: number;
  /** rows × 2·hidden: of the input that passes unchanged (added to), -1 in the first layer. */
  readonly input: number;
  /** 4 × hidden (added to). */
  readonly memoryWeights: number;
}

/** Goes back through both directions over the rows `from` to `to`. */
export function backRecurrentLayer(data: Float32Array, layer: RecurrentLayer, d: RecurrentGradients, from: number, to: number): void {
  const { hidden } = layer;
  const wide = 2 * hidden;
  const carried = new Float32Array(hidden);
  for (let direction = 0; direction < 2; direction++) {
    const step = direction === 0 ? 1 : -1;
    const end = direction === 0 ? to - 1 : from;
    const forgetMemory = 2 * direction * hidden;
    const outMemory = forgetMemory + hidden;
    carried.fill(0);
    for (let n = to - from - 1, row = end; n >= 0; n--, row -= step) {
      const gate = row * 6 * hidden + direction * 3 * hidden;
      const candidate = layer.gates + gate;
      const dCandidate = d.gates + gate;
      const column = row * wide + direction * hidden;
      const memory = layer.memories + column;
      for (let j = 0; j < hidden; j++) {
        const dOut = data[d.output + column + j]!;
        const open = data[candidate + 2 * hidden + j]!;
        const forget = data[candidate + hidden + j]!;
        const old = n === 0 ? 0 : data[memory - step * wide + j]!;
        const kept = data[memory + j]!;
        const pass = layer.input < 0 ? 0 : data[layer.input + column + j]!;
        const u = 1 - Math.abs(2 * open - 1);
        const v = 1 - Math.abs(2 * forget - 1);
        const dOpen = dOut * (kept - pass) * 0.5 * u * u;
        const dKept = carried[j]! + dOut * open;
        const dForget = dKept * (old - data[candidate + j]!) * 0.5 * v * v;
        if (layer.input >= 0) data[d.input + column + j]! += dOut * (1 - open);
        data[dCandidate + j] = dKept * (1 - forget);
        data[dCandidate + hidden + j] = dForget;
        data[dCandidate + 2 * hidden + j] = dOpen;
        data[d.memoryWeights + forgetMemory + j]! += dForget * old;
        data[d.memoryWeights + outMemory + j]! += dOpen * old;
        carried[j] =
          dKept * forget + dForget * data[layer.memoryWeights + forgetMemory + j]! + dOpen * data[layer.memoryWeights + outMemory + j]!;
      }
    }
  }
}

/*
 * Simple recurrent units (Lei et al. 2018), read forward and backward. Each unit keeps a memory that a gate renews word by word:
 * the matrix products do not depend on the word before, so they are done for the whole sentence at once.
 * Gates use x / (1 + |x|) instead of the exponential: quick, and the same bits everywhere.
 */

/** Where a layer finds its numbers; all matrices by rows, one row a word. */
export interface RecurrentLayer {
  readonly hidden: number;
  /** rows × 6·hidden: candidate, forget gate, output gate, for each direction; the gates are replaced by their values. */
  readonly gates: number;
  /** rows × 2·hidden: the memories. */
  readonly memories: number;
  /** 4 × hidden: how the memory itself moves the two gates, for each direction. */
  readonly memoryWeights: number;
  /** rows × 2·hidden: what comes in and may pass unchanged, -1 in the first layer. */
  readonly input: number;
  /** rows × 2·hidden. */
  readonly output: number;
}

/** Runs both directions over the words in rows `from` to `to`. */
export function runRecurrentLayer(data: Float32Array, layer: RecurrentLayer, from: number, to: number): void {
  for (let direction = 0; direction < 2; direction++) {
    const { hidden } = layer;
    const wide = 2 * hidden;
    const step = direction === 0 ? 1 : -1;
    const start = direction === 0 ? from : to - 1;
    const forgetMemory = layer.memoryWeights + 2 * direction * hidden;
    const outMemory = forgetMemory + hidden;
    for (let n = 0, row = start; n < to - from; n++, row += step) {
      const candidate = layer.gates + row * 6 * hidden + direction * 3 * hidden;
      const memory = layer.memories + row * wide + direction * hidden;
      const before = memory - step * wide;
      const out = layer.output + row * wide + direction * hidden;
      const pass = layer.input + row * wide + direction * hidden;
      for (let j = 0; j < hidden; j++) {
        const old = n === 0 ? 0 : data[before + j]!;
        const x = data[candidate + hidden + j]! + data[forgetMemory + j]! * old;
        const y = data[candidate + 2 * hidden + j]! + data[outMemory + j]! * old;
        const forget = 0.5 + (0.5 * x) / (1 + Math.abs(x));
        const open = 0.5 + (0.5 * y) / (1 + Math.abs(y));
        const kept = forget * old + (1 - forget) * data[candidate + j]!;
        data[candidate + hidden + j] = forget;
        data[candidate + 2 * hidden + j] = open;
        data[memory + j] = kept;
        data[out + j] = layer.input < 0 ? open * kept : open * kept + (1 - open) * data[pass + j]!;
      }
    }
  }
}

import { type Arena, transpose, up8 } from '../language/arena.ts';
import { type Batch, columns, distanceClass, type Run } from '../language/network.ts';
import type { NetworkLayout, Tensor } from '../language/network-shape.ts';
import { backRecurrentLayer } from './recurrent-gradients.ts';

/** The derivatives of the loss by what the network gave out, as addresses in the arena. */
export interface OutputGradients {
  readonly arcs: readonly number[];
  readonly tags: number;
  readonly labels: { readonly hidden: number; readonly scores: number; readonly heads: Int32Array };
}

/** Adds the derivatives by all weights at `gradients` (laid out as the weights); `masks` undoes what was dropped, by address. */
export function addGradients(
  space: Arena,
  layout: NetworkLayout,
  batch: Batch,
  run: Run,
  out: OutputGradients,
  labelScoreGradients: number,
  masks: ReadonlyMap<number, Float32Array>,
  gradients: number,
): void {
  const { data } = space;
  const { rows } = batch;
  const { hidden, arcWidth, labelWidth } = layout.shape;
  const wide = 2 * hidden;
  const roleWidth = layout.roles.columns;
  const back = (input: number, width: number, weights: Tensor, bias: Tensor, dOut: number, dIn: number): void => {
    const mark = space.take(width * rows);
    transpose(data, input, rows, width, mark, rows);
    space.multiplyAdd(mark, dOut, gradients + weights.at, width, rows, weights.columns);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < weights.columns; c++) data[gradients + bias.at + c]! += data[dOut + r * weights.columns + c]!;
    }
    if (dIn >= 0) {
      const turned = space.take(weights.columns * width);
      transpose(data, weights.at, width, weights.columns, turned, width);
      space.multiplyAdd(dOut, turned, dIn, rows, weights.columns, width);
    }
    space.release(mark);
  };
  const unmask = (address: number, gradient: number): void => {
    const mask = masks.get(address);
    if (mask) applyMask(data, batch, mask, gradient);
  };
  const dEncoded = space.take(rows * wide);
  back(run.encoded, wide, layout.tagOut, layout.tagOutBias, out.tags, dEncoded);
  const dRoles = space.take(rows * roleWidth);
  const dHidden = space.take(rows * labelWidth);
  back(out.labels.hidden, labelWidth, layout.label, layout.labelBias, labelScoreGradients, dHidden);
  for (let r = 0; r < rows; r++) {
    const own = dRoles + r * roleWidth + 2 * arcWidth;
    const head = dRoles + out.labels.heads[r]! * roleWidth + 2 * arcWidth + labelWidth;
    for (let c = 0; c < labelWidth; c++) {
      if (data[out.labels.hidden + r * labelWidth + c]! <= 0) continue;
      data[own + c]! += data[dHidden + r * labelWidth + c]!;
      data[head + c]! += data[dHidden + r * labelWidth + c]!;
    }
  }
  const heads = columns(space, run.roles, rows, roleWidth, arcWidth, arcWidth);
  const dHeads = space.take(rows * arcWidth);
  const dTurned = space.take(rows * arcWidth);
  batch.sentences.forEach((s, k) => {
    const dArcs = out.arcs[k]!;
    const size = up8(s.words + 1);
    const addProduct = (a: number, b: number, to: number): void => {
      const product = space.take(size * arcWidth);
      space.multiplyAdd(a, b, product, size, size, arcWidth);
      data.copyWithin(to + s.start * arcWidth, product, product + (s.words + 1) * arcWidth);
    };
    for (let d = 1; d <= s.words; d++) {
      for (let h = 0; h <= s.words; h++) data[gradients + layout.distance.at + distanceClass(d - h)]! += data[dArcs + d * size + h]!;
    }
    const padded = (at: number): number => {
      const copy = space.take(size * arcWidth);
      data.copyWithin(copy, at + s.start * arcWidth, at + (s.start + s.words + 1) * arcWidth);
      return copy;
    };
    const mark = space.take(size * size);
    transpose(data, dArcs, size, size, mark, size);
    addProduct(dArcs, padded(heads), dTurned);
    addProduct(mark, padded(run.turned), dHeads);
    space.release(mark);
  });
  const dependents = columns(space, run.roles, rows, roleWidth, 0, arcWidth);
  const dDependents = space.take(rows * arcWidth);
  back(dependents, arcWidth, layout.arc, layout.arcBias, dTurned, dDependents);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < arcWidth; c++) {
      data[dRoles + r * roleWidth + c] = data[dDependents + r * arcWidth + c]!;
      data[dRoles + r * roleWidth + arcWidth + c] = data[dHeads + r * arcWidth + c]!;
    }
  }
  unmask(run.roles, dRoles);
  for (let r = 0; r < rows; r++) {
    for (let i = r * roleWidth, end = i + 2 * arcWidth; i < end; i++) if (data[run.roles + i]! <= 0) data[dRoles + i] = 0;
  }
  back(run.encoded, wide, layout.roles, layout.rolesBias, dRoles, dEncoded);
  let dOutput = dEncoded;
  for (let l = run.layers.length - 1; l >= 0; l--) {
    const layer = run.layers[l]!;
    const weights = layout.layers[l]!;
    const width = l === 0 ? layout.inputWidth : wide;
    unmask(layer.output, dOutput);
    const dGates = space.take(rows * 6 * hidden);
    const dInput = space.take(rows * width);
    const d = { output: dOutput, gates: dGates, input: l === 0 ? -1 : dInput, memoryWeights: gradients + weights.memory.at };
    for (const s of batch.sentences) backRecurrentLayer(data, layer, d, s.start, s.start + s.words + 1);
    back(l === 0 ? run.input : run.layers[l - 1]!.output, width, weights.weights, weights.bias, dGates, dInput);
    dOutput = dInput;
  }
  unmask(run.input, dOutput);
  scatter(data, layout, batch, dOutput, gradients);
}

/** Multiplies the rows of each sentence with its own line of the mask: what is dropped is dropped for all its words. */
export function applyMask(data: Float32Array, batch: Batch, mask: Float32Array, address: number): void {
  const columns = mask.length / batch.sentences.length;
  batch.sentences.forEach((s, k) => {
    for (let r = s.start; r <= s.start + s.words; r++) {
      for (let c = 0; c < columns; c++) data[address + r * columns + c]! *= mask[k * columns + c]!;
    }
  });
}

/** Adds the derivatives by the input to the rows of the tables that it came from. */
function scatter(data: Float32Array, layout: NetworkLayout, batch: Batch, dInput: number, gradients: number): void {
  for (const s of batch.sentences) {
    for (let r = s.start; r <= s.start + s.words; r++) {
      let at = dInput + r * layout.inputWidth + layout.shape.vectorWidth;
      for (const [table, ids] of [
        [layout.word, batch.word],
        [layout.suffix, batch.suffix],
        [layout.outline, batch.outline],
        [layout.tag, batch.tag],
      ] as const) {
        const to = gradients + table.at + ids[r]! * table.columns;
        for (let c = 0; c < table.columns; c++) data[to + c]! += data[at + c]!;
        at += table.columns;
      }
    }
  }
}

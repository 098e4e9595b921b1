import { type Arena, up8 } from './arena.ts';
import { FARTHEST, type NetworkLayout } from './network-shape.ts';
import { type RecurrentLayer, runRecurrentLayer } from './recurrent-layer.ts';

/** Some sentences laid out in rows: each has a row for the root, then its words; the rows of all are a multiple of 8. */
export interface Batch {
  readonly rows: number;
  readonly sentences: readonly { readonly start: number; readonly words: number }[];
  /** Numbers of the inputs, one a row; 0 is "unknown" or an empty row. */
  readonly word: Int32Array;
  readonly suffix: Int32Array;
  readonly outline: Int32Array;
  readonly tag: Int32Array;
  /** rows × vectorWidth: the pretrained vectors. */
  readonly vectors: Float32Array;
}

/** Where the results of a run lie in the arena, one row a word unless said otherwise. */
export interface Run {
  readonly input: number;
  readonly layers: readonly RecurrentLayer[];
  readonly encoded: number;
  /** Each word as dependent and as head of an arc (rectified), then as dependent and head for the label. */
  readonly roles: number;
  readonly turned: number;
  /** For each sentence the score of each head (column) for each dependent (row); both counts rounded up to a multiple of 8. */
  readonly arcs: readonly number[];
  readonly tags: number;
}

/** Called on intermediate results (address, columns): training drops some of the numbers here. */
export type Disturb = (address: number, columns: number) => void;

/** Runs the network over a batch with the weights at address 0 of the arena: encodings, scores of arcs and tags. */
export function runNetwork(space: Arena, layout: NetworkLayout, batch: Batch, disturb: Disturb = () => {}): Run {
  const { data } = space;
  const { hidden } = layout.shape;
  const input = embed(space, layout, batch);
  disturb(input, layout.inputWidth);
  let current = input;
  let width = layout.inputWidth;
  const layers = layout.layers.map((weights, l) => {
    const layer: RecurrentLayer = {
      hidden,
      gates: dense(space, current, batch.rows, width, weights.weights.at, weights.bias.at, 6 * hidden),
      memories: space.take(batch.rows * 2 * hidden),
      memoryWeights: weights.memory.at,
      input: l === 0 ? -1 : current,
      output: space.take(batch.rows * 2 * hidden),
    };
    for (const s of batch.sentences) runRecurrentLayer(data, layer, s.start, s.start + s.words + 1);
    disturb(layer.output, 2 * hidden);
    current = layer.output;
    width = 2 * hidden;
    return layer;
  });
  const encoded = current;
  const { arcWidth } = layout.shape;
  const roleWidth = layout.roles.columns;
  const roles = dense(space, encoded, batch.rows, width, layout.roles.at, layout.rolesBias.at, roleWidth);
  for (let r = 0; r < batch.rows; r++) {
    for (let at = roles + r * roleWidth, end = at + 2 * arcWidth; at < end; at++) if (data[at]! < 0) data[at] = 0;
  }
  disturb(roles, roleWidth);
  const dependents = columns(space, roles, batch.rows, roleWidth, 0, arcWidth);
  const turned = dense(space, dependents, batch.rows, arcWidth, layout.arc.at, layout.arcBias.at, arcWidth);
  const arcs = batch.sentences.map((s) => {
    const size = up8(s.words + 1);
    const heads = space.take(arcWidth * size);
    for (let r = 0; r <= s.words; r++) {
      const from = roles + (s.start + r) * roleWidth + arcWidth;
      for (let c = 0; c < arcWidth; c++) data[heads + c * size + r] = data[from + c]!;
    }
    const own = space.take(size * arcWidth);
    data.copyWithin(own, turned + s.start * arcWidth, turned + (s.start + s.words + 1) * arcWidth);
    const scores = space.take(size * size);
    for (let d = 0; d <= s.words; d++) {
      for (let h = 0; h <= s.words; h++) data[scores + d * size + h] = data[layout.distance.at + distanceClass(d - h)]!;
    }
    space.multiplyAdd(own, heads, scores, size, arcWidth, size);
    return scores;
  });
  const tags = dense(space, encoded, batch.rows, width, layout.tagOut.at, layout.tagOutBias.at, layout.tagOut.columns);
  return { input, layers, encoded, roles, turned, arcs, tags };
}

/** Scores of the labels, given the row of the head of each row (its own row where it has none): hidden layer, then scores. */
export function runLabels(
  space: Arena,
  layout: NetworkLayout,
  batch: Batch,
  run: Run,
  heads: Int32Array,
): { hidden: number; scores: number } {
  const { data } = space;
  const { arcWidth, labelWidth } = layout.shape;
  const roleWidth = layout.roles.columns;
  const hidden = space.take(batch.rows * labelWidth);
  for (let r = 0; r < batch.rows; r++) {
    const own = run.roles + r * roleWidth + 2 * arcWidth;
    const head = run.roles + heads[r]! * roleWidth + 2 * arcWidth + labelWidth;
    for (let c = 0; c < labelWidth; c++) data[hidden + r * labelWidth + c] = Math.max(0, data[own + c]! + data[head + c]!);
  }
  return { hidden, scores: dense(space, hidden, batch.rows, labelWidth, layout.label.at, layout.labelBias.at, layout.label.columns) };
}

/** Class of the distance from head to dependent, 0 to 2 · FARTHEST. */
export function distanceClass(distance: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, distance)) + FARTHEST;
}

/** Some columns of a matrix as a matrix of their own. */
export function columns(space: Arena, at: number, rows: number, width: number, from: number, count: number): number {
  const out = space.take(rows * count);
  for (let r = 0; r < rows; r++) space.data.copyWithin(out + r * count, at + r * width + from, at + r * width + from + count);
  return out;
}

/** bias + input · weights, for all rows. */
function dense(space: Arena, input: number, rows: number, width: number, weights: number, bias: number, out: number): number {
  const result = space.take(rows * out);
  for (let r = 0; r < rows; r++) space.data.copyWithin(result + r * out, bias, bias + out);
  space.multiplyAdd(input, weights, result, rows, width, out);
  return result;
}

function embed(space: Arena, layout: NetworkLayout, batch: Batch): number {
  const { data } = space;
  const { vectorWidth } = layout.shape;
  const out = space.take(batch.rows * layout.inputWidth);
  for (const s of batch.sentences) {
    for (let r = s.start; r <= s.start + s.words; r++) {
      let at = out + r * layout.inputWidth;
      data.set(batch.vectors.subarray(r * vectorWidth, (r + 1) * vectorWidth), at);
      at += vectorWidth;
      for (const [table, ids] of [
        [layout.word, batch.word],
        [layout.suffix, batch.suffix],
        [layout.outline, batch.outline],
        [layout.tag, batch.tag],
      ] as const) {
        const from = table.at + ids[r]! * table.columns;
        data.copyWithin(at, from, from + table.columns);
        at += table.columns;
      }
    }
  }
  return out;
}

import type { ByteReader } from './byte-reader.ts';
import type { NetworkModel } from './network-model.ts';
import { type NetworkShape, networkLayout, SHAPE_FIELDS, type Tensor } from './network-shape.ts';
import type { Tag } from './tag.ts';
import type { WordVectors } from './word-vectors.ts';

/** Reads the network: its sizes, names of labels, words and endings, then each matrix of weights. `tags` are those of the tagger. */
export function readNetwork(reader: ByteReader, vectors: WordVectors, tags: readonly Tag[]): NetworkModel {
  const shape = Object.fromEntries(SHAPE_FIELDS.map((field) => [field, reader.varint()])) as unknown as NetworkShape;
  const numbered = (first: number): Map<string, number> => new Map(lines(reader).map((word, i) => [word, i + first]));
  const labels = lines(reader);
  const vocabulary = { words: numbered(2), suffixes: numbered(1) };
  const layout = networkLayout(shape);
  const weights = new Float32Array(layout.size);
  for (const tensor of layout.tensors) readTensor(reader, tensor, weights);
  return { layout, weights, vocabulary, vectors, tags, labels };
}

/** Whether a matrix is kept as bytes with a step for each column; small ones are kept as they are. */
export function isCoded(tensor: Tensor): boolean {
  return tensor.rows >= 8;
}

function readTensor(reader: ByteReader, tensor: Tensor, weights: Float32Array): void {
  const count = tensor.rows * tensor.columns;
  if (!isCoded(tensor)) {
    for (let i = 0; i < count; i++) weights[tensor.at + i] = reader.float();
    return;
  }
  const steps = Float32Array.from({ length: tensor.columns }, () => reader.float());
  const bytes = reader.bytes(count);
  const codes = new Int8Array(bytes.buffer, bytes.byteOffset, count);
  for (let i = 0; i < count; i++) weights[tensor.at + i] = codes[i]! * steps[i % tensor.columns]!;
}

function lines(reader: ByteReader): readonly string[] {
  return reader.string().split('\n');
}

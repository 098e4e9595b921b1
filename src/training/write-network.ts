import { type NetworkShape, networkLayout, SHAPE_FIELDS, type Tensor } from '../language/network-shape.ts';
import { isCoded } from '../language/read-network.ts';
import type { Vocabulary } from '../language/word-inputs.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes a network as `readNetwork` expects it: each weight a byte, each column with a step of its own. */
export function writeNetwork(
  writer: ByteWriter,
  shape: NetworkShape,
  labels: readonly string[],
  vocabulary: Vocabulary,
  weights: Float32Array,
): void {
  for (const field of SHAPE_FIELDS) writer.varint(shape[field]);
  writer.string(labels.join('\n'));
  writer.string([...vocabulary.words.keys()].join('\n'));
  writer.string([...vocabulary.suffixes.keys()].join('\n'));
  for (const tensor of networkLayout(shape).tensors) writeTensor(writer, tensor, weights);
}

function writeTensor(writer: ByteWriter, tensor: Tensor, weights: Float32Array): void {
  const { at, rows, columns } = tensor;
  if (!isCoded(tensor)) {
    for (let i = 0; i < rows * columns; i++) writer.float(weights[at + i]!);
    return;
  }
  const steps = new Float32Array(columns);
  for (let i = 0; i < rows * columns; i++) steps[i % columns] = Math.max(steps[i % columns]!, Math.abs(weights[at + i]!) / 127);
  for (const step of steps) writer.float(step);
  const codes = Int8Array.from({ length: rows * columns }, (_, i) => {
    const step = steps[i % columns]!;
    return step === 0 ? 0 : Math.round(weights[at + i]! / step);
  });
  writer.bytes(new Uint8Array(codes.buffer));
}

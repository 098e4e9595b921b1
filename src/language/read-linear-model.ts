import type { ByteReader } from './byte-reader.ts';
import { type LinearModel, linearModel } from './linear-model.ts';

/** The greatest whole number of 16 bits. */
const GREATEST = 32767;

/**
 * Reads a linear model: classes, bits, scale, then the positions (gaps) and the codes of the weights that are not zero. Codes are bytes on a
 * log scale: 1–127 positive, 129–255 negative. `width` classes at most will be asked for at once, all of them if it is left out.
 */
export function readLinearModel(reader: ByteReader, width?: number): LinearModel {
  const classes = reader.varint();
  const mask = 2 ** reader.varint() - 1;
  const start = reader.float();
  const step = reader.float();
  const count = reader.varint();
  const gaps = reader.varintBytes(count);
  const codes = reader.bytes(count);
  let greatest = 1;
  for (let i = 0; i < count; i++) {
    const size = codes[i]! < 128 ? codes[i]! : 256 - codes[i]!;
    if (size > greatest) greatest = size;
  }
  const unit = (start * Math.expm1(greatest / step)) / GREATEST;
  const values = new Int16Array(256);
  for (let c = 1; c <= greatest; c++) {
    values[c] = Math.round((start * Math.expm1(c / step)) / unit);
    values[256 - c] = -values[c]!;
  }
  const model = linearModel(classes, mask, unit, width ?? classes);
  const { table } = model.kernel;
  // Gaps are read straight from the file: no table of a million numbers in between.
  let at = 0;
  let from = 0;
  for (let i = 0; i < count; i++) {
    let byte = gaps[from++]!;
    let gap = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = gaps[from++]!;
      gap |= (byte & 127) << shift;
    }
    at += gap;
    table[at] = values[codes[i]!]!;
  }
  return model;
}

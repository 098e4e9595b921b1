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
  const gaps = reader.varints(count);
  const codes = reader.bytes(count);
  const greatest = codes.reduce((most, c) => Math.max(most, c < 128 ? c : 256 - c), 1);
  const unit = (start * Math.expm1(greatest / step)) / GREATEST;
  const values = new Int16Array(256);
  for (let c = 1; c <= greatest; c++) {
    values[c] = Math.round((start * Math.expm1(c / step)) / unit);
    values[256 - c] = -values[c]!;
  }
  const model = linearModel(classes, mask, unit, width ?? classes);
  const { table } = model.kernel;
  let at = 0;
  for (let i = 0; i < count; i++) {
    at += gaps[i]!;
    table[at] = values[codes[i]!]!;
  }
  return model;
}

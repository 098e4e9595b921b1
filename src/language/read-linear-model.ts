import type { ByteReader } from './byte-reader.ts';
import { type LinearModel, linearModel } from './linear-model.ts';

/** The greatest whole number of 16 bits. */
const GREATEST = 32767;

/**
 * Reads a linear model: classes, bits, scale, then the positions (gaps) and the codes of the weights that are not zero. Codes are bytes on a
 * log scale: 1–127 positive, 129–255 negative. `width` classes at most will be asked for at once, all of them if it is left out.
 * A table of more than 2^`mostBits` places is folded: what falls on one place is added up, and less memory has to be filled.
 */
export function readLinearModel(reader: ByteReader, width?: number, mostBits = 24): LinearModel {
  const classes = reader.varint();
  const mask = 2 ** Math.min(reader.varint(), mostBits) - 1;
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
    const value = values[codes[i]!]!;
    if (at <= mask + classes) table[at] = value;
    else addFolded(table, mask, classes, at, value);
  }
  return model;
}

/** Adds a weight to its place in a folded table, and to its place behind the end, where the last rows go on. */
function addFolded(table: Int16Array, mask: number, classes: number, at: number, value: number): void {
  const place = at & mask;
  table[place] = clamped(table[place]! + value);
  if (place < classes) table[mask + 1 + place] = clamped(table[mask + 1 + place]! + value);
}

const clamped = (sum: number): number => Math.max(-GREATEST, Math.min(GREATEST, sum));

import type { ByteReader } from './byte-reader.ts';
import type { LinearModel } from './linear-model.ts';

/** Reads a linear model: classes, bits, scale, then the positions (gaps) and the codes of the weights that are not zero. */
export function readLinearModel(reader: ByteReader): LinearModel {
  const classes = reader.varint();
  const size = 2 ** reader.varint();
  const start = reader.float();
  const step = reader.float();
  const count = reader.varint();
  const codes = new Uint8Array(size + 256);
  const gaps = reader.varints(count);
  const values = reader.bytes(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    at += gaps[i]!;
    codes[at] = values[i]!;
  }
  const scale = new Float32Array(256);
  for (let c = 1; c < 128; c++) {
    scale[c] = start * Math.expm1(c / step);
    scale[256 - c] = -scale[c]!;
  }
  return { classes, mask: size - 1, codes, scale };
}

import { EntenteError } from '../errors.ts';

/** Reads a model file from front to back; all numbers little-endian. */
export interface ByteReader {
  readonly varint: () => number;
  /** Many numbers below 2^32 at once, which is quicker. */
  readonly varints: (count: number) => Uint32Array;
  /** The bytes of many numbers, for a reader that decodes them itself. */
  readonly varintBytes: (count: number) => Uint8Array;
  readonly float: () => number;
  readonly bytes: (length: number) => Uint8Array;
  readonly string: () => string;
}

/** A reader over the bytes of `name`; throws `language/bad-model` when the file ends too early. */
export function byteReader(bytes: Uint8Array, name: string): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const advance = (length: number): number => {
    const from = at;
    at += length;
    if (at > bytes.length) {
      throw new EntenteError('language/bad-model', `The model file ${name} is cut off.`, {
        place: { source: name },
        why: `It has ${bytes.length} bytes, but more are announced in it.`,
        next: 'Restore it from version control, or build it again with `npm run train`.',
      });
    }
    return from;
  };
  const varint = (): number => {
    let value = 0;
    let shift = 1;
    for (;;) {
      const byte = bytes[advance(1)]!;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      shift *= 128;
    }
  };
  const varints = (count: number): Uint32Array => {
    const values = new Uint32Array(count);
    let from = at;
    for (let i = 0; i < count; i++) {
      let value = 0;
      let shift = 0;
      let byte = bytes[from++]!;
      while (byte >= 128) {
        value |= (byte & 127) << shift;
        shift += 7;
        byte = bytes[from++]!;
      }
      values[i] = value | (byte << shift);
    }
    advance(from - at);
    return values;
  };
  const varintBytes = (count: number): Uint8Array => {
    let end = at;
    for (let left = count; left > 0 && end < bytes.length; end++) if (bytes[end]! < 128) left--;
    const from = advance(end - at);
    return bytes.subarray(from, end);
  };
  const take = (length: number): Uint8Array => {
    const from = advance(length);
    return bytes.subarray(from, from + length);
  };
  return {
    varint,
    varints,
    varintBytes,
    float: () => view.getFloat32(advance(4), true),
    bytes: take,
    string: () => decoder.decode(take(varint())),
  };
}

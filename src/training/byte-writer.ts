/** Collects the bytes of a model file; the counterpart of `byteReader`. */
export interface ByteWriter {
  readonly varint: (value: number) => void;
  readonly float: (value: number) => void;
  readonly bytes: (value: Uint8Array) => void;
  readonly string: (value: string) => void;
  readonly result: () => Uint8Array;
}

/** An empty writer. */
export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;
  const room = (n: number): void => {
    if (length + n <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + n));
    larger.set(buffer);
    buffer = larger;
  };
  const varint = (value: number): void => {
    room(8);
    let rest = value;
    while (rest >= 128) {
      buffer[length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    buffer[length++] = rest;
  };
  const bytes = (value: Uint8Array): void => {
    room(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  return {
    varint,
    bytes,
    float: (value) => bytes(new Uint8Array(Float32Array.of(value).buffer)),
    string: (value) => {
      const encoded = new TextEncoder().encode(value);
      varint(encoded.length);
      bytes(encoded);
    },
    result: () => buffer.slice(0, length),
  };
}

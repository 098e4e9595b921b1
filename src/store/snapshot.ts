import { dictionary } from './dictionary.ts';
import type { QuadIndex, Sorted } from './quad-index.ts';

/** The version of the layout below; a snapshot of another one is built anew. */
const VERSION = 1;
const MAGIC = 0x31544e45; // "ENT1"
const HEADER = 16;
const ORDERS = ['spog', 'posg', 'ospg', 'gspo'] as const;

/**
 * An index as bytes: a header of sixteen numbers, the four orders, the dictionary, `notes` (JSON of the caller), all in the machine's byte
 * order. A checksum over the whole tells a torn file; the magic number tells another byte order.
 */
export function toSnapshot(index: QuadIndex, notes: unknown): Uint8Array {
  const { size: terms, blob, offsets, table } = index.dictionary.arrays();
  const text = new TextEncoder().encode(JSON.stringify(notes));
  const words = (bytes: number) => (bytes + 3) >> 2;
  const arrays = ORDERS.flatMap((order) => [index[order].offsets, index[order].a, index[order].b, index[order].c]);
  const total =
    HEADER + [...arrays, offsets, table].reduce((sum, array) => sum + array.length, 0) + words(blob.length) + words(text.length);
  const made = new Uint32Array(total);
  const bytes = new Uint8Array(made.buffer);
  made.set([
    MAGIC,
    VERSION,
    index.size,
    terms,
    blob.length,
    table.length,
    Number(index.repeats),
    text.length,
    total,
    index.spog.offsets.length,
  ]);
  let at = HEADER;
  for (const array of [...arrays, offsets, table]) {
    made.set(array, at);
    at += array.length;
  }
  bytes.set(blob, at * 4);
  at += words(blob.length);
  bytes.set(text, at * 4);
  made[HEADER - 1] = checksum(made);
  return bytes;
}

/** Reads a snapshot without copying it; undefined if it is torn, or of another version or machine. */
export function fromSnapshot(from: Uint8Array): { index: QuadIndex; notes: unknown } | undefined {
  const bytes = new Uint8Array(from.buffer, from.byteOffset, from.byteLength); // a plain array even where a Buffer comes
  if (bytes.byteLength < HEADER * 4 || bytes.byteOffset % 4 !== 0 || bytes.byteLength % 4 !== 0) return undefined;
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const [magic, version, size, terms, blobLength, tableLength, repeats, textLength, total, offsetsLength] = all as unknown as number[];
  if (magic !== MAGIC || version !== VERSION || total !== all.length || all[HEADER - 1] !== checksum(all)) return undefined;
  let at = HEADER;
  const take = (length: number) => {
    at += length;
    return all.subarray(at - length, at);
  };
  const sorted = (): Sorted => ({ offsets: take(offsetsLength!), a: take(size!), b: take(size!), c: take(size!) });
  const [spog, posg, ospg, gspo] = [sorted(), sorted(), sorted(), sorted()];
  const offsets = take(terms! + 1);
  const table = take(tableLength!);
  const start = at * 4;
  const blob = bytes.subarray(start, start + blobLength!);
  const text = bytes.subarray(start + ((blobLength! + 3) & ~3)).subarray(0, textLength!);
  const notes: unknown = JSON.parse(new TextDecoder().decode(text));
  return {
    index: { dictionary: dictionary({ size: terms!, blob, offsets, table }), size: size!, spog, posg, ospg, gspo, repeats: repeats === 1 },
    notes,
  };
}

/** Of every word but its own place; quick, and enough to see a file that was not written to its end. */
function checksum(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) if (i !== HEADER - 1) sum = (Math.imul(sum, 31) + words[i]!) | 0;
  return sum >>> 0;
}

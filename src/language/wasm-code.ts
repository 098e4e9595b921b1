/*
 * Pieces of WebAssembly for kernels that are written out instruction by instruction: each function gives the bytes of one instruction.
 */

export const I32 = 0x7f;
export const V128 = 0x7b;

const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);
const signedLeb = (value: number): number[] => (value < 64 ? [value] : [(value & 127) | 128, ...signedLeb(value >>> 7)]);

/** Reads a local. */
export const get = (local: number): number[] => [0x20, ...leb(local)];
/** Writes a local. */
export const set = (local: number): number[] => [0x21, ...leb(local)];
/** A 32-bit number of zero or more. */
export const constant = (value: number): number[] => [0x41, ...signedLeb(value)];
export const ADD = [0x6a];
export const AND = [0x71];
export const MULTIPLY = [0x6c];
export const SHIFT_LEFT = [0x74];
/** Loads four numbers of 32 bits. */
export const load = (offset: number): number[] => [0xfd, 0x00, 4, ...leb(offset)];
/** Stores four numbers of 32 bits. */
export const store = (offset: number): number[] => [0xfd, 0x0b, 4, ...leb(offset)];
/** Loads one number of 32 bits. */
export const loadInt = (offset: number): number[] => [0x28, 2, ...leb(offset)];
/** Adds to a local. */
export const increase = (local: number, by: number[]): number[] => [...get(local), ...by, ...ADD, ...set(local)];
/** Runs the body until the two locals are equal (tested after each round). */
export const until = (local: number, end: number, body: number[]): number[] => [
  ...[0x03, 0x40],
  ...body,
  ...[...get(local), ...get(end), 0x47, 0x0d, 0],
  0x0b,
];

/** The function that a module exports: its name, its number of parameters (all of 32 bits), its other locals by count and type, its code. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly (readonly [number, number])[];
  readonly code: readonly number[];
}

/** A function without result over a memory. */
export function wasmFunction(memory: WebAssembly.Memory, { name, parameters, locals, code }: WasmFunction): (...args: number[]) => void {
  const text = (t: string): number[] => [t.length, ...[...t].map((c) => c.charCodeAt(0))];
  const section = (id: number, content: number[]): number[] => [id, ...leb(content.length), ...content];
  const body = [...leb(locals.length), ...locals.flatMap(([count, type]) => [...leb(count), type]), ...code, 0x0b];
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(I32), 0]),
    ...section(2, [1, ...text('host'), ...text('memory'), 0x02, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text(name), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } });
  return instance.exports[name] as (...args: number[]) => void;
}

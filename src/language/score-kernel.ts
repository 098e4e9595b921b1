import { ADD, AND, constant, get, I32, increase, load, loadInt, SHIFT_LEFT, set, store, until, V128, wasmFunction } from './wasm-code.ts';

/**
 * A WebAssembly module with one function: the sums of the rows of a table that features point to, eight whole numbers of 16 bits at a time.
 * Sums of whole numbers are the same in any order and on any machine.
 */
export interface ScoreKernel {
  /** The table; rows may begin anywhere. */
  readonly table: Int16Array;
  /** Where the features are put, and where the sums come out. */
  readonly features: Int32Array;
  readonly sums: Int32Array;
  /** Sums `8 · vectors` numbers of the rows of the first `count` features (one or more), from `offset` on. */
  readonly run: (count: number, offset: number) => void;
}

const MOST_FEATURES = 256;
const SUMS = 4 * MOST_FEATURES;
const LANES = 8;
const VECTORS_AT_MOST = 16;
const TABLE = SUMS + 4 * LANES * VECTORS_AT_MOST;

/** A kernel for a table of `mask + 1` places, a power of two, at which rows of `8 · vectors` numbers can begin after an offset of at most 256. */
export function scoreKernel(mask: number, vectors: number): ScoreKernel {
  const size = mask + 1 + 256 + LANES * VECTORS_AT_MOST;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLE + 2 * size) / 65536) });
  const locals = [[2, I32] as const, [1 + 2 * vectors, V128] as const];
  const run = wasmFunction(memory, { name: 'score', parameters: 2, locals, code: scoreCode(mask, vectors) });
  return {
    table: new Int16Array(memory.buffer, TABLE, size),
    features: new Int32Array(memory.buffer, 0, MOST_FEATURES),
    sums: new Int32Array(memory.buffer, SUMS, LANES * VECTORS_AT_MOST),
    run,
  };
}

const [COUNT, OFFSET, AT, ROW, NUMBERS, ACC] = [0, 1, 2, 3, 4, 5];
const widenLow = [0xfd, 0xa7, 0x01];
const widenHigh = [0xfd, 0xa8, 0x01];
const addInts = [0xfd, 0xae, 0x01];

function scoreCode(mask: number, vectors: number): number[] {
  const each = [...Array(vectors).keys()];
  const row = [
    // the address of the row: 2 · ((feature & mask) + offset)
    ...[...get(AT), ...loadInt(0), ...constant(mask), ...AND, ...get(OFFSET), ...ADD, ...constant(1), ...SHIFT_LEFT, ...set(ROW)],
    ...each.flatMap((v) => [
      ...[...get(ROW), ...load(TABLE + 16 * v), ...set(NUMBERS)],
      ...[...get(ACC + 2 * v), ...get(NUMBERS), ...widenLow, ...addInts, ...set(ACC + 2 * v)],
      ...[...get(ACC + 2 * v + 1), ...get(NUMBERS), ...widenHigh, ...addInts, ...set(ACC + 2 * v + 1)],
    ]),
    ...increase(AT, constant(4)),
  ];
  return [
    ...[...get(COUNT), ...constant(2), ...SHIFT_LEFT, ...set(COUNT)],
    ...until(AT, COUNT, row),
    ...each.flatMap((v) => [0, 1].flatMap((half) => [...constant(0), ...get(ACC + 2 * v + half), ...store(SUMS + 32 * v + 16 * half)])),
  ];
}

import { matrixKernel } from './matrix-kernel.ts';

/** One block of numbers for weights and intermediate results; addresses count floats, not bytes. */
export interface Arena {
  readonly data: Float32Array;
  /** C (m × n) += A (m × k) · B (k × n); m a multiple of 4, n of 8. */
  readonly multiplyAdd: (a: number, b: number, c: number, m: number, k: number, n: number) => void;
  /** Room for `count` zeros. */
  readonly take: (count: number) => number;
  /** Gives back all room from `address` on. */
  readonly release: (address: number) => void;
}

/** An arena with room for `size` floats. */
export function arena(size: number): Arena {
  const kernel = matrixKernel(up8(size) * 4);
  const data = new Float32Array(kernel.memory.buffer, 0, up8(size));
  let free = 0;
  return {
    data,
    multiplyAdd: (a, b, c, m, k, n) => kernel.multiplyAdd(a * 4, b * 4, c * 4, m, k, n),
    take: (count) => {
      const at = free;
      free += up8(count);
      if (free > data.length) throw new RangeError(`arena of ${data.length} floats is full`);
      data.fill(0, at, free);
      return at;
    },
    release: (address) => {
      free = address;
    },
  };
}

/** The next multiple of eight. */
export function up8(n: number): number {
  return (n + 7) & ~7;
}

/** Copies A (rows × columns) turned on its side to `out` (columns × `width`, `width` at least `rows`). */
export function transpose(data: Float32Array, a: number, rows: number, columns: number, out: number, width: number): void {
  for (let r = 0; r < rows; r++) {
    const from = a + r * columns;
    for (let c = 0; c < columns; c++) data[out + c * width + r] = data[from + c]!;
  }
}

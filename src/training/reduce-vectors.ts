import type { ByteWriter } from './byte-writer.ts';

/**
 * Turns vectors to their main axes, keeps the first `width` dimensions and writes each number in four bits.
 * `vector` gives the vector of a word; words without one get zeros. The axes are those of the first `sample` words.
 */
export function writeReducedVectors(
  writer: ByteWriter,
  words: readonly string[],
  vector: (word: string) => readonly number[] | undefined,
  width: number,
  sample = 30_000,
): void {
  const rows = words.map((w) => vector(w));
  const known = rows.filter((r) => r !== undefined).slice(0, sample);
  const size = known[0]!.length;
  const mean = new Float64Array(size);
  for (const r of known) for (let i = 0; i < size; i++) mean[i]! += r[i]! / known.length;
  const covariance = new Float64Array(size * size);
  for (const r of known) {
    for (let i = 0; i < size; i++) {
      const a = (r[i]! - mean[i]!) / known.length;
      for (let j = 0; j < size; j++) covariance[i * size + j]! += a * (r[j]! - mean[j]!);
    }
  }
  const axes = mainAxes(covariance, size).slice(0, width);
  const spread = Math.sqrt(axes.reduce((sum, a) => sum + a.value, 0) / width);
  writer.varint(width);
  // Fifteen steps cover two and a half standard deviations on either side, near the best for numbers of normal distribution.
  const steps = axes.map((a) => (2.5 * Math.sqrt(a.value)) / 7);
  // The mean size of a number is the same for all vectors, whatever the source: 0.3.
  for (const s of steps) writer.float((0.3 * s) / spread);
  for (const r of rows) {
    const codes = new Uint8Array(width / 2);
    if (r) {
      axes.forEach((axis, k) => {
        let dot = 0;
        for (let i = 0; i < size; i++) dot += axis.direction[i]! * (r[i]! - mean[i]!);
        const step = Math.max(-7, Math.min(7, Math.round(dot / steps[k]!))) + 8;
        codes[k >> 1]! |= k % 2 === 0 ? step : step << 4;
      });
    }
    writer.bytes(codes);
  }
}

/** Eigenvectors of a symmetric matrix by Jacobi rotations, greatest eigenvalue first. */
function mainAxes(matrix: Float64Array, size: number): { value: number; direction: Float64Array }[] {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = a[p * size + q]!;
        if (Math.abs(off) < 1e-12) continue;
        const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k++) rotate(a, k * size + p, k * size + q, c, s);
        for (let k = 0; k < size; k++) rotate(a, p * size + k, q * size + k, c, s);
        for (let k = 0; k < size; k++) rotate(v, k * size + p, k * size + q, c, s);
      }
    }
  }
  return [...Array(size).keys()]
    .map((i) => ({ value: a[i * size + i]!, direction: Float64Array.from({ length: size }, (_, k) => v[k * size + i]!) }))
    .sort((x, y) => y.value - x.value);
}

function rotate(m: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = m[i]!;
  const y = m[j]!;
  m[i] = c * x - s * y;
  m[j] = s * x + c * y;
}

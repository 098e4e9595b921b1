/**
 * The best tree under the scores of single arcs (Chu & Liu 1965, Edmonds 1967) with exactly one child of the root.
 * `scores[d * stride + h]` is the score of head `h` for dependent `d`; 0 is the root, words are 1 to `words`. Gives the heads from 1 on.
 */
export function maximumTree(scores: Float32Array, words: number, stride: number): Int32Array {
  const size = words + 1;
  const own = new Float64Array(size * size);
  for (let d = 1; d < size; d++) for (let h = 0; h < size; h++) own[d * size + h] = scores[d * stride + h]!;
  const free = bestHeads(own, size);
  if (rootChildren(free).length === 1) return free;
  const candidates = rootChildren(free)
    .sort((a, b) => own[b * size]! - own[a * size]! || a - b)
    .slice(0, MOST_ROOTS);
  let best = free;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const root of candidates) {
    const limited = own.slice();
    for (let d = 1; d < size; d++) if (d !== root) limited[d * size] = -1e9;
    const heads = bestHeads(limited, size);
    const total = heads.reduce((sum, h, d) => (d === 0 ? sum : sum + limited[d * size + h]!), 0);
    if (total > bestScore) {
      best = heads;
      bestScore = total;
    }
  }
  return best;
}

/** Roots that are tried when the best heads have more than one. */
const MOST_ROOTS = 4;

function rootChildren(heads: Int32Array): number[] {
  const roots: number[] = [];
  for (let d = 1; d < heads.length; d++) if (heads[d] === 0) roots.push(d);
  return roots;
}

/** Takes the best head of each node; where they run in a circle, draws the circle together into one node and starts again. */
function bestHeads(scores: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size);
  for (let d = 1; d < size; d++) {
    let best = d === 0 ? -1 : 0;
    for (let h = 1; h < size; h++) if (h !== d && scores[d * size + h]! > scores[d * size + best]!) best = h;
    heads[d] = best;
  }
  const circle = findCircle(heads);
  if (circle.length === 0) return heads;
  const inside = new Set(circle);
  const outside = [...heads.keys()].filter((x) => !inside.has(x));
  const smaller = outside.length + 1;
  const merged = smaller - 1;
  const reduced = new Float64Array(smaller * smaller);
  const entry = new Int32Array(smaller);
  const exit = new Int32Array(smaller);
  outside.forEach((x, i) => {
    outside.forEach((y, j) => {
      reduced[i * smaller + j] = scores[x * size + y]!;
    });
    let into = Number.NEGATIVE_INFINITY;
    let out = Number.NEGATIVE_INFINITY;
    for (const v of circle) {
      const gain = scores[v * size + x]! - scores[v * size + heads[v]!]!;
      if (gain > into) {
        into = gain;
        entry[i] = v;
      }
      if (scores[x * size + v]! > out) {
        out = scores[x * size + v]!;
        exit[i] = v;
      }
    }
    reduced[merged * smaller + i] = into;
    reduced[i * smaller + merged] = out;
  });
  const solved = bestHeads(reduced, smaller);
  outside.forEach((x, i) => {
    if (i > 0) heads[x] = solved[i] === merged ? exit[i]! : outside[solved[i]!]!;
  });
  const from = solved[merged]!;
  heads[entry[from]!] = outside[from]!;
  return heads;
}

/** The nodes of one circle of heads; empty where all ways lead to the root. */
function findCircle(heads: Int32Array): readonly number[] {
  const seen = new Int32Array(heads.length);
  for (let start = 1; start < heads.length; start++) {
    let x = start;
    while (x !== 0 && seen[x] === 0) {
      seen[x] = start;
      x = heads[x]!;
    }
    if (x === 0 || seen[x] !== start) continue;
    const circle = [x];
    for (let y = heads[x]!; y !== x; y = heads[y]!) circle.push(y);
    return circle;
  }
  return [];
}

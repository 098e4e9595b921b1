/** Quads as four growing columns of ids, in no order and not yet without repetition. */
export interface QuadColumns {
  add(s: number, p: number, o: number, g: number): void;
  size(): number;
  /** The columns s, p, o, g, cut to size. */
  columns(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
}

/** Empty columns, with room for `room` quads before they must grow. */
export function quadColumns(room = 1 << 10): QuadColumns {
  let [s, p, o, g] = [0, 1, 2, 3].map(() => new Uint32Array(room)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let n = 0;
  const grow = (column: Uint32Array) => {
    const more = new Uint32Array(n * 2);
    more.set(column);
    return more;
  };
  return {
    add(a, b, c, d) {
      if (n === s.length) [s, p, o, g] = [grow(s), grow(p), grow(o), grow(g)];
      s[n] = a;
      p[n] = b;
      o[n] = c;
      g[n++] = d;
    },
    size: () => n,
    columns: () => [s.subarray(0, n), p.subarray(0, n), o.subarray(0, n), g.subarray(0, n)],
  };
}

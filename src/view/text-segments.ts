/** A stretch of text that a claim stands on; positions in code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly claim: string;
  readonly status: string;
}

/** A stretch of text that the same claims cover, and the claims that begin with it. */
export interface Segment<M extends Mark = Mark> {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly M[];
  readonly begins: readonly M[];
}

/** Cuts a text at every border of a mark. The segments cover the whole text, in order, without gap or overlap. */
export function segments<M extends Mark>(length: number, marks: readonly M[]): Segment<M>[] {
  const good = marks.filter((mark) => mark.start >= 0 && mark.end <= length && mark.start < mark.end);
  const cuts = [...new Set([0, length, ...good.flatMap((mark) => [mark.start, mark.end])])].sort((x, y) => x - y);
  const waiting = [...good].sort((x, y) => x.start - y.start || y.end - x.end);
  let open: M[] = [];
  const out: Segment<M>[] = [];
  for (let k = 0; k + 1 < cuts.length; k++) {
    const [start, end] = [cuts[k]!, cuts[k + 1]!];
    open = open.filter((mark) => mark.end > start);
    const begins: M[] = [];
    while (waiting[0] && waiting[0].start === start) begins.push(waiting.shift()!);
    open.push(...begins);
    out.push({ start, end, marks: [...open], begins });
  }
  return out;
}

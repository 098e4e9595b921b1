import type { Guard } from './guard.ts';
import type { GraphScope, Place } from './match-step.ts';
import { CAPACITY, columnsFor, type Operator } from './operator.ts';
import type { PathGraph, Reach } from './reach.ts';

/** A path pattern over ids. */
export interface IdPath {
  readonly subject: Place;
  readonly object: Place;
  readonly reach: Reach;
  readonly graph: GraphScope;
  /** The named graphs, for a graph variable that is not bound. */
  graphs(): readonly number[];
}

/** Joins rows with a property path. Both ends free means every node of the graph is a start. */
export function pathStep(input: Operator, path: IdPath, keep: ReadonlySet<number>, guard: Guard): Operator {
  const { subject, object, reach, graph } = path;
  const graphSlot = graph.kind === 'named' ? graph.slot : -1;
  const made = new Set<number>();
  input.columns.forEach((column, slot) => {
    if (column !== undefined) made.add(slot);
  });
  for (const slot of [subject.slot, object.slot, graphSlot]) if (slot >= 0) made.add(slot);
  const columns = columnsFor([...made].filter((slot) => keep.has(slot)));
  const copied: (readonly [Uint32Array, Uint32Array])[] = [];
  input.columns.forEach((column, slot) => {
    if (column !== undefined && columns[slot] !== undefined) copied.push([column, columns[slot]]);
  });
  const idAt = ({ slot, id }: Place, row: number) => (slot < 0 ? id : (input.columns[slot]?.[row] ?? 0));

  let rows = 0;
  let row = -1;
  /** What is still to be done for the row at hand: graphs, and in each the starts. */
  let graphs: readonly PathGraph[] = [];
  let graphAt = 0;
  let starts: readonly number[] = [];
  let startAt = 0;
  /** Ends found from the start at hand, still to be handed on. */
  let ends: readonly number[] = [];
  let endAt = 0;
  let start = 0;
  let forward = true;

  function open(): void {
    const g = graphSlot >= 0 ? (input.columns[graphSlot]?.[row] ?? 0) : 0;
    if (graph.kind === 'merge') graphs = [graph.of];
    else if (graph.kind === 'one') graphs = [graph.id];
    else graphs = g === 0 ? path.graphs() : path.graphs().includes(g) ? [g] : [];
    graphAt = -1;
    starts = ends = [];
    startAt = endAt = 0;
  }

  /** Goes on to the next start; false when the row is done. */
  function advance(): boolean {
    const [s, o] = [idAt(subject, row), idAt(object, row)];
    if (startAt < starts.length) start = starts[startAt++]!;
    else {
      if (++graphAt >= graphs.length) return false;
      starts = s !== 0 || o !== 0 ? [s !== 0 ? s : o] : reach.nodes(graphs[graphAt]);
      startAt = 0;
      ends = [];
      endAt = 0;
      return true;
    }
    const within = graphs[graphAt];
    endAt = 0;
    // A variable ranges over the nodes of the graph: a value from elsewhere begins no path, not even an empty one.
    if (reach.mayBeEmpty && subject.slot >= 0 && object.slot >= 0 && (s !== 0 || o !== 0) && !reach.occurs(start, within)) {
      ends = [];
      return true;
    }
    if (s !== 0 && o !== 0) {
      forward = true;
      ends = new Array(reach.ways(s, o, within, object.slot < 0)).fill(o);
    } else {
      forward = s !== 0 || o === 0;
      ends = reach.ends(start, forward, within);
      if (subject.slot >= 0 && subject.slot === object.slot) ends = ends.filter((end) => end === start);
    }
    return true;
  }

  function emit(n: number): void {
    const end = ends[endAt++]!;
    for (const [source, target] of copied) target[n] = source[row]!;
    const s = columns[subject.slot];
    if (s !== undefined) s[n] = forward ? start : end;
    const o = columns[object.slot];
    if (o !== undefined) o[n] = forward ? end : start;
    const g = columns[graphSlot];
    if (g !== undefined) g[n] = graphs[graphAt] as number;
  }

  return {
    columns,
    next() {
      let n = 0;
      for (let work = 0; work < CAPACITY && n < CAPACITY; work++) {
        while (endAt < ends.length && n < CAPACITY) emit(n++);
        if (n === CAPACITY) break;
        if (row >= 0 && row < rows && advance()) continue;
        if (row + 1 < rows) {
          row++;
          open();
          continue;
        }
        if (n > 0) break;
        rows = input.next();
        row = -1;
        if (rows <= 0) {
          const end = rows;
          rows = 0;
          return end;
        }
      }
      guard.check();
      return n;
    },
    restart() {
      input.restart();
      rows = 0;
      row = -1;
      graphs = [];
      starts = ends = [];
      startAt = endAt = graphAt = 0;
    },
  };
}

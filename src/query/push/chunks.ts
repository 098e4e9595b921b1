import type { GraphLines } from './graph-lines.ts';

/** Lines of one graph within a chunk. */
export interface Part extends GraphLines {
  /** Whether no chunk before has lines of this graph. */
  readonly first: boolean;
}

/** What is sent in one request. */
export interface Chunk {
  readonly parts: readonly Part[];
  readonly quads: number;
}

/** How large a chunk may be. A single quad may be larger. */
export interface ChunkSize {
  readonly quads: number;
  readonly characters: number;
  /** Whether a chunk may hold lines of several graphs. */
  readonly together: boolean;
}

/** Cuts graphs into chunks, in their order. */
export function* chunksOf(graphs: Iterable<GraphLines>, size: ChunkSize): Generator<Chunk> {
  let parts: Part[] = [];
  let quads = 0;
  let characters = 0;
  function* full(): Generator<Chunk> {
    if (quads > 0) yield { parts, quads };
    parts = [];
    quads = 0;
    characters = 0;
  }
  for (const { graph, lines } of graphs) {
    let first = true;
    let from = 0;
    const cut = (to: number): void => {
      if (to > from) {
        parts.push({ graph, lines: lines.slice(from, to), first });
        first = false;
      }
      from = to;
    };
    for (let at = 0; at < lines.length; at++) {
      const length = lines[at]!.length + 1;
      if (quads > 0 && (quads >= size.quads || characters + length > size.characters)) {
        cut(at);
        yield* full();
      }
      quads++;
      characters += length;
    }
    cut(lines.length);
    if (!size.together) yield* full();
  }
  yield* full();
}

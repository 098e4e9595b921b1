import { createHash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { Chunk } from '../query/push/chunks.ts';
import type { PushRequest, PushTarget } from '../query/push/push-request.ts';
import type { QuadIndex } from '../store/quad-index.ts';

/** What a push will send, counted before anything is sent. */
export interface PushPlan {
  /** The requests with their chunks, made anew on each run. */
  readonly requests: () => Generator<{ readonly chunk: Chunk; readonly request: PushRequest }>;
  readonly quads: number;
  /** Named graphs. */
  readonly graphs: number;
  /** Quads outside named graphs. */
  readonly inDefault: number;
  readonly chunks: number;
  readonly characters: number;
  /** Blank nodes that became IRIs. */
  readonly blankNodes: number;
  /** IRIs that had to be percent-encoded. */
  readonly encoded: number;
  /** SHA-256 of all requests. */
  readonly content: string;
}

/** Characters beyond which a chunk ends, whatever its quads: servers have limits on bodies, often a few megabytes. */
const MOST_CHARACTERS = 2_000_000;

/** Plans a push: blank nodes named, everything in a fixed order, cut into chunks. */
export async function pushPlan(
  index: QuadIndex,
  target: PushTarget,
  { quadsPerChunk, defaultGraph }: { readonly quadsPerChunk: number; readonly defaultGraph: string | null },
): Promise<PushPlan> {
  const [{ quadsOf }, { termWriter }, { graphLines }, { chunksOf }, { pushRequest }] = await Promise.all([
    import('../store/quads-of.ts'),
    import('../query/push/term-writer.ts'),
    import('../query/push/graph-lines.ts'),
    import('../query/push/chunks.ts'),
    import('../query/push/push-request.ts'),
  ]);
  const names = hasBlankNodes(index) ? await nameBlankNodes(quadsOf(index)) : new Map<string, string>();
  const { write, encoded } = termWriter(names);
  const size = { quads: quadsPerChunk, characters: MOST_CHARACTERS, together: target.mode === 'update' };
  function* requests(): Generator<{ chunk: Chunk; request: PushRequest }> {
    for (const chunk of chunksOf(graphLines(index, write, defaultGraph), size)) yield { chunk, request: pushRequest(chunk, target) };
  }
  const hash = createHash('sha256');
  let [quads, graphs, inDefault, chunks, characters] = [0, 0, 0, 0, 0];
  for (const { chunk, request } of requests()) {
    const { url, method, body } = request;
    hash.update(`${method} ${url}\n${body.length}\n${body}`);
    quads += chunk.quads;
    chunks++;
    characters += body.length;
    for (const { graph, first, lines } of chunk.parts) {
      if (graph === null) inDefault += lines.length;
      else if (first) graphs++;
    }
  }
  return {
    requests,
    quads,
    graphs,
    inDefault,
    chunks,
    characters,
    blankNodes: names.size,
    encoded: encoded(),
    content: hash.digest('hex'),
  };
}

const BLANK = '_'.charCodeAt(0);
const TRIPLE = 0;

/** Stores seldom have any: a look at the dictionary then saves a look at every quad. */
function hasBlankNodes({ dictionary }: QuadIndex): boolean {
  for (let id = 2; id < dictionary.size(); id++) {
    const kind = dictionary.kind(id);
    if (kind === BLANK || kind === TRIPLE) return true;
  }
  return false;
}

async function nameBlankNodes(quads: Iterable<Quad>): Promise<ReadonlyMap<string, string>> {
  const { skolemNames } = await import('../diff/skolem-names.ts');
  return skolemNames(quads);
}

import type { Chunk } from './chunks.ts';

/** Where a chunk goes, and by which protocol. */
export interface PushTarget {
  readonly url: string;
  /** SPARQL 1.1 Graph Store HTTP Protocol, or SPARQL 1.1 Update. */
  readonly mode: 'graph-store' | 'update';
  /** Whether a named graph is emptied before its first lines come. The default graph never is: what stands there may be of others. */
  readonly replace: boolean;
}

/** A request over HTTP. */
export interface PushRequest {
  readonly url: string;
  readonly method: 'PUT' | 'POST';
  readonly contentType: string;
  readonly body: string;
}

/** The request that carries a chunk. Sending it twice is as good as once, since it has no blank nodes. */
export const pushRequest = (chunk: Chunk, target: PushTarget): PushRequest =>
  target.mode === 'update' ? updateRequest(chunk, target) : graphStoreRequest(chunk, target);

function graphStoreRequest({ parts }: Chunk, { url, replace }: PushTarget): PushRequest {
  const { graph, first, lines } = parts[0]!;
  const which = graph === null ? 'default' : `graph=${encodeURIComponent(graph.slice(1, -1))}`;
  return {
    url: `${url}${url.includes('?') ? '&' : '?'}${which}`,
    method: replace && first && graph !== null ? 'PUT' : 'POST',
    // N-Triples are Turtle, and more servers know that name.
    contentType: 'text/turtle',
    body: `${lines.join('\n')}\n`,
  };
}

function updateRequest({ parts }: Chunk, { url, replace }: PushTarget): PushRequest {
  const emptied = replace ? parts.filter(({ first, graph }) => first && graph !== null) : [];
  const data = parts.map(({ graph, lines }) => {
    const triples = lines.map(hardened).join('\n');
    return graph === null ? triples : `GRAPH ${graph} {\n${triples}\n}`;
  });
  return {
    url,
    method: 'POST',
    contentType: 'application/sparql-update',
    body: `${emptied.map(({ graph }) => `CLEAR SILENT GRAPH ${graph} ;\n`).join('')}INSERT DATA {\n${data.join('\n')}\n}\n`,
  };
}

/**
 * SPARQL 1.1 undoes `\u0022` before it reads strings, and a careless server does so in `\\u0022` too, where it is the text of somebody's
 * article: `\"` comes of it, another text, or no SPARQL at all. With the letter itself escaped (`\\\u00750022`) all readers agree.
 */
const hardened = (line: string): string =>
  line.replace(/\\\\([uU]?)|\\./g, (whole, letter: string | undefined) => (letter ? `\\\\\\u00${letter === 'u' ? '75' : '55'}` : whole));

import type { Quad } from '@rdfjs/types';

interface Transform {
  on(event: 'data', listen: (quad: Quad) => void): unknown;
  on(event: 'error', listen: (error: unknown) => void): unknown;
  on(event: 'end', listen: () => void): unknown;
  write(chunk: string, done: (error?: Error | null) => void): unknown;
  end(): unknown;
}

/** Pushes pieces of text through a streaming parser and hands on its quads; fails with the first error. */
export function collect(parser: object, chunks: Iterable<string>, each: (quad: Quad) => void): Promise<void> {
  const stream = parser as Transform;
  return new Promise((resolve, reject) => {
    stream.on('data', each);
    stream.on('error', reject);
    stream.on('end', resolve);
    (async () => {
      for (const chunk of chunks) await new Promise<void>((next, fail) => stream.write(chunk, (error) => (error ? fail(error) : next())));
      stream.end();
    })().catch(reject);
  });
}

import { EntenteError } from '../errors.ts';

const SIZE = 1 << 22;

/** UTF-8 bytes as pieces of text of some megabytes, decoded anew on each walk. Fails with `rdf/not-utf8` and the line. */
export function decodeChunks(bytes: Uint8Array, source: string | undefined): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      let line = 1;
      for (let at = 0; at < bytes.length || at === 0; at += SIZE) {
        let text: string;
        try {
          text = decoder.decode(bytes.subarray(at, at + SIZE), { stream: at + SIZE < bytes.length });
        } catch (error) {
          throw notUtf8(bytes.subarray(at, at + SIZE), line, source, error);
        }
        for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) line++;
        yield text;
        if (bytes.length === 0) return;
      }
    },
  };
}

function notUtf8(chunk: Uint8Array, line: number, source: string | undefined, cause: unknown): EntenteError {
  const lenient = new TextDecoder().decode(chunk);
  const bad = lenient.indexOf('\ufffd');
  const before = lenient.slice(0, Math.max(0, bad));
  const start = before.lastIndexOf('\n') + 1;
  const zero = before.includes('\0');
  return new EntenteError('rdf/not-utf8', `${source ?? 'The input'} is not UTF-8 text.`, {
    place: {
      ...(source === undefined ? {} : { source }),
      line: line + before.split('\n').length - 1,
      column: before.length - start + 1,
      excerpt: lenient.slice(start).split('\n', 1)[0]!.slice(0, 200),
    },
    why: zero ? 'It looks like a binary file.' : 'A byte there is no valid UTF-8; the file may be Latin-1 or cut off.',
    next: zero
      ? 'Give a file of RDF: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.'
      : 'Convert it first, for example `iconv -f latin1 -t utf-8`.',
    cause,
  });
}

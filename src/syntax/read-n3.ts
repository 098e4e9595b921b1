import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { EntenteError } from '../errors.ts';
import { locate } from './locate.ts';
import type { ReadContext, Syntax, SyntaxName } from './syntax.ts';

interface Token {
  readonly line: number;
  readonly start?: number;
}
type ParserError = Error & { context?: { line?: number; token?: Token; previousToken?: Token & { end?: number } } };

const NAMES = { turtle: 'Turtle', trig: 'TriG', ntriples: 'N-Triples', nquads: 'N-Quads' } as const;

const MARK = 'label.';

/** Turtle, TriG, N-Triples and N-Quads (RDF 1.2 with triple terms), by the parser of N3.js. */
export const n3Syntax = (name: keyof typeof NAMES, endings: readonly string[], mediaTypes: readonly string[]): Syntax => ({
  name,
  endings,
  mediaTypes,
  read: async (chunks, context, each) => readN3(name, chunks, context, each),
});

/** Reads one of the N3 family; text in pieces, so that a file may be longer than the longest string. */
export function readN3(
  name: Extract<SyntaxName, keyof typeof NAMES>,
  chunks: Iterable<string>,
  context: ReadContext,
  each: (quad: Quad) => void,
): Record<string, string> {
  const prefixes: Record<string, string> = {};
  let failure: ParserError | undefined;
  const parser = new Parser({
    format: NAMES[name],
    baseIRI: context.base,
    // The types know less than the parser: it takes any RDF/JS factory. Its own prefix on labels is taken off again.
    factory: { ...context.factory, blankNode: (label?: string) => context.factory.blankNode(label?.slice(MARK.length)) } as never,
    blankNodePrefix: `_:${MARK}`,
  });
  const feed: { on: (event: string, listen: (value?: string) => void) => void } = {
    on: (event, listen) => void listeners.set(event, listen),
  };
  const listeners = new Map<string, (value?: string) => void>();
  const onQuad = (error: ParserError | null, quad: Quad | null): void => {
    if (error) failure ??= error;
    else if (quad && !failure) each(quad);
  };
  (parser.parse as unknown as (input: unknown, quad: typeof onQuad, prefix: (p: string, n: { value: string }) => void) => void).call(
    parser,
    feed,
    onQuad,
    (prefix, namespace) => {
      prefixes[prefix] = typeof namespace === 'string' ? namespace : namespace.value;
    },
  );
  for (const chunk of chunks) {
    if (failure) break;
    listeners.get('data')?.(chunk);
  }
  if (!failure) listeners.get('end')?.();
  if (failure) throw located(name, failure, chunks, context.source);
  return prefixes;
}

function located(name: keyof typeof NAMES, error: ParserError, chunks: Iterable<string>, source: string | undefined): EntenteError {
  const { token, previousToken, line } = error.context ?? {};
  const at = token?.line ?? line ?? 1;
  // Without a token the lexer stopped: the fault stands behind the last token of its line.
  const column =
    token?.start !== undefined
      ? token.start + 1
      : previousToken?.line === at && previousToken.end !== undefined
        ? previousToken.end + 1
        : 1;
  const place = locate(chunks, at, column, source);
  const skipped = token?.start === undefined && place.excerpt ? /^\s*/.exec(place.excerpt.slice(column - 1))![0].length : 0;
  return new EntenteError(`rdf/${name}-syntax`, `${source ?? 'The text'} is not valid ${NAMES[name]}.`, {
    place: { ...place, column: column + skipped },
    why: error.message.replace(/ on line \d+\.$/, '.'),
    next: 'Correct the file at the caret. If it is in another syntax, give the right file ending or say the format.',
    cause: error,
  });
}

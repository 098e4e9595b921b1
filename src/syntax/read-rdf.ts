import type { DataFactory, Quad } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import { DEFAULT_BASE } from '../vocabulary.ts';
import { decodeChunks } from './decode-chunks.ts';
import { interningFactory } from './interning-factory.ts';
import type { RdfContent, Syntax } from './syntax.ts';
import { SYNTAXES } from './syntaxes.ts';

/** What may be said about a text of RDF before it is read. */
export interface ReadOptions {
  /** Name, ending or media type of a syntax: `turtle`, `ttl`, `text/turtle`. */
  readonly format?: string;
  /** File name or URL: gives the syntax by its ending, and stands in messages. */
  readonly fileName?: string;
  /** Against which relative IRIs are resolved; by default the file's name below the default base. */
  readonly base?: string;
  /** Shared between reads so that equal terms are one object. Labels of blank nodes are kept as they are: give each read its own factory or prefix. */
  readonly factory?: DataFactory<Quad>;
}

/**
 * Reads RDF in any known syntax: Turtle, TriG, N-Triples, N-Quads (with RDF 1.2 triple terms), JSON-LD, RDF/XML. Nothing is fetched.
 * Fails with `rdf/<syntax>-syntax` (line, column, excerpt), `rdf/unknown-format`, `rdf/not-utf8`.
 */
export async function readRdf(content: string | Uint8Array, options: ReadOptions = {}): Promise<RdfContent> {
  const quads: Quad[] = [];
  const prefixes = await eachQuad(content, options, (quad) => quads.push(quad));
  return { quads, prefixes };
}

/** Like `readRdf`, but hands on each quad as it is read and keeps none; gives the prefixes. */
export async function eachQuad(
  content: string | Uint8Array,
  options: ReadOptions,
  each: (quad: Quad) => void,
): Promise<Readonly<Record<string, string>>> {
  const source = options.fileName;
  const syntax = options.format === undefined ? guess(content, source) : findSyntax(options.format);
  if (!syntax) throw unknown(options.format ?? source, source);
  const base = options.base ?? `${DEFAULT_BASE}file/${encodeURIComponent((source ?? '').replace(/^.*[/\\]/, ''))}`;
  const chunks = typeof content === 'string' ? [content] : decodeChunks(content, source);
  return syntax.read(chunks, { base, factory: options.factory ?? interningFactory(), source }, each);
}

/** A syntax by its name, ending or media type; undefined if none fits. */
export function findSyntax(format: string): Syntax | undefined {
  const key = format.toLowerCase().replace(/^\./, '').replace(/;.*$/, '').trim();
  return SYNTAXES.find((s) => s.name === key || s.endings.includes(key) || s.mediaTypes.includes(key));
}

/** The ending decides; without one that is known, the first signs of the text. */
function guess(content: string | Uint8Array, source: string | undefined): Syntax | undefined {
  const ending = source === undefined ? undefined : /\.(\w+)$/.exec(source)?.[1];
  if (ending !== undefined) return findSyntax(ending);
  const start = (typeof content === 'string' ? content.slice(0, 2000) : new TextDecoder().decode(content.subarray(0, 2000))).trimStart();
  if (/^<\?xml|^<rdf:RDF/.test(start)) return findSyntax('rdfxml');
  if (/^(\{\s*["}]|\[\s*[{\]])/.test(start)) return findSyntax('jsonld');
  // TriG holds the other three, but for quads in lines.
  return findSyntax(
    /^(<[^>]*>|_:\S+)\s+<[^>]*>\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*)\s+(<[^>]*>|_:\S+)\s*\.\s*$/m.test(start) ? 'nquads' : 'trig',
  );
}

const unknown = (what: string | undefined, source: string | undefined): EntenteError =>
  new EntenteError('rdf/unknown-format', `No syntax of RDF is known as ${JSON.stringify(what ?? '')}.`, {
    ...(source === undefined ? {} : { place: { source } }),
    why: 'The syntax is taken from the file ending unless it is given.',
    next: `Known endings: ${SYNTAXES.flatMap((s) => s.endings.map((e) => `.${e}`)).join(' ')}.`,
  });

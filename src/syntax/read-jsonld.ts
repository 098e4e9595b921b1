import { EntenteError, type Place } from '../errors.ts';
import { bundledContext } from './bundled-contexts.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';
import type { Syntax } from './syntax.ts';

/** JSON-LD 1.1. Nothing is fetched: a remote `@context` is taken from the bundled ones or refused. */
export const jsonldSyntax: Syntax = {
  name: 'jsonld',
  endings: ['jsonld', 'json'],
  mediaTypes: ['application/ld+json', 'application/json'],
  read: async (chunks, { base, factory, source }, each) => {
    // The streaming parser lets some faults pass ("x": }), so the JSON is checked first.
    const fault = jsonFault([...chunks].join(''));
    if (fault) throw invalid(fault.why, source, 'Correct the JSON at the caret.', locate(chunks, fault.line, fault.column, source));
    let refused: EntenteError | undefined;
    const { JsonLdParser } = await import('jsonld-streaming-parser'); // large, and few files need it
    const parser = new JsonLdParser({
      baseIRI: base,
      dataFactory: factory as never,
      documentLoader: {
        load: async (url) => {
          const context = bundledContext(url);
          if (context) return context;
          refused = new EntenteError('rdf/jsonld-remote-context', `The JSON-LD asks for the remote context <${url}>.`, {
            ...(source === undefined ? {} : { place: { source } }),
            why: 'Nothing is fetched from the network while reading, and this context is not bundled.',
            next: 'Put the context into the file itself, or expand the file with a JSON-LD tool first.',
          });
          throw refused;
        },
      },
    });
    try {
      await collect(parser, chunks, each);
    } catch (error) {
      if (refused) throw refused;
      const place = source === undefined ? undefined : { source };
      throw invalid((error as Error).message, source, 'The JSON itself is well formed; correct what the reason names.', place, error);
    }
    return {};
  },
};

const invalid = (why: string, source: string | undefined, next: string, place?: Place, cause?: unknown): EntenteError =>
  new EntenteError('rdf/jsonld-syntax', `${source ?? 'The text'} is not valid JSON-LD.`, { ...(place ? { place } : {}), why, next, cause });

/** Line and column of a fault in plain JSON, from the position that the engine names; undefined if the JSON is well formed. */
function jsonFault(text: string): { line: number; column: number; why: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const token = /Unexpected token '?(.)'?, (?:\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON/.exec(message);
    const at =
      position !== undefined ? Number(position) : token ? Math.max(0, text.indexOf(token[2]!) + token[2]!.indexOf(token[1]!)) : text.length;
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), why: message };
  }
}

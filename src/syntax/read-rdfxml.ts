import { EntenteError } from '../errors.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';
import type { Syntax } from './syntax.ts';

/** RDF/XML, read only. */
export const rdfxmlSyntax: Syntax = {
  name: 'rdfxml',
  endings: ['rdf', 'xml', 'owl'],
  mediaTypes: ['application/rdf+xml', 'application/xml', 'text/xml'],
  read: async (chunks, { base, factory, source }, each) => {
    const { RdfXmlParser } = await import('rdfxml-streaming-parser'); // large, and few files need it
    const parser = new RdfXmlParser({ baseIRI: base, dataFactory: factory as never, trackPosition: true });
    try {
      await collect(parser, chunks, each);
    } catch (error) {
      const message = (error as Error).message;
      const [, line, column] = /^(?:Line )?(\d+)(?::| column )(\d+)/.exec(message) ?? [];
      throw new EntenteError('rdf/rdfxml-syntax', `${source ?? 'The text'} is not valid RDF/XML.`, {
        ...(line !== undefined
          ? { place: locate(chunks, Number(line), Math.max(1, Number(column)), source) }
          : source === undefined
            ? {}
            : { place: { source } }),
        why: message.replace(/^(?:Line )?\d+(?::| column )\d+:? ?/, ''),
        next: 'Correct the file at the caret.',
        cause: error,
      });
    }
    return prefixesOf(chunks);
  },
};

/** The namespaces that the root element declares. */
function prefixesOf(chunks: Iterable<string>): Record<string, string> {
  const prefixes: Record<string, string> = {};
  for (const chunk of chunks) {
    const root = /<rdf:RDF[^>]*>/.exec(chunk)?.[0] ?? '';
    for (const [, prefix, , namespace] of root.matchAll(/xmlns:([\w-]+)\s*=\s*(["'])(.*?)\2/g)) prefixes[prefix!] = namespace!;
    break;
  }
  return prefixes;
}

import { jsonldSyntax } from './read-jsonld.ts';
import { n3Syntax } from './read-n3.ts';
import { rdfxmlSyntax } from './read-rdfxml.ts';
import type { Syntax } from './syntax.ts';

/** Every syntax that can be read, in the order in which they are offered. */
export const SYNTAXES: readonly Syntax[] = [
  n3Syntax('turtle', ['ttl', 'turtle'], ['text/turtle']),
  n3Syntax('trig', ['trig'], ['application/trig']),
  n3Syntax('ntriples', ['nt', 'ntriples'], ['application/n-triples']),
  n3Syntax('nquads', ['nq', 'nquads'], ['application/n-quads']),
  jsonldSyntax,
  rdfxmlSyntax,
];

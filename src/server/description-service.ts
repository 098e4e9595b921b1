import type { Quad } from '@rdfjs/types';
import type { Context } from 'hono';
import { formatFor, writeText } from '../export/formats.ts';
import { namedGraphs } from '../store/quad-index.ts';
import { interningFactory } from '../syntax/interning-factory.ts';
import { readN3 } from '../syntax/read-n3.ts';
import { writeIri } from '../syntax/write-term.ts';
import { PREFIXES } from '../vocabulary.ts';
import type { Endpoint } from './endpoint.ts';
import type { Library } from './library.ts';
import { contentType, GRAPH_OFFERS, negotiate } from './sparql-accept.ts';

/** Sends a small graph, given as Turtle, in what the client accepts. */
export function sendTurtle(context: Context, turtle: string, prefixes: Readonly<Record<string, string>>): Response {
  const mediaType = negotiate(context.req.header('accept'), GRAPH_OFFERS);
  const head = Object.entries(prefixes).map(([name, namespace]) => `@prefix ${name}: <${namespace}> .\n`);
  const quads: Quad[] = [];
  // With a factory of its own, so that blank nodes have the same labels each time.
  const reading = { base: context.req.url, factory: interningFactory(), source: undefined };
  readN3('turtle', [head.join('') + turtle], reading, (quad) => void quads.push(quad));
  return context.body(writeText(formatFor(mediaType), { quads, prefixes }), 200, {
    'Content-Type': contentType(mediaType),
    Vary: 'Accept',
  });
}

const FORMATS = ['SPARQL_Results_JSON', 'SPARQL_Results_XML', 'SPARQL_Results_CSV', 'SPARQL_Results_TSV', 'Turtle', 'N-Triples', 'JSON-LD'];

/** SPARQL 1.1 Service Description of the endpoint. */
export function serviceDescription(context: Context, { index }: Library, { writer }: Pick<Endpoint, 'writer'>): Response {
  const { origin } = new URL(context.req.url);
  const graphs = namedGraphs(index)
    .map((id) => index.dictionary.term(id))
    .filter(({ termType }) => termType === 'NamedNode');
  const named = graphs.map((graph) => `sd:namedGraph [ a sd:NamedGraph ; sd:name ${writeIri(graph.value)} ] ;`).join('\n  ');
  const turtle = `<${origin}/sparql> a sd:Service ;
  sd:endpoint <${origin}/sparql> ;
  sd:supportedLanguage sd:SPARQL11Query${writer?.token ? ', sd:SPARQL11Update' : ''} ;
  sd:feature sd:UnionDefaultGraph ;
  ${FORMATS.map((name) => `sd:resultFormat <http://www.w3.org/ns/formats/${name}> ;`).join('\n  ')}
  rdfs:seeAlso <${origin}/openapi.json>, <${origin}/.well-known/void> ;
  sd:defaultDataset <${origin}/.well-known/void#dataset> .
<${origin}/.well-known/void#dataset> a sd:Dataset ;
  ${named}
  sd:defaultGraph [ a sd:Graph ] .
`;
  return sendTurtle(context, turtle, { sd: 'http://www.w3.org/ns/sparql-service-description#', rdfs: PREFIXES.rdfs });
}

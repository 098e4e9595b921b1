import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { textOf } from './manifest.ts';

const FORMATS: Readonly<Record<string, string>> = { ttl: 'Turtle', nt: 'N-Triples', nq: 'N-Quads', trig: 'TriG' };

/** Reads a file of the suites by its ending. */
export async function quadsOfFile(iri: string): Promise<Quad[]> {
  if (!iri.endsWith('.rdf'))
    return new Parser({ baseIRI: iri, format: FORMATS[iri.replace(/.*\./, '')] ?? 'Turtle' }).parse(textOf(iri)) as Quad[];
  const parser = new RdfXmlParser({ baseIRI: iri });
  const quads: Quad[] = [];
  parser.on('data', (quad: Quad) => quads.push(quad));
  const end = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  parser.end(textOf(iri));
  await end;
  return quads;
}

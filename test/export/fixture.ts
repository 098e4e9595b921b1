import { readFile } from 'node:fs/promises';
import type { Quad } from '@rdfjs/types';
import { readRdf } from '../../src/syntax/read-rdf.ts';

/** Claims of two invented articles, as quads. */
export async function fixtureQuads(name = 'harbour.trig'): Promise<Quad[]> {
  const url = new URL(`./${name}`, import.meta.url);
  return (await readRdf(await readFile(url), { fileName: name })).quads;
}

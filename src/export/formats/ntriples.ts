import type { Format } from '../format.ts';
import { sortedLines } from './nquads.ts';

/** N-Triples: one line per triple, sorted; the names of graphs are left out. */
export const ntriples: Format = {
  name: 'ntriples',
  endings: ['nt', 'ntriples'],
  mediaType: 'application/n-triples',
  summary: 'one line per triple, sorted; leaves out which graph it stood in',
  keeps: 'triples',
  write: (content) => sortedLines(content, false),
};

import type { Format } from '../format.ts';
import { writeTurtle } from '../turtle/write-turtle.ts';

/** Turtle for people to read; the names of graphs are left out. */
export const turtle: Format = {
  name: 'turtle',
  endings: ['ttl', 'turtle'],
  mediaType: 'text/turtle',
  summary: 'for people to read: prefixes, subjects grouped and ordered; leaves out which graph a triple stood in',
  keeps: 'triples',
  write: (content) => writeTurtle(content, false),
};

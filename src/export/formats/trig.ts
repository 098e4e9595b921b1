import type { Format } from '../format.ts';
import { writeTurtle } from '../turtle/write-turtle.ts';

/** TriG: Turtle with a block for each named graph. */
export const trig: Format = {
  name: 'trig',
  endings: ['trig'],
  mediaType: 'application/trig',
  summary: 'for people to read, with a block for each named graph (each article)',
  keeps: 'quads',
  write: (content) => writeTurtle(content, true),
};

import type { Quad } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import { formatFor, writeText } from '../export/formats.ts';
import { DEFAULT_GRAPH_ID } from '../store/dictionary.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import { quadsOf } from '../store/quads-of.ts';
import { namedNode, quad } from '../store/term.ts';
import type { Reply } from './pool/task.ts';
import { contentType, DATASET_OFFERS, GRAPH_OFFERS, negotiate } from './sparql-accept.ts';

function triplesOf({ dictionary, gspo }: QuadIndex, graph: string): Quad[] {
  const id = graph === '' ? DEFAULT_GRAPH_ID : dictionary.find(namedNode(graph));
  const { offsets, a, b, c } = gspo;
  const [from, to] = id === 0 ? [0, 0] : [offsets[id] ?? 0, offsets[id + 1] ?? 0];
  const { term } = dictionary;
  const quads: Quad[] = [];
  for (let row = from; row < to; row++) quads.push(quad(term(a[row]!), term(b[row]!), term(c[row]!)));
  // The default graph is always there; a named graph is what it holds.
  if (quads.length === 0 && graph !== '')
    throw new EntenteError('server/no-such-thing', `There is no graph <${graph}>.`, {
      next: 'GET /sparql describes the service with the names of all graphs.',
    });
  return quads;
}

/** A graph of the dataset (`''`: what stands in no named graph), or with null the whole of it, in what the client accepts. */
export function writeGraph(index: QuadIndex, graph: string | null, accept: string | undefined): Reply {
  const mediaType = negotiate(accept, graph === null ? DATASET_OFFERS : GRAPH_OFFERS);
  const quads = graph === null ? [...quadsOf(index)] : triplesOf(index, graph);
  return {
    status: 200,
    headers: { 'Content-Type': contentType(mediaType), Vary: 'Accept' },
    body: writeText(formatFor(mediaType), { quads }),
  };
}

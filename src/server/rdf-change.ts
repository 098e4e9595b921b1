import type { Quad } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import { additions } from '../store/disk-change.ts';
import { namedNode, quad } from '../store/term.ts';
import { findSyntax, readRdf } from '../syntax/read-rdf.ts';
import { freshBlankNodes } from './fresh-blank-nodes.ts';
import type { Reply, Task } from './pool/task.ts';

/** Reads RDF that somebody sent, as additions (a list of `GraphChange` in JSON). Fails with `rdf/…-syntax` or `server/bad-media-type`. */
export async function rdfChange({ bytes, mediaType, graph, base }: Task & { kind: 'rdf' }): Promise<Reply> {
  const syntax = findSyntax(mediaType);
  if (!syntax)
    throw new EntenteError('server/bad-media-type', `RDF cannot be sent as ${mediaType || 'an unnamed type'}.`, {
      next: 'Send text/turtle, application/n-triples, application/n-quads, application/trig, application/ld+json or application/rdf+xml.',
    });
  const { quads } = await readRdf(bytes, { format: syntax.name, base });
  const fresh = freshBlankNodes();
  const into = (one: Quad): Quad => {
    const made = fresh(one);
    if (graph === null) return made;
    if (made.graph.termType !== 'DefaultGraph')
      throw new EntenteError('server/bad-request', 'The body names graphs of its own.', {
        why: 'The address says already which graph is meant.',
        next: 'Send triples (Turtle, N-Triples), or send the quads to /graphs by POST.',
      });
    return graph === '' ? made : quad(made.subject, made.predicate, made.object, namedNode(graph));
  };
  return { status: 200, headers: {}, body: JSON.stringify(additions(quads.map(into))) };
}

import type { Quad, Term } from '@rdfjs/types';
import { blankNode, quad } from '../store/term.ts';

/** Keeps a file's blank nodes apart from those of other files: `_:a` of one is not `_:a` of the other. */
export function ownBlankNodes(file: number): (from: Quad) => Quad {
  const own = (term: Term): Term => {
    if (term.termType === 'BlankNode') return blankNode(`file${file}.${term.value}`);
    return term.termType === 'Quad' ? quad(own(term.subject), own(term.predicate), own(term.object)) : term;
  };
  const touches = (term: Term): boolean => term.termType === 'BlankNode' || term.termType === 'Quad';
  return (from) =>
    touches(from.subject) || touches(from.object) || touches(from.graph)
      ? quad(own(from.subject), from.predicate, own(from.object), own(from.graph))
      : from;
}

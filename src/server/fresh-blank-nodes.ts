import { randomUUID } from 'node:crypto';
import type { Quad, Term } from '@rdfjs/types';
import { blankNode, quad } from '../store/term.ts';

/** Gives blank nodes labels that no store has yet; `keep` says which ones are of the store itself, and under which label. */
export function freshBlankNodes(keep: (label: string) => string | undefined = () => undefined): (from: Quad) => Quad {
  const run = randomUUID().slice(0, 8);
  const labels = new Map<string, string>();
  const term = (from: Term): Term => {
    if (from.termType === 'BlankNode') {
      const kept = keep(from.value);
      if (kept !== undefined) return blankNode(kept);
      let label = labels.get(from.value);
      if (label === undefined) {
        label = `b${run}x${labels.size}`;
        labels.set(from.value, label);
      }
      return blankNode(label);
    }
    return from.termType === 'Quad' ? quad(term(from.subject), term(from.predicate), term(from.object)) : from;
  };
  return ({ subject, predicate, object, graph }) => quad(term(subject), term(predicate), term(object), term(graph));
}

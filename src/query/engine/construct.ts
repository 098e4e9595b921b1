import type { Quad, Term } from '@rdfjs/types';
import { narrow, type QuadIndex } from '../../store/quad-index.ts';
import { blankNode, quad } from '../../store/term.ts';
import { isPath, type Pattern } from '../algebra.ts';
import type { Evaluation } from './evaluate.ts';
import { FREE } from './guard.ts';
import { rowTable } from './row-table.ts';

/** Fills the template of CONSTRUCT row by row; each triple comes out once. Blank nodes of the template are new for each row. */
export function templateFiller(template: readonly Pattern[], { terms, column }: Evaluation): (rows: number) => Quad[] {
  type Fill = (row: number, number: number) => number;
  const fill = (term: Term): Fill => {
    if (term.termType === 'Variable') {
      const ids = column(term.value);
      return (row) => ids[row]!;
    }
    if (term.termType === 'BlankNode') return (_, number) => terms.id(blankNode(`row${number}${term.value.replace(/\W/g, '_')}`));
    const id = terms.id(term);
    return () => id;
  };
  const fills = template.map(
    ({ subject, predicate, object }) => [fill(subject), fill(isPath(predicate) ? subject : predicate), fill(object)] as const,
  );
  const seen = rowTable(3, FREE);
  const triple = [new Uint32Array(1), new Uint32Array(1), new Uint32Array(1)];
  let number = 0;
  return (rows) => {
    const made: Quad[] = [];
    for (let row = 0; row < rows; row++, number++) {
      for (const places of fills) {
        const [s, p, o] = places.map((place) => place(row, number)) as [number, number, number];
        if (s === 0 || p === 0 || o === 0) continue;
        const [subject, predicate] = [terms.term(s), terms.term(p)];
        if (subject.termType === 'Literal' || subject.termType === 'Quad' || predicate.termType !== 'NamedNode') continue;
        [s, p, o].forEach((id, i) => {
          triple[i]![0] = id;
        });
        const before = seen.size();
        if (seen.add(triple, 0) === before) made.push(quad(subject, predicate, terms.term(o)));
      }
    }
    return made;
  };
}

/** DESCRIBE: the triples whose subject is the resource, and those of the blank nodes that they lead to. */
export function describer(index: QuadIndex, { terms, graphs }: Evaluation): (id: number) => Quad[] {
  const seen = new Set<number>();
  const range = { lo: 0, hi: 0 };
  return (wanted) => {
    const made: Quad[] = [];
    const open = [wanted];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === 0 || seen.has(id)) continue;
      seen.add(id);
      narrow(index.spog, range, id);
      const { a, b, c } = index.spog;
      let [p, o] = [0, 0];
      for (let i = range.lo; i < range.hi; i++) {
        if ((graphs.merged !== undefined && !graphs.merged.has(c[i]!)) || (a[i] === p && b[i] === o)) continue;
        [p, o] = [a[i]!, b[i]!];
        const object = terms.term(o);
        made.push(quad(terms.term(id), terms.term(p), object));
        if (object.termType === 'BlankNode') open.push(o);
      }
    }
    return made;
  };
}

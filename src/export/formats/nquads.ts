import type { Quad } from '@rdfjs/types';
import { writeTerm } from '../../syntax/write-term.ts';
import type { Content, Format } from '../format.ts';

/**
 * Lines of N-Quads, sorted and each once. They are made subject by subject, as no subject's text begins with another's: the order is
 * that of the lines, but only the lines of one subject are held at a time.
 */
export function* sortedLines({ quads }: Content, withGraph: boolean): Generator<string> {
  const subjects = new Map<string, Quad[]>();
  for (const q of quads) {
    const subject = writeTerm(q.subject);
    const its = subjects.get(subject);
    if (its) its.push(q);
    else subjects.set(subject, [q]);
  }
  for (const subject of [...subjects.keys()].sort()) {
    const lines = subjects.get(subject)!.map((q) => {
      const graph = withGraph && q.graph.termType !== 'DefaultGraph' ? ` ${writeTerm(q.graph)}` : '';
      return `${subject} ${writeTerm(q.predicate)} ${writeTerm(q.object)}${graph} .\n`;
    });
    lines.sort();
    yield lines.filter((line, i) => line !== lines[i - 1]).join('');
  }
}

/** N-Quads: one line per quad, sorted. */
export const nquads: Format = {
  name: 'nquads',
  endings: ['nq', 'nquads'],
  mediaType: 'application/n-quads',
  summary: 'one line per quad, sorted; for version control and streaming',
  keeps: 'quads',
  write: (content) => sortedLines(content, true),
};

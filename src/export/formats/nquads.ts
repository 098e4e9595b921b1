import { cachedTermWriter } from '../../syntax/write-term.ts';
import type { Content, Format } from '../format.ts';

/** Lines of N-Quads, sorted and each once. */
export function* sortedLines({ quads }: Content, withGraph: boolean): Generator<string> {
  const write = cachedTermWriter();
  const lines = quads.map((q) => {
    const graph = withGraph && q.graph.termType !== 'DefaultGraph' ? ` ${write(q.graph)}` : '';
    return `${write(q.subject)} ${write(q.predicate)} ${write(q.object)}${graph} .\n`;
  });
  lines.sort();
  let last = '';
  for (const line of lines) {
    if (line !== last) yield line;
    last = line;
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

import type { Place } from '../errors.ts';

/** Turns an offset (UTF-16) in a query's text into line, column and the line itself. */
export function placeInQuery(sparql: string, offset: number, source?: string): Place {
  const at = Math.max(0, Math.min(offset, sparql.length));
  const before = sparql.slice(0, at);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const end = sparql.indexOf('\n', at);
  const excerpt = sparql.slice(start, end < 0 ? sparql.length : end).replace(/\r$/, '');
  return { ...(source === undefined ? {} : { source }), line, column: at - start + 1, excerpt };
}

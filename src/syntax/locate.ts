import type { Place } from '../errors.ts';

/** Finds the line of a text that comes in pieces; `column` counts from 1. */
export function locate(chunks: Iterable<string>, line: number, column: number | undefined, source: string | undefined): Place {
  let current = 1;
  let excerpt = '';
  for (const chunk of chunks) {
    let at = 0;
    while (current < line) {
      const next = chunk.indexOf('\n', at);
      if (next < 0) break;
      at = next + 1;
      current++;
    }
    if (current < line) continue;
    const end = chunk.indexOf('\n', at);
    excerpt += chunk.slice(at, end < 0 ? undefined : end);
    if (end >= 0) break;
  }
  return { ...(source === undefined ? {} : { source }), line, column: column ?? 1, excerpt: excerpt.replace(/\r$/, '') };
}

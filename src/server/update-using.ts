import { EntenteError } from '../errors.ts';
import { queryTokens } from '../query/bind-tokens.ts';
import { writeIri } from '../syntax/write-term.ts';

/** Graphs that an update is to look at, by the parameters of the protocol. */
export interface Using {
  readonly merged: readonly string[];
  readonly named: readonly string[];
}

const refuse = (message: string, next: string): EntenteError => new EntenteError('server/bad-request', message, { next });

/**
 * The update with `USING` and `USING NAMED` for the graphs of `using-graph-uri` and `using-named-graph-uri`:
 * `INSERT { … } WHERE { … }` → `INSERT { … } USING <g> WHERE { … }`. Fails where the update itself says which graphs it looks at.
 */
export function updateUsing(update: string, { merged, named }: Using): string {
  if (merged.length + named.length === 0) return update;
  const clauses = [...merged.map((graph) => `USING ${writeIri(graph)} `), ...named.map((graph) => `USING NAMED ${writeIri(graph)} `)].join(
    '',
  );
  let out = '';
  let from = 0;
  let depth = 0;
  let before = '';
  for (const { kind, text, start } of queryTokens(update)) {
    if (kind === 'sign') depth += '{(['.includes(text) ? 1 : -1;
    if (kind !== 'word' || depth > 0) {
      if (kind !== 'comment') before = '';
      continue;
    }
    const word = text.toUpperCase();
    if (word === 'WITH' || word === 'USING') throw refuse(`The update says ${word}, and so does the request.`, 'Leave one of them out.');
    if (word === 'WHERE') {
      if (before === 'DELETE') throw refuse('DELETE WHERE cannot be told its graphs.', 'Write DELETE { … } WHERE { … }.');
      out += update.slice(from, start) + clauses;
      from = start;
    }
    before = word;
  }
  return out + update.slice(from);
}

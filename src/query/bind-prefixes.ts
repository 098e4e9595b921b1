import { EntenteError } from '../errors.ts';
import { PREFIXES } from '../vocabulary.ts';
import { queryTokens } from './bind-tokens.ts';

/** Declares the project's prefixes that a query uses and does not declare, on one line before it; unchanged if there are none. */
export function declarePrefixes(sparql: string): string {
  const tokens = queryTokens(sparql);
  const declared = new Set<string>();
  const used = new Set<string>();
  tokens.forEach(({ kind, text }, i) => {
    const prefix = kind === 'word' ? text.match(/^([A-Za-z][\w-]*):/)?.[1] : undefined;
    if (prefix === undefined) return;
    if (tokens[i - 1]?.text.toUpperCase() === 'PREFIX') declared.add(prefix);
    else used.add(prefix);
  });
  const missing = Object.entries(PREFIXES).filter(([prefix]) => used.has(prefix) && !declared.has(prefix));
  return missing.length === 0 ? sparql : `${missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`).join(' ')}\n${sparql}`;
}

/** An error in a query with declared prefixes, told in the lines of the query as the user wrote it. */
export function inOwnLines(error: unknown, written: string, asked: string): unknown {
  if (!(error instanceof EntenteError) || written === asked || error.place?.line === undefined || error.place.line < 2) return error;
  return new EntenteError(error.code, error.message, {
    place: { ...error.place, line: error.place.line - 1 },
    ...(error.why === undefined ? {} : { why: error.why }),
    ...(error.next === undefined ? {} : { next: error.next }),
    cause: error.cause,
  });
}

import { EntenteError } from '../errors.ts';
import { placeInQuery } from './place-in-query.ts';

/** A mistake in a query at an offset (UTF-16); undefined where only the whole is known to be wrong. */
export function syntaxError(why: string, at: number | undefined, sparql: string, source?: string, cause?: unknown): EntenteError {
  return new EntenteError('query/syntax', 'The query is not valid SPARQL.', {
    place: at === undefined ? (source === undefined ? {} : { source }) : placeInQuery(sparql, at, source),
    why,
    next: 'Correct the query at the caret; `entente ask` lists saved questions to start from.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Words with which Comunica's parser complains; everything else is a failure of evaluation. */
const SYNTAX = /pars|unexpected|expect|prefix|lexical|ungrouped|already|syntax|illegal|disallowed|compound|token|duplicate|scope/i;

/** Turns whatever an engine threw into an `EntenteError`: `query/syntax` with its place, or `query/failed`. */
export function queryError(error: unknown, sparql: string, source?: string): EntenteError {
  if (error instanceof EntenteError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const offset = /at offset: (\d+)/.exec(text)?.[1];
  if (offset === undefined && !SYNTAX.test(text)) {
    return new EntenteError('query/failed', `The query could not be evaluated: ${text}`, { cause: error });
  }
  return syntaxError(text.split('\n')[0] ?? text, offset === undefined ? undefined : Number(offset), sparql, source, error);
}

import { EntenteError } from '../errors.ts';
import { placeInQuery } from './place-in-query.ts';

/** Words with which parsers complain; everything else is a failure of evaluation. */
const SYNTAX =
  /pars|unexpected|expect|prefix|lexical|ungrouped|already|syntax|illegal|disallowed|compound|token|duplicate|scope|aggregate/i;

/** Turns whatever a parser or engine threw into an `EntenteError`: `query/syntax` with line, column and excerpt, or `query/failed`. */
export function queryError(error: unknown, sparql: string, source?: string): EntenteError {
  if (error instanceof EntenteError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const offset = /at offset: (\d+)/.exec(text)?.[1];
  if (offset === undefined && !SYNTAX.test(text))
    return new EntenteError('query/failed', `The query could not be evaluated: ${text}`, { cause: error });
  const at = offset === undefined ? locateByName(text, sparql) : Number(offset);
  return new EntenteError('query/syntax', 'The query is not valid SPARQL.', {
    place: at === undefined ? { ...(source === undefined ? {} : { source }) } : placeInQuery(sparql, at, source),
    why: text.split('\n')[0] ?? text,
    next: 'Correct the query at the caret; `entente ask` lists saved questions to start from.',
    cause: error,
  });
}

/** "Unknown prefix: foo" names what is wrong but not where: look for it in the text. */
function locateByName(text: string, sparql: string): number | undefined {
  const name = /prefix:? ['"]?([\w-]+)/i.exec(text)?.[1] ?? /\?(\w+)/.exec(text)?.[0];
  if (name === undefined) return undefined;
  const at = sparql.indexOf(name.startsWith('?') ? name : `${name}:`);
  return at < 0 ? undefined : at;
}

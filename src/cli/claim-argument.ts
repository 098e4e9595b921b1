import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EntenteError } from '../errors.ts';

/** The claim that is meant, undefined if none is named, and the graphs that hold it. */
export interface ClaimArgument {
  readonly which: string | undefined;
  readonly files: readonly string[];
}

const GRAPH = /\.(ttl|turtle|trig|nt|ntriples|nq|nquads|jsonld|rdf|owl|xml)$/i;
const isNumber = (word: string | undefined): word is string => word !== undefined && /^\d+$/.test(word);

/**
 * Tells the claim from the files: `show 3 out.ttl`, `show out.ttl 3`, `show out.ttl`. Where an article is wanted (`articles`), the first word
 * may be one. Fails with `cli/no-claim` where a file that is no graph stands in place of the claim.
 */
export function claimAndFiles(cwd: string, first: string | undefined, rest: readonly string[], articles: boolean): ClaimArgument {
  if (first === undefined) {
    if (!articles) return { which: undefined, files: rest };
    throw new EntenteError('cli/no-claim', 'No claim and no article is named.', {
      why: '--parse and --entities look at the sentence of a claim, or at a whole article.',
      next: 'For example: entente show article.txt --parse',
    });
  }
  if (isNumber(first) || articles) return { which: first, files: rest };
  const isFile = GRAPH.test(first) || existsSync(resolve(cwd, first));
  if (!isFile) return { which: first, files: rest };
  const last = rest.at(-1);
  if (isNumber(last)) return { which: last, files: [first, ...rest.slice(0, -1)] };
  if (GRAPH.test(first)) return { which: undefined, files: [first, ...rest] };
  throw new EntenteError('cli/no-claim', `"${first}" is no claim, and no graph that could be listed.`, {
    why: 'A claim is named by its number in the table, or by its IRI.',
    next: `Read it first: entente read ${first} -o out.ttl, then: entente show 1 out.ttl. Its trees: entente show ${first} --parse`,
  });
}

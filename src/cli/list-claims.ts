import { readClaims } from '../rdf/read-claims.ts';
import { phrasesOf } from '../view/phrases.ts';
import { claimsTable } from './claims-table.ts';
import type { Context } from './context.ts';
import { openIndexed } from './open-graph.ts';

/** A table longer than this is cut on a terminal. */
const MOST_ROWS = 60;

/** Prints all claims of a graph with their numbers, and how to see one of them. */
export async function listClaims(
  context: Context,
  files: readonly string[],
  options: { readonly store?: string; readonly json?: boolean },
): Promise<void> {
  const { store } = await openIndexed(context, files, options.store);
  const claims = readClaims(store);
  if (options.json) {
    const plain = claims.map((claim, k) => ({ number: k + 1, ...claim }));
    context.out.write(`${JSON.stringify(plain, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2)}\n`);
    return;
  }
  if (claims.length === 0) {
    context.err.write('There are no claims in it.\n');
    return;
  }
  const { loadOntology } = await import('../load-ontology.ts');
  const most = context.out.isTerminal ? MOST_ROWS : claims.length;
  context.out.write(claimsTable(claims, phrasesOf(loadOntology()), context.out, most));
  if (claims.length > most) context.out.write(`… and ${claims.length - most} more; entente ask narrows them down\n`);
  const where = [...files, ...(files.length === 0 && options.store !== undefined ? [`--store ${options.store}`] : [])];
  context.err.write(context.err.color.dim(`next: ${['entente show 1', ...where].join(' ')}\n`));
}

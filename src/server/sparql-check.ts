import { EntenteError } from '../errors.ts';
import { queryTokens } from '../query/bind-tokens.ts';
import { parse } from '../query/parse/parse.ts';

/** What a query gives back; `unknown` where it cannot be read, so that asking it tells the mistake. */
export type Form = 'select' | 'ask' | 'construct' | 'describe' | 'unknown';

const refused = (message: string, why: string, next: string): EntenteError =>
  new EntenteError('server/refused', `Refused: ${message}`, { why, next });

/** The refusal of everything that would change the data. */
export const noUpdates = (): EntenteError =>
  refused('this endpoint carries out no updates.', 'It is read-only.', 'Put articles into the store with entente read.');

/** Brackets in brackets that a query may have; parsers that call themselves need seconds and the whole stack for thousands. */
const DEEPEST = 200;

const tooDeep = (cause?: unknown): EntenteError =>
  new EntenteError('query/too-deep', 'The query is nested too deeply.', { next: 'Write it flatter.', cause });

/** True if something in a syntax tree is a SERVICE; walks without recursion, since the depth is the client's choice. */
function hasService(tree: unknown): boolean {
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ((node as { subType?: unknown }).subType === 'service') return true;
    for (const value of Object.values(node)) open.push(value);
  }
  return false;
}

/** What the small parser reads is safe by its grammar: it knows neither SERVICE nor updates. The rest is judged by its syntax tree. */
async function formOf(sparql: string): Promise<Form> {
  try {
    return parse(sparql).form as Form;
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
  const { Parser } = await import('@traqula/parser-sparql-1-2');
  let tree: { readonly type: string; readonly subType?: string };
  try {
    tree = new Parser().parse(sparql) as never;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return 'unknown';
  }
  if (tree.type === 'update') throw noUpdates();
  if (hasService(tree))
    throw refused(
      'SERVICE is not allowed.',
      'It would make this machine call others.',
      'Ask the other endpoint yourself and join the answers.',
    );
  return tree.subType as Form;
}

/** Tells the form of a query, and refuses updates, SERVICE and the loading of files (`server/refused`). */
export async function checkQuery(sparql: string): Promise<Form> {
  const tokens = queryTokens(sparql).filter(({ kind }) => kind !== 'comment');
  let depth = 0;
  tokens.forEach(({ kind, text }, i) => {
    if (kind === 'sign') depth += '{(['.includes(text) ? 1 : -1;
    if (depth > DEEPEST) throw tooDeep();
    if (kind !== 'word' || text.toUpperCase() !== 'FROM') return;
    const named = tokens[i + 1]?.text.toUpperCase() === 'NAMED' ? tokens[i + 2] : tokens[i + 1];
    if (named?.kind === 'iri' && /^<file:/i.test(named.text))
      throw refused(
        'FROM a file is not allowed.',
        'Nothing is ever loaded for a query.',
        'Name a graph of the store: GET /graphs shows all.',
      );
  });
  try {
    return await formOf(sparql);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(error);
  }
}

/** The query without its FROM clauses, as blanks, so that places in it stay the same: the dataset of the protocol wins. */
export function withoutFrom(sparql: string): string {
  const tokens = queryTokens(sparql).filter(({ kind }) => kind !== 'comment');
  let out = sparql;
  tokens.forEach(({ kind, text, start }, i) => {
    if (kind !== 'word' || text.toUpperCase() !== 'FROM') return;
    const last = tokens[i + 1]?.text.toUpperCase() === 'NAMED' ? tokens[i + 2] : tokens[i + 1];
    if (last) out = out.slice(0, start) + ' '.repeat(last.end - start) + out.slice(last.end);
  });
  return out;
}

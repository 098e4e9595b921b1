import { EntenteError } from '../errors.ts';
import { queryTokens } from '../query/bind-tokens.ts';
import { parse } from '../query/parse/parse.ts';
import { queryError } from '../query/query-error.ts';

/** What a query gives back; `unknown` where it cannot be read, so that asking it tells the mistake. */
export type Form = 'select' | 'ask' | 'construct' | 'describe' | 'unknown';

const refused = (message: string, why: string, next: string): EntenteError =>
  new EntenteError('server/refused', `Refused: ${message}`, { why, next });

/** The refusal of everything that would change the data. */
export const noUpdates = (): EntenteError =>
  refused(
    'this endpoint carries out no updates.',
    'It is read-only.',
    'Start it with --writable and a token, and send the update as such.',
  );

/** Brackets in brackets that a query may have; parsers that call themselves need seconds and the whole stack for thousands. */
const DEEPEST = 200;

const tooDeep = (cause?: unknown): EntenteError =>
  new EntenteError('query/too-deep', 'The query is nested too deeply.', { next: 'Write it flatter.', cause });

/** True if something in a syntax tree is of the kind; walks without recursion, since the depth is the client's choice. */
function holds(tree: unknown, kind: 'service' | 'load'): boolean {
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ((node as { subType?: unknown }).subType === kind) return true;
    for (const value of Object.values(node)) open.push(value);
  }
  return false;
}

const noService = (): EntenteError =>
  refused('SERVICE is not allowed.', 'It would make this machine call others.', 'Ask the other endpoint yourself and join the answers.');

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
  // A text of nothing but comments is an update that changes nothing.
  if (tree.type === 'update' && (tree as UpdateTree).updates?.every(({ operation }) => operation === undefined))
    throw new EntenteError('query/syntax', 'There is no query in this text.', { next: 'Write SELECT, ASK, CONSTRUCT or DESCRIBE.' });
  if (tree.type === 'update') throw noUpdates();
  if (holds(tree, 'service')) throw noService();
  return tree.subType as Form;
}

/** Refuses what is nested too deeply for parsers that call themselves, and FROM or USING of a file. */
function checkTokens(sparql: string): void {
  const tokens = queryTokens(sparql).filter(({ kind }) => kind !== 'comment');
  let depth = 0;
  tokens.forEach(({ kind, text }, i) => {
    if (kind === 'sign') depth += '{(['.includes(text) ? 1 : -1;
    if (depth > DEEPEST) throw tooDeep();
    if (kind !== 'word' || !/^(FROM|USING)$/i.test(text)) return;
    const named = tokens[i + 1]?.text.toUpperCase() === 'NAMED' ? tokens[i + 2] : tokens[i + 1];
    if (named?.kind === 'iri' && /^<file:/i.test(named.text))
      throw refused(
        `${text.toUpperCase()} a file is not allowed.`,
        'Nothing is ever loaded for a query.',
        'Name a graph of the store: GET /graphs shows all.',
      );
  });
}

/** Tells the form of a query, and refuses updates, SERVICE and the loading of files (`server/refused`). */
export async function checkQuery(sparql: string): Promise<Form> {
  checkTokens(sparql);
  try {
    return await formOf(sparql);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(error);
  }
}

interface UpdateTree {
  readonly type: string;
  readonly updates?: readonly { readonly operation?: { readonly subType?: string } }[];
}

/** Refuses in an update what would fetch something; true if it only inserts given data. Fails with `query/syntax`, `query/too-deep`, `server/refused`. */
export async function checkUpdate(sparql: string): Promise<boolean> {
  checkTokens(sparql);
  const { Parser } = await import('@traqula/parser-sparql-1-2');
  let tree: UpdateTree;
  try {
    tree = new Parser().parse(sparql) as never;
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(error) : queryError(error, sparql);
  }
  if (tree.type !== 'update')
    throw new EntenteError('server/bad-request', 'This is a query, not an update.', { next: 'Send it in the field "query".' });
  if (holds(tree, 'load'))
    throw refused('LOAD is not allowed.', 'It would make this machine fetch things.', 'Send the data itself: PUT /graphs?graph=….');
  if (holds(tree, 'service')) throw noService();
  return tree.updates!.every(({ operation }) => operation === undefined || operation.subType === 'insertdata');
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

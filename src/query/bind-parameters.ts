import type { Term } from '@rdfjs/types';
import { termText } from '../store/n-quads-line.ts';
import { type QueryToken, queryTokens } from './bind-tokens.ts';

interface Group {
  /** Just behind the opening brace. */
  readonly at: number;
  end: number;
}

/** The groups that are the WHERE of the query and of each sub-query, in order. */
function whereGroups(tokens: readonly QueryToken[]): Group[] {
  const groups: Group[] = [];
  // What each open bracket is, and what the query at each depth waits for.
  const open: { sign: string; group?: Group; template?: boolean }[] = [];
  const waiting: { depth: number; for: 'template' | 'where' }[] = [];
  for (const token of tokens) {
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    if (word === 'SELECT' || word === 'ASK' || word === 'DESCRIBE') waiting.push({ depth: open.length, for: 'where' });
    if (word === 'CONSTRUCT') waiting.push({ depth: open.length, for: 'template' });
    const next = waiting.at(-1);
    if (word === 'WHERE' && next?.depth === open.length) next.for = 'where';
    if (token.kind !== 'sign') continue;
    if ('}])'.includes(token.text)) {
      const closed = open.pop();
      if (closed?.group) closed.group.end = token.start;
      if (closed?.template) waiting.push({ depth: open.length, for: 'where' });
      continue;
    }
    const mine = token.text === '{' && next?.depth === open.length ? waiting.pop() : undefined;
    if (mine?.for === 'where') {
      const group = { at: token.end, end: token.end };
      groups.push(group);
      open.push({ sign: token.text, group });
    } else open.push({ sign: token.text, ...(mine ? { template: true } : {}) });
  }
  return groups;
}

/**
 * Binds variables of a query to terms by a VALUES block at the head of its WHERE and of each sub-query that mentions them.
 * The value goes in as a term, written by the same rules as N-Quads, so that no value can become syntax.
 */
export function bindParameters(sparql: string, values: ReadonlyMap<string, Term>): string {
  if (values.size === 0) return sparql;
  const tokens = queryTokens(sparql);
  let out = sparql;
  for (const group of whereGroups(tokens).reverse()) {
    const mentioned = new Set(
      tokens.filter((t) => t.kind === 'variable' && t.start >= group.at && t.end <= group.end).map((t) => t.text.slice(1)),
    );
    const blocks = [...values]
      .filter(([variable]) => mentioned.has(variable))
      .map(([variable, term]) => ` VALUES ?${variable} { ${termText(term)} }`);
    out = out.slice(0, group.at) + blocks.join('') + out.slice(group.at);
  }
  return out;
}

import { EntenteError } from '../errors.ts';
import { queryTokens } from './bind-tokens.ts';

/** What kind of term a parameter wants. */
export type ParameterType = 'iri' | 'date' | 'integer' | 'string';

/** A parameter of a saved question, told by the name of its variable: `?_recipient_iri` required, `?__from_date` optional. */
export interface Parameter {
  /** As the user writes it: `recipient`. */
  readonly name: string;
  /** As the query writes it, without `?`: `__recipient_iri`. */
  readonly variable: string;
  readonly required: boolean;
  readonly type: ParameterType;
  readonly default: string | null;
  /** The values that it may have; empty if any. */
  readonly values: readonly string[];
}

/** A saved question: a SPARQL query with a `#+` header (the conventions of grlc). */
export interface SavedQuery {
  /** Name of the file without `.rq`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** What an empty answer means, as a sentence: "No two claims contradict each other."; empty if the header does not say. */
  readonly empty: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly sparql: string;
}

type Header = Record<string, string | (string | readonly [string, string | readonly string[]])[]>;

const fault = (name: string, line: number, excerpt: string, why: string): EntenteError =>
  new EntenteError('query/bad-header', `The header of the question "${name}" cannot be read.`, {
    place: { source: `${name}.rq`, line, column: 1, excerpt },
    why,
    next: 'Write `#+ key: value`, or `#+ key:` and lines `#+   - item` below it.',
  });

const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Reads the small part of YAML that headers use: `key: value`, lists, and lists of `name: value` or `name:` with a list of its own. */
function readHeader(name: string, sparql: string): Header {
  const header: Header = {};
  let list: (string | readonly [string, string | string[]])[] | undefined;
  let inner: { indent: number; values: string[] } | undefined;
  for (const [number, line] of sparql.split(/\r?\n/).entries()) {
    if (!line.startsWith('#+')) continue;
    const body = line.slice(2).trimEnd();
    if (body.trim() === '') continue;
    const item = body.match(/^(\s+)-\s+(.*)$/);
    if (item) {
      if (!list) throw fault(name, number + 1, line, 'The list item stands under no key.');
      const indent = item[1]!.length;
      if (inner && indent > inner.indent) {
        inner.values.push(unquote(item[2]!));
        continue;
      }
      const pair = item[2]!.match(/^([A-Za-z_][\w-]*):\s*(.*)$/);
      inner = undefined;
      if (!pair) list.push(unquote(item[2]!));
      else if (pair[2] !== '') list.push([pair[1]!, unquote(pair[2]!)]);
      else {
        inner = { indent, values: [] };
        list.push([pair[1]!, inner.values]);
      }
      continue;
    }
    const pair = body.match(/^\s+([A-Za-z_][\w-]*):\s*(.*)$/);
    if (!pair) throw fault(name, number + 1, line, 'It is neither `key: value` nor a list item.');
    inner = undefined;
    list = pair[2] === '' ? [] : undefined;
    header[pair[1]!] = list ?? unquote(pair[2]!);
  }
  return header;
}

const TYPES: readonly ParameterType[] = ['iri', 'date', 'integer'];

function parametersOf(name: string, sparql: string, header: Header): Parameter[] {
  const pairs = (key: string): Map<string, string | readonly string[]> =>
    new Map((Array.isArray(header[key]) ? header[key] : []).filter((entry) => typeof entry !== 'string'));
  const defaults = pairs('defaults');
  const enumerate = pairs('enumerate');
  const found = new Map<string, Parameter>();
  for (const token of queryTokens(sparql)) {
    const match = token.kind === 'variable' && token.text.match(/^[?$](_{1,2})([A-Za-z]\w*?)(?:_(iri|date|integer))?$/);
    if (!match) continue;
    const parameter = match[2]!;
    const values = enumerate.get(parameter);
    const standard = defaults.get(parameter);
    found.set(parameter, {
      name: parameter,
      variable: token.text.slice(1),
      required: match[1] === '_',
      type: TYPES.find((type) => type === match[3]) ?? 'string',
      default: typeof standard === 'string' ? standard : null,
      values: Array.isArray(values) ? values : [],
    });
  }
  for (const key of [...defaults.keys(), ...enumerate.keys()]) {
    if (!found.has(key))
      throw new EntenteError('query/bad-header', `The question "${name}" has no parameter "${key}".`, {
        place: { source: `${name}.rq` },
        why: 'Its header names the parameter under `defaults` or `enumerate`, but no variable in the query has that name.',
        next: `Write ?_${key} (required) or ?__${key} (optional) in the query, or take the line out.`,
      });
  }
  return [...found.values()];
}

/** Reads a `.rq` file with its header. Fails with `query/bad-header`; the query itself is checked when it is asked. */
export function savedQuery(name: string, sparql: string): SavedQuery {
  const header = readHeader(name, sparql);
  const text = (key: string): string => (typeof header[key] === 'string' ? header[key] : '');
  const tags = header['tags'];
  return {
    name,
    summary: text('summary') || name.replaceAll('-', ' '),
    description: text('description'),
    empty: text('empty'),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : typeof tags === 'string' ? tags.split(/\s*,\s*/) : [],
    parameters: parametersOf(name, sparql, header),
    sparql,
  };
}

import type { Term } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import type { Answer, Row } from '../query/answer.ts';
import { statusSign } from '../view/status-sign.ts';
import { shorten } from '../vocabulary.ts';
import type { Context } from './context.ts';
import { statusColor } from './status-color.ts';
import { type Column, drawTable } from './table.ts';

/** How answers can be written. */
export const ANSWER_FORMATS = ['table', 'tsv', 'csv', 'json', 'md', 'ttl'] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];

/** How IRIs are shown to people: a claim by its number, an entity by its label. */
export interface Names {
  readonly claimNumber: (iri: string) => number | undefined;
  readonly label: (iri: string) => string | undefined;
}

export const NO_NAMES: Names = { claimNumber: () => undefined, label: () => undefined };

const raw = (term: Term | undefined): string => (term === undefined ? '' : term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

/** The name of a format, or `cli/unknown-format`. */
export function answerFormat(name: string): AnswerFormat {
  const format = ANSWER_FORMATS.find((known) => known === name.toLowerCase().replace(/^\./, ''));
  if (format) return format;
  throw new EntenteError('cli/unknown-format', `No answer can be written as "${name}".`, {
    next: `Choose one of ${ANSWER_FORMATS.join(', ')}.`,
  });
}

function termJson(term: Term): unknown {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType === 'BlankNode') return { type: 'bnode', value: term.value };
  if (term.termType === 'Quad')
    return {
      type: 'triple',
      value: { subject: termJson(term.subject), predicate: termJson(term.predicate), object: termJson(term.object) },
    };
  if (term.termType !== 'Literal') return { type: 'literal', value: term.value };
  if (term.language) return { type: 'literal', value: term.value, 'xml:lang': term.language };
  const isString = term.datatype.value === 'http://www.w3.org/2001/XMLSchema#string';
  return { type: 'literal', value: term.value, ...(isString ? {} : { datatype: term.datatype.value }) };
}

/** SPARQL 1.1 results in JSON. */
const json = (variables: readonly string[], rows: readonly Row[]): string =>
  `${JSON.stringify({ head: { vars: variables }, results: { bindings: rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, termJson(term)]))) } }, null, 2)}\n`;

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function readable(term: Term | undefined, variable: string, names: Names): string {
  if (term === undefined) return '';
  if (variable === 'status' || variable.endsWith('_status')) return statusSign(term.value);
  if (term.termType !== 'NamedNode') return raw(term);
  const number = names.claimNumber(term.value);
  if (number !== undefined) return String(number);
  return names.label(term.value) ?? shorten(term.value);
}

/** Columns that say something: those that are empty in every row are left out, and `article` if it is the same in all. */
function telling(variables: readonly string[], rows: readonly Row[]): string[] {
  return variables.filter((name) => {
    const values = new Set(rows.map((row) => raw(row.get(name))));
    if (values.size === 1 && values.has('')) return false;
    return !(name === 'article' && values.size === 1);
  });
}

const title = (variable: string): string => (variable === 'claim' ? '#' : variable.replaceAll('_', ' '));

/** Numbers come first, so that a row can be named: `entente show 3`. */
const claimFirst = (variables: readonly string[]): string[] => [
  ...variables.filter((v) => v === 'claim'),
  ...variables.filter((v) => v !== 'claim'),
];

function table(variables: readonly string[], rows: readonly Row[], context: Context, names: Names): string {
  const shown = claimFirst(telling(variables, rows));
  const columns: Column[] = shown.map((name) => ({
    title: title(name),
    ...(rows.every((row) => /^\d*$/.test(readable(row.get(name), name, names))) ? { align: 'right' as const, min: 3 } : {}),
    ...(name === 'status' || name.endsWith('_status') ? { min: 10, paint: (cell: string) => statusColor(cell, context.out.color) } : {}),
  }));
  return drawTable(
    columns,
    rows.map((row) => shown.map((name) => readable(row.get(name), name, names))),
    context.out.columns,
    context.out.color.dim,
  );
}

function markdown(variables: readonly string[], rows: readonly Row[], names: Names): string {
  const shown = claimFirst(telling(variables, rows));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |\n`;
  return (
    line(shown.map(title)) +
    line(shown.map(() => '---')) +
    rows.map((row) => line(shown.map((name) => readable(row.get(name), name, names)))).join('')
  );
}

/** Writes an answer in a format: rows as table, TSV, CSV (both with plain values), SPARQL JSON or Markdown; quads as Turtle or JSON-LD. */
export async function* writeAnswer(answer: Answer, format: AnswerFormat, context: Context, names: Names): AsyncGenerator<string> {
  if (answer.kind === 'boolean') {
    yield format === 'json' ? `${JSON.stringify({ head: {}, boolean: answer.value })}\n` : `${answer.value ? 'yes' : 'no'}\n`;
    return;
  }
  if (answer.kind === 'quads') {
    const { formatFor } = await import('../export/formats.ts');
    yield* formatFor(format === 'json' ? 'jsonld' : format === 'csv' || format === 'tsv' ? 'nt' : 'ttl').write({ quads: answer.quads });
    return;
  }
  const { variables, rows } = answer;
  switch (format) {
    case 'table':
      if (rows.length > 0) yield table(variables, rows, context, names);
      return;
    case 'md':
      yield markdown(variables, rows, names);
      return;
    case 'json':
      yield json(variables, rows);
      return;
    case 'csv':
      yield `${variables.join(',')}\r\n`;
      for (const row of rows) yield `${variables.map((name) => csvCell(raw(row.get(name)))).join(',')}\r\n`;
      return;
    case 'tsv':
      yield `${variables.join('\t')}\n`;
      for (const row of rows) yield `${variables.map((name) => raw(row.get(name)).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
      return;
    case 'ttl':
      throw new EntenteError('cli/unknown-format', 'Rows cannot be written as Turtle.', {
        why: 'The question is a SELECT; its answer is a table.',
        next: 'Use a CONSTRUCT question, or another --format.',
      });
  }
}

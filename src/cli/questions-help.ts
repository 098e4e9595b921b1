import type { Parameter, SavedQuery } from '../query/saved-query.ts';
import type { Context } from './context.ts';
import { type Column, drawTable } from './table.ts';

const option = ({ name }: Parameter): string => `--${name.replaceAll('_', '-')}`;
const short = (parameter: Parameter): string => (parameter.required ? option(parameter) : `[${option(parameter)}]`);

/** The list of saved questions with their parameters. */
export function questionsList(questions: readonly SavedQuery[], context: Context): string {
  const rows = questions.map((q) => [q.name, q.summary, q.parameters.map(short).join(' ')]);
  if (!context.out.isTerminal) return rows.map((row) => `${row.join('\t')}\n`).join('');
  const { bold, dim } = context.out.color;
  const longest = (column: number): number => Math.max(...rows.map((row) => row[column]!.length));
  const columns: Column[] = [
    // A name is typed, so it is never cut.
    { title: 'question', min: longest(0), paint: bold },
    { title: 'asks', min: 24 },
    { title: 'parameters', paint: dim },
  ];
  // What it asks says more than its parameters: where both have no room, those are left to its help.
  const roomy = longest(0) + longest(1) + longest(2) / 2 < context.out.columns;
  return drawTable(roomy ? columns : columns.slice(0, 2), roomy ? rows : rows.map((row) => row.slice(0, 2)), context.out.columns, dim);
}

const MEANING = { iri: 'a name in the data or an IRI', date: 'a date, YYYY-MM-DD', integer: 'a whole number', string: 'a word' } as const;

/** What one question asks and takes. */
export function questionHelp(question: SavedQuery, context: Context): string {
  const { bold, dim } = context.out.color;
  const lines = [`${bold(question.summary)}`, question.description, ''];
  lines.push(
    `Usage: entente ask ${question.name}${question.parameters.map((p) => ` ${p.required ? `${option(p)} …` : `[${option(p)} …]`}`).join('')} [files…]`,
    '',
  );
  for (const p of question.parameters) {
    const what = p.values.length > 0 ? p.values.join(' | ') : MEANING[p.type];
    lines.push(
      `  ${option(p).padEnd(16)} ${what}${p.required ? ' (required)' : ''}${p.default === null ? '' : ` (default: ${p.default})`}`,
    );
  }
  if (question.tags.length > 0) lines.push('', dim(`tags: ${question.tags.join(', ')}`));
  return `${lines.join('\n')}\n`;
}

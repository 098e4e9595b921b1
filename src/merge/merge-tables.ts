import type { Proposal } from './align.ts';
import type { Conflict } from './conflicts.ts';

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const row = (cells: readonly (string | number)[]): string => `${cells.map((c) => cell(String(c))).join(',')}\n`;

/** The proposals as CSV, best first. */
export const proposalsCsv = (proposals: readonly Proposal[]): string =>
  row(['state', 'score', 'kind', 'left', 'left name', 'right', 'right name', 'reason']) +
  proposals.map((p) => row([p.state, p.score, p.kind, p.left, p.leftLabel, p.right, p.rightLabel, p.reason])).join('');

/** The conflicts as CSV: a row for each value that stands against another. */
export const conflictsCsv = (conflicts: readonly Conflict[]): string =>
  row(['thing', 'name', 'property', 'value', 'says']) +
  conflicts.flatMap((c) => c.values.map((v) => row([c.node, c.label, c.property, v.value, v.graphs.join(' ')]))).join('');

import { STATUS_LINES } from '../network/status-line.ts';
import { STATUSES } from '../network/status-strength.ts';
import type { Counts, FrameTally } from '../view/frame-tally.ts';
import type { Output } from './context.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right', min: title.length });

const counted = (counts: Counts): string =>
  Object.entries(counts)
    .map(([word, n]) => `${word} ${n}`)
    .join(', ');

/** A demand of a frame for people: of a long list of kinds the first few, "obj is treaty|promise|law|… (20)". */
export function shortDemand(demand: string): string {
  const kinds = demand.split('|');
  return kinds.length <= 5 ? demand : `${kinds.slice(0, 3).join('|')}|… (${kinds.length})`;
}

/** Of what a frame demands, the demand that was lacking most often. */
const mostLacked = (counts: Counts): string => {
  const [most] = Object.entries(counts);
  return most ? `${most[1]} × ${shortDemand(most[0])}` : '';
};

/** Below this width the columns that say least are left out, so that lines do not break. */
const ROOMY = 116;
const isNarrow = (width: number): boolean => width > 0 && width < ROOMY;

const none = (value: number | null): string => (value === null ? '–' : String(value));

/** The frames that fired, with their statuses and their words; of graphs, which tell no words, without those. */
export function firedTable(tallies: readonly FrameTally[], texts: boolean, { columns: width, color }: Output): string {
  const roomy = !isNarrow(width);
  const columns: Column[] = [
    right('fired'),
    right('/1000'),
    ...STATUSES.map((status) => ({ title: STATUS_LINES[status].sign, align: 'right' as const, min: 2 })),
    ...(texts ? ['met', ...(roomy ? ['silent', 'outdone', 'turned down'] : [])].map(right) : []),
    { title: 'frame', min: 20, paint: color.bold },
    ...(roomy ? [{ title: 'class', min: 10 }] : []),
    ...(texts ? [{ title: 'with the words', min: 12, paint: color.dim }] : []),
  ];
  const rows = tallies.map((one) => [
    String(one.fired),
    one.perThousand.toFixed(1),
    ...STATUSES.map((status) => (one.byStatus[status] === 0 ? '·' : String(one.byStatus[status]))),
    ...(texts ? [one.met, ...(roomy ? [one.silent, one.outdone, one.turnedDown] : [])].map(none) : []),
    one.frame,
    ...(roomy ? [one.type || '(rule)'] : []),
    ...(texts ? [counted(one.words)] : []),
  ]);
  return drawTable(columns, rows, width, color.dim);
}

/** The frames whose words stood in the text and which never fired, with the demand that kept them back most often. */
export function idleTable(tallies: readonly FrameTally[], { columns: width, color }: Output): string {
  const roomy = !isNarrow(width);
  const columns: Column[] = [
    ...['met', 'silent', ...(roomy ? ['outdone', 'turned down'] : [])].map(right),
    { title: 'frame', min: 20, paint: color.bold },
    ...(roomy ? [{ title: 'class', min: 10 }] : []),
    { title: 'words', min: 12 },
    { title: 'lacked most', min: 12, paint: color.dim },
  ];
  const rows = tallies.map((one) => [
    ...[one.met, one.silent, ...(roomy ? [one.outdone, one.turnedDown] : [])].map(none),
    one.frame,
    ...(roomy ? [one.type] : []),
    counted(one.idleWords),
    mostLacked(one.lacked),
  ]);
  return drawTable(columns, rows, width, color.dim);
}

/** A row for each frame, for a spreadsheet or a script; what is unknown is empty. */
export function frameRows(tallies: readonly FrameTally[]): (string | number | null)[][] {
  return [
    ['frame', 'class', 'fired', 'per thousand', ...STATUSES, 'met', 'silent', 'outdone', 'turned down', 'words', 'idle words', 'lacked'],
    ...tallies.map((one) => [
      one.frame,
      one.type,
      one.fired,
      one.perThousand,
      ...STATUSES.map((status) => one.byStatus[status]),
      one.met,
      one.silent,
      one.outdone,
      one.turnedDown,
      counted(one.words),
      counted(one.idleWords),
      counted(one.lacked),
    ]),
  ];
}

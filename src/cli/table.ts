import { cutToWidth, textWidth } from './text-width.ts';

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Never cut below this many columns when the table must fit. */
  readonly min?: number;
  /** Colours a cell after it was cut and padded. */
  readonly paint?: (cell: string, row: number) => string;
}

const GAP = 2;

/** Makes a cell safe for a line of a terminal: no line breaks, no control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must go
const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

/** Takes width from the widest column until the table fits; a column never goes below its minimum. */
function shrink(widths: number[], columns: readonly Column[], total: number): number[] {
  const out = [...widths];
  const room = total - GAP * (columns.length - 1);
  let over = out.reduce((a, b) => a + b, 0) - room;
  while (over > 0) {
    let widest = -1;
    for (let c = 0; c < out.length; c++) {
      if (out[c]! > (columns[c]!.min ?? 6) && (widest < 0 || out[c]! > out[widest]!)) widest = c;
    }
    if (widest < 0) break;
    out[widest]!--;
    over--;
  }
  return out;
}

/** Draws an aligned table with a title line; cells are cut so that it fits `width` columns (0: as wide as it needs). */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  dim: (text: string) => string = (t) => t,
): string {
  const cells = rows.map((row) => row.map(oneLine));
  const natural = columns.map((column, c) => Math.max(textWidth(column.title), ...cells.map((row) => textWidth(row[c] ?? ''))));
  const widths = width > 0 ? shrink(natural, columns, width) : natural;
  const line = (row: readonly string[], paint: (cell: string, c: number) => string): string =>
    row
      .map((cell, c) => {
        const cut = cutToWidth(cell, widths[c]!);
        const gap = ' '.repeat(Math.max(0, widths[c]! - textWidth(cut)));
        const last = c === row.length - 1;
        return columns[c]!.align === 'right' ? gap + paint(cut, c) : paint(cut, c) + (last ? '' : gap);
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const head = line(
    columns.map((column) => column.title),
    (cell) => dim(cell),
  );
  const body = cells.map((row, r) => line(row, (cell, c) => columns[c]!.paint?.(cell, r) ?? cell));
  return `${[head, ...body].join('\n')}\n`;
}

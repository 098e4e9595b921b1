import type { Output } from './context.ts';

/** Colours a cell that begins with the sign of a status; the sign and the word say it without colour, too. */
export function statusColor(cell: string, color: Output['color']): string {
  const paint = { '●': color.green, '◐': color.cyan, '◌': color.yellow, '▷': color.blue, '◇': color.magenta, '✕': color.red }[
    cell.charAt(0)
  ];
  return paint ? paint(cell) : cell;
}

import type { StatusName } from './status-strength.ts';

/** How a status is drawn: never by colour alone. */
export interface StatusLine {
  readonly sign: string;
  /** In words, for legends. */
  readonly meaning: string;
  /** SVG dash array at one pixel of width; empty for a solid line. */
  readonly dash: string;
  /** Two thin lines with a gap. */
  readonly double: boolean;
}

/** Sign and line of each status, the same in the article, the list, the network, the time line and the map. */
export const STATUS_LINES: Readonly<Record<StatusName, StatusLine>> = {
  asserted: { sign: '●', meaning: 'in the article’s own voice', dash: '', double: false },
  reported: { sign: '◐', meaning: 'somebody is said to have said so', dash: '7 4', double: false },
  alleged: { sign: '◌', meaning: 'hedged or unconfirmed', dash: '1.5 4', double: false },
  planned: { sign: '▷', meaning: 'expected, scheduled, promised', dash: '10 3 2 3', double: false },
  possible: { sign: '◇', meaning: 'may, might, if', dash: '3 8', double: false },
  denied: { sign: '✕', meaning: 'somebody says it is not so', dash: '', double: true },
};

/** The line of a status by name; an unknown status is drawn as alleged, the most careful of them. */
export const statusLine = (status: string): StatusLine => STATUS_LINES[status as StatusName] ?? STATUS_LINES.alleged;

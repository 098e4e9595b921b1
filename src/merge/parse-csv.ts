import { EntenteError } from '../errors.ts';

/** Reads CSV after RFC 4180 (or TSV) with a title line into records by title. Fails with `input/csv` and the line. */
export function parseCsv(text: string, separator = ',', source?: string): Record<string, string>[] {
  const [head, ...body] = cells(text.replace(/^\ufeff/, ''), separator, source);
  if (!head) return [];
  return body
    .filter(({ row }) => row.length > 1 || row[0] !== '')
    .map(({ row, line }) => {
      if (row.length > head.row.length) throw fault(`A row has ${row.length} cells, the title line ${head.row.length}.`, line, source);
      return Object.fromEntries(head.row.map((title, i) => [title, row[i] ?? '']));
    });
}

function cells(text: string, separator: string, source: string | undefined): { row: string[]; line: number }[] {
  const rows: { row: string[]; line: number }[] = [];
  let row: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        if (at >= text.length) throw fault('A quotation mark is never closed.', opened, source);
        if (text[at] === '\n') line++;
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else {
      const end = /[\r\n]/.exec(text.slice(at))?.index ?? text.length - at;
      const next = text.indexOf(separator, at);
      const stop = next >= 0 && next < at + end ? next : at + end;
      cell = text.slice(at, stop);
      at = stop;
    }
    row.push(cell);
    if (text[at] === separator) {
      at++;
      if (at >= text.length) row.push('');
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') {
      at++;
      line++;
    }
    rows.push({ row, line: start });
    start = line;
    row = [];
  }
  if (row.length > 0) rows.push({ row, line: start });
  return rows;
}

const fault = (why: string, line: number, source: string | undefined): EntenteError =>
  new EntenteError('input/csv', `${source ?? 'The table'} is not valid CSV.`, {
    place: { ...(source === undefined ? {} : { source }), line },
    why,
  });

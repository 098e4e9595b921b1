/**
 * Rows of a comma-separated table with a header line, as records by column name. Fields may be quoted (`"a, b"`, `""` for a quote);
 * lines that are empty or begin with `#` are passed over.
 */
export function readCsv(text: string): Record<string, string>[] {
  const rows = splitRows(text);
  const header = rows[0] ?? [];
  return rows.slice(1).map((cells) => Object.fromEntries(header.map((name, k) => [name, cells[k] ?? ''])));
}

function splitRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || (row[0] !== '' && !row[0]!.startsWith('#'))) if (!row[0]!.startsWith('#')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

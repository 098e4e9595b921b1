/** A line that ends a paragraph though no blank line follows: it stops well before the margin and ends a sentence. */
const endsParagraph = (line: string, width: number): boolean => /[.!?:]["”’)]?$/.test(line) && line.length < width * 0.75;

/** Joins the lines of a page set in columns to paragraphs: "the presi-⏎dent said" → "the president said". */
export function joinPdfLines(pages: readonly string[]): string {
  const paragraphs: string[] = [];
  let open = '';
  const close = (): void => {
    if (open.trim()) paragraphs.push(open.trim());
    open = '';
  };
  for (const page of pages) {
    const lines = page.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim());
    const width = Math.max(0, ...lines.map((line) => line.length));
    for (const line of lines) {
      if (line === '') {
        close();
        continue;
      }
      // A hyphen at the end of a line before a small letter belongs to the line, not to the word.
      open = /\p{Ll}-$/u.test(open) && /^\p{Ll}/u.test(line) ? open.slice(0, -1) + line : `${open}${open ? ' ' : ''}${line}`;
      if (endsParagraph(line, width)) close();
    }
    // A sentence may run over the page's end; what ends with a full stop does not.
    if (/[.!?]["”’)]?$/.test(open)) close();
  }
  close();
  return paragraphs.join('\n\n');
}

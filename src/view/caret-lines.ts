/** A stretch of the text with a word for it: "who", "cue". */
export interface Mark {
  /** UTF-16 positions in the text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Columns that a sign takes; given by the edge, which knows its terminal. */
export type Width = (text: string) => number;

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Breaks a text into lines of a width at blanks; a word that is too long has a line of its own. */
function wrap(text: string, from: number, to: number, width: number, widthOf: Width): Line[] {
  const lines: Line[] = [];
  let start = from;
  let end = from;
  for (const match of text.slice(from, to).matchAll(/\S+/g)) {
    const wordEnd = from + match.index + match[0].length;
    if (end > start && widthOf(text.slice(start, wordEnd)) > width) {
      lines.push({ start, end });
      start = from + match.index;
    }
    end = wordEnd;
  }
  if (end > start) lines.push({ start, end });
  return lines;
}

/** The words below the carets, each under its mark where there is room; one that finds no room is left out. */
function labelsLine(marks: readonly { readonly at: number; readonly label: string }[]): string {
  let out = '';
  for (const { at, label } of marks) {
    if (at < out.length && out.length > 0) continue;
    out = `${out.padEnd(at)}${label} `;
  }
  return out.trimEnd();
}

/**
 * A stretch of text broken to a width, each line with carets under its marks and the marks' words below:
 * ```
 * Iran has supplied Russia with drones
 * ^^^^     ^^^^^^^^ ^^^^^^
 * who      event    whom
 * ```
 */
export function caretLines(
  text: string,
  span: { readonly start: number; readonly end: number },
  marks: readonly Mark[],
  width: number,
  widthOf: Width,
): string[] {
  const out: string[] = [];
  const ordered = [...marks].sort((x, y) => x.start - y.start || y.end - x.end);
  for (const line of wrap(text, span.start, span.end, width, widthOf)) {
    out.push(text.slice(line.start, line.end).replace(/\s/g, ' '));
    let carets = '';
    const words: { at: number; label: string }[] = [];
    for (const mark of ordered) {
      const start = Math.max(mark.start, line.start);
      const end = Math.min(mark.end, line.end);
      if (start >= end) continue;
      const at = widthOf(text.slice(line.start, start));
      const long = widthOf(text.slice(start, end));
      if (at < carets.length) continue;
      carets = carets.padEnd(at) + '^'.repeat(long);
      if (mark.start >= line.start) words.push({ at, label: mark.label });
    }
    if (carets === '') continue;
    out.push(carets);
    const labels = labelsLine(words);
    if (labels !== '') out.push(labels);
  }
  return out;
}

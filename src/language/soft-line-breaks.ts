/** Lines of hard-wrapped text are this long at most. */
const WIDEST = 100;
const NARROWEST = 30;

/**
 * Positions of the line breaks that only wrap a paragraph at some width and end nothing.
 * A block of lines is wrapped when the first word of the next line would not have fitted on nearly every line, and a line goes on in lower case:
 * "The minister said on\nMonday that talks\nwould go on." A headline, byline or list keeps its breaks.
 */
export function softLineBreaks(text: string): ReadonlySet<number> {
  const soft = new Set<number>();
  let block: { readonly end: number; readonly line: string }[] = [];
  const flush = (): void => {
    if (block.length > 1) for (const end of wrappedBreaks(block)) soft.add(end);
    block = [];
  };
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.length > WIDEST) flush();
    if (trimmed !== '' && trimmed.length <= WIDEST) block.push({ end, line: trimmed });
    start = end + 1;
  }
  flush();
  return soft;
}

function wrappedBreaks(block: readonly { readonly end: number; readonly line: string }[]): readonly number[] {
  const width = block.reduce((most, b) => Math.max(most, b.line.length), 0);
  if (width < NARROWEST) return [];
  const full: number[] = [];
  let goesOn = false;
  for (let i = 0; i + 1 < block.length; i++) {
    const { end, line } = block[i]!;
    const next = block[i + 1]!.line;
    const word = /^\S+/.exec(next)![0];
    if (line.length + 1 + word.length <= width) continue;
    full.push(end);
    if (/^\p{Ll}/u.test(next) && !/[.!?:]["”’')\]]*$/.test(line)) goesOn = true;
  }
  return goesOn && full.length >= 0.7 * (block.length - 1) ? full : [];
}

import type { Parsed } from '../language/doc.ts';

/**
 * Draws the tree of one sentence as text, a line a word in the order of reading: lines lead from each head to its dependents,
 * then stand the word, its relation, its word class and its lemma. `tokens` are the tokens of that sentence.
 */
export function drawTree(tokens: readonly Parsed[]): string {
  const first = tokens[0]?.i ?? 0;
  const heads = tokens.map((t) => (t.head < 0 ? -1 : t.head - first));
  const depth = heads.map((_, i) => depthOf(heads, i));
  const branches = heads.map((_, head) => span(heads, head));
  const columns = Math.max(0, ...depth) + 1;
  const words = tokens.map((token, row) => {
    let line = '';
    for (let column = 0; column < columns; column++) {
      if (column === depth[row]) {
        line += joint(branches[row]!, row, column > 0);
        break;
      }
      line += cell(heads, depth, branches, row, column);
      line += column + 1 === depth[row] ? '─' : ' ';
    }
    return `${line} ${token.text}`;
  });
  const wide = (values: readonly string[]): number => Math.max(0, ...values.map((v) => v.length));
  const [first1, second, third] = [wide(words), wide(tokens.map((t) => t.deprel)), wide(tokens.map((t) => t.upos))];
  return tokens
    .map((t, i) => `${words[i]!.padEnd(first1)}  ${t.deprel.padEnd(second)}  ${t.upos.padEnd(third)}  ${t.lemma}`.trimEnd())
    .join('\n');
}

/** Rows from the first to the last of a head and its dependents. */
interface Branch {
  readonly top: number;
  readonly bottom: number;
}

function depthOf(heads: readonly number[], at: number): number {
  let depth = 0;
  for (let i = at; heads[i]! >= 0 && depth < heads.length; i = heads[i]!) depth++;
  return depth;
}

function span(heads: readonly number[], head: number): Branch {
  const rows = heads.flatMap((h, i) => (h === head ? [i] : []));
  return { top: Math.min(head, ...rows), bottom: Math.max(head, ...rows) };
}

/** The sign at the head itself: its line goes up, down or both ways. */
function joint({ top, bottom }: Branch, row: number, entered: boolean): string {
  const up = top < row;
  const down = bottom > row;
  if (entered) return up && down ? '┼' : up ? '┴' : down ? '┬' : '─';
  return up && down ? '├' : up ? '└' : down ? '┌' : '─';
}

/** The sign in a column left of a word: part of the line of some head of that depth, or nothing. */
function cell(heads: readonly number[], depth: readonly number[], branches: readonly Branch[], row: number, column: number): string {
  const own = heads[row]!;
  if (own >= 0 && depth[own] === column) {
    const { top, bottom } = branches[own]!;
    return row === top ? '┌' : row === bottom ? '└' : '├';
  }
  const passes = branches.some((b, head) => depth[head] === column && b.top < row && row < b.bottom);
  return passes ? '│' : ' ';
}

import type { Term } from '@rdfjs/types';

/** A row: terms by place; undefined is unbound. */
export type TermRow = readonly (Term | undefined)[];

/** Whether two multisets of rows are the same up to the names of blank nodes; numbers compare by value. */
export function sameRows(a: readonly TermRow[], b: readonly TermRow[]): boolean {
  if (a.length !== b.length) return false;
  const classes = new Map<string, TermRow[]>();
  for (const row of b) {
    const key = row.map(shape).join(' ');
    classes.set(key, [...(classes.get(key) ?? []), row]);
  }
  // Rows with few candidates first: they fix blank nodes early.
  const open = a
    .map((row) => ({ row, candidates: classes.get(row.map(shape).join(' ')) ?? [] }))
    .sort((x, y) => x.candidates.length - y.candidates.length);
  const used = new Set<TermRow>();
  let tries = 0;
  const go = (at: number, there: ReadonlyMap<string, string>, back: ReadonlyMap<string, string>): boolean => {
    if (at === open.length) return true;
    if (++tries > 200_000) throw new Error('too many blank nodes to compare');
    const { row, candidates } = open[at]!;
    const seen = new Set<string>();
    for (const candidate of candidates) {
      if (used.has(candidate)) continue;
      // Equal candidates need be tried once only.
      const text = candidate.map((term) => (term === undefined ? '' : exact(term))).join(' ');
      if (seen.has(text)) continue;
      seen.add(text);
      const pair = match(row, candidate, there, back);
      if (pair === undefined) continue;
      used.add(candidate);
      if (go(at + 1, pair[0], pair[1])) return true;
      used.delete(candidate);
    }
    return false;
  };
  return go(0, new Map(), new Map());
}

type Maps = readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>];

function match(a: TermRow, b: TermRow, there: ReadonlyMap<string, string>, back: ReadonlyMap<string, string>): Maps | undefined {
  let maps: Maps = [there, back];
  for (let i = 0; i < a.length; i++) {
    const next = matchTerm(a[i], b[i], maps);
    if (next === undefined) return undefined;
    maps = next;
  }
  return maps;
}

function matchTerm(a: Term | undefined, b: Term | undefined, maps: Maps): Maps | undefined {
  if (a === undefined || b === undefined) return a === b ? maps : undefined;
  if (a.termType === 'BlankNode' && b.termType === 'BlankNode') {
    const [there, back] = maps;
    if (there.has(a.value) || back.has(b.value)) return there.get(a.value) === b.value && back.get(b.value) === a.value ? maps : undefined;
    return [new Map(there).set(a.value, b.value), new Map(back).set(b.value, a.value)];
  }
  if (a.termType === 'Quad' && b.termType === 'Quad') {
    let now: Maps | undefined = maps;
    for (const place of ['subject', 'predicate', 'object'] as const) now = now && matchTerm(a[place], b[place], now);
    return now;
  }
  return shape(a) === shape(b) ? maps : undefined;
}

const NUMERIC = /#(integer|decimal|double|float)$/;

/** A term without the names of blank nodes. */
function shape(term: Term | undefined): string {
  if (term === undefined) return '-';
  if (term.termType === 'BlankNode') return '_';
  if (term.termType === 'Quad') return `<<${shape(term.subject)} ${shape(term.predicate)} ${shape(term.object)}>>`;
  return exact(term);
}

function exact(term: Term): string {
  if (term.termType === 'Quad') return `<<${exact(term.subject)} ${exact(term.predicate)} ${exact(term.object)}>>`;
  if (term.termType !== 'Literal') return `${term.termType}:${term.value}`;
  const { direction } = term as { direction?: string };
  const number = NUMERIC.test(term.datatype.value) && term.value !== '' ? Number(term.value) : Number.NaN;
  const text = Number.isNaN(number) ? term.value : String(Number(number.toPrecision(7)));
  return JSON.stringify([text, term.language.toLowerCase(), direction ?? '', term.datatype.value]);
}

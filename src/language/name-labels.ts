/** Where a token stands in a name: outside, alone, or first, inside, last of a name of one of three kinds. */
export const NAME_LABELS = [
  'O',
  ...['PER', 'ORG', 'LOC'].flatMap((kind) => ['B', 'I', 'L', 'U'].map((place) => `${place}-${kind}`)),
] as const;

export type NameKind = 'PER' | 'ORG' | 'LOC';

/** A name in a sentence: tokens `first` to `last`, half-open. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
}

const KINDS: readonly NameKind[] = ['PER', 'ORG', 'LOC'];

/** Whether label `b` may follow label `a` (-1 at either end of the sentence). */
export function mayFollow(a: number, b: number): boolean {
  const open = a > 0 && (a - 1) % 4 < 2;
  if (b < 0) return !open;
  if (b === 0) return !open;
  const place = (b - 1) % 4;
  const inside = place === 1 || place === 2;
  if (!inside) return !open;
  return open && Math.floor((a - 1) / 4) === Math.floor((b - 1) / 4);
}

/** The label numbers of a sentence with these names. */
export function labelsOf(length: number, spans: readonly NameSpan[]): Uint8Array {
  const labels = new Uint8Array(length);
  for (const { first, last, kind } of spans) {
    const base = 1 + 4 * KINDS.indexOf(kind);
    for (let i = first; i < last; i++) labels[i] = base + (last - first === 1 ? 3 : i === first ? 0 : i === last - 1 ? 2 : 1);
  }
  return labels;
}

/** The names that well-formed labels stand for. */
export function spansOf(labels: Uint8Array): NameSpan[] {
  const spans: NameSpan[] = [];
  let first = 0;
  labels.forEach((label, i) => {
    if (label === 0) return;
    const place = (label - 1) % 4;
    if (place === 0 || place === 3) first = i;
    if (place >= 2) spans.push({ first, last: i + 1, kind: KINDS[Math.floor((label - 1) / 4)]! });
  });
  return spans;
}

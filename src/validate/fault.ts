/** One thing that is wrong with a graph. */
export interface Fault {
  readonly check: 'ontology' | 'shape' | 'span';
  readonly severity: 'violation' | 'warning' | 'info';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** IRI of the node at which it is wrong. */
  readonly node: string;
  readonly path: string | null;
  readonly value: string | null;
  /** Shape, class or property that is broken. */
  readonly rule: string | null;
}

/** Order of reports: worst first, then by check and node. */
export function compareFaults(x: Fault, y: Fault): number {
  const rank = (f: Fault): number => ['violation', 'warning', 'info'].indexOf(f.severity);
  const text = (f: Fault): string => [f.check, f.node, f.path, f.message, f.value].join('\n');
  return rank(x) - rank(y) || (text(x) < text(y) ? -1 : text(x) > text(y) ? 1 : 0);
}

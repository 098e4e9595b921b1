/** What the shell is told; scripts rely on these numbers. */
export const EXIT = {
  ok: 0,
  /** The answer is "no" (ASK, diff, validate), or faults were found. */
  no: 1,
  usage: 2,
  /** Some inputs could not be read; the others were. */
  inputs: 3,
  /** A question failed, or another server did not take what was sent. */
  query: 4,
  timeout: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code that belongs to an error's code: the area decides. */
export function exitCodeOf(errorCode: string): ExitCode {
  if (errorCode === 'query/timeout' || errorCode === 'push/timeout') return EXIT.timeout;
  if (errorCode === 'query/cancelled' || errorCode === 'push/cancelled') return EXIT.interrupted;
  if (/^query\/(missing-parameter|unknown-parameter|bad-parameter|ambiguous-label|unknown-question)$|\/unknown-format$/.test(errorCode))
    return EXIT.usage;
  const area = errorCode.slice(0, errorCode.indexOf('/'));
  if (area === 'query' || area === 'push') return EXIT.query;
  if (area === 'cli') return EXIT.usage;
  if (['text', 'input', 'store', 'rdf', 'merge', 'export', 'ontology'].includes(area)) return EXIT.inputs;
  return EXIT.no;
}

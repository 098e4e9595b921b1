import type { Quad, Term } from '@rdfjs/types';
import type { QuadIndex } from '../store/quad-index.ts';
import type { Query } from './algebra.ts';
import type { AnswerStream, Row } from './answer.ts';
import { describer, templateFiller } from './engine/construct.ts';
import { type EvaluateOptions, type Evaluation, evaluate, rowReader } from './engine/evaluate.ts';

/** An answer that comes in lots: what one step of the plan hands on. */
export type Lots =
  | { readonly kind: 'bindings'; readonly variables: readonly string[]; readonly lots: AsyncIterable<readonly Row[]> }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly lots: AsyncIterable<readonly Quad[]> };

/** Steps between two moments at which others may run, so that a signal can arrive. */
export const STEPS = 32;
const later: (go: () => void) => unknown = typeof setImmediate === 'function' ? setImmediate : (go) => setTimeout(go, 0);
/** Lets others run: timers, signals. */
export const breathe = (): Promise<void> => new Promise<void>((resolve) => later(resolve));

/** Answers a question whose whole operation is supported. */
export async function answerNatively(index: QuadIndex, query: Query, options: EvaluateOptions): Promise<Lots> {
  const evaluation = evaluate(index, query, options);
  switch (query.form) {
    case 'select': {
      const read = rowReader(evaluation, query.variables);
      return {
        kind: 'bindings',
        variables: query.variables,
        lots: lots(evaluation, (rows) => Array.from({ length: rows }, (_, row) => read(row))),
      };
    }
    case 'ask': {
      for await (const found of lots(evaluation, (rows) => [rows])) if (found.length > 0) return { kind: 'boolean', value: true };
      return { kind: 'boolean', value: false };
    }
    case 'construct':
      return { kind: 'quads', lots: lots(evaluation, templateFiller(query.template, evaluation)) };
    case 'describe':
      return { kind: 'quads', lots: lots(evaluation, description(index, query.described, evaluation)) };
  }
}

function description(index: QuadIndex, described: readonly Term[], evaluation: Evaluation): (rows: number) => Quad[] {
  const describe = describer(index, evaluation);
  const columns = described.map((term) => (term.termType === 'Variable' ? evaluation.column(term.value) : evaluation.terms.id(term)));
  return (rows) => {
    const made: Quad[] = [];
    for (let row = 0; row < rows; row++)
      for (const column of columns) made.push(...describe(typeof column === 'number' ? column : column[row]!));
    return made;
  };
}

async function* lots<T>(evaluation: Evaluation, read: (rows: number) => T[]): AsyncGenerator<T[]> {
  for (let step = 1; ; step++) {
    const rows = evaluation.next();
    if (rows < 0) return;
    if (rows > 0) yield read(rows);
    if (step % STEPS === 0) await breathe();
  }
}

/** The same one by one. */
export function oneByOne(answer: Lots): AnswerStream {
  if (answer.kind === 'boolean') return answer;
  return answer.kind === 'bindings'
    ? { kind: 'bindings', variables: answer.variables, rows: flat(answer.lots) }
    : { kind: 'quads', quads: flat(answer.lots) };
}

async function* flat<T>(found: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const lot of found) yield* lot;
}

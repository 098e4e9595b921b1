import type { QuadIndex } from '../store/quad-index.ts';
import type { AskOptions } from './answer.ts';
import { watchOver } from './ask.ts';
import { type Askable, askableIndex } from './askable.ts';
import { evaluate } from './engine/evaluate.ts';
import { isSupported } from './engine/is-supported.ts';
import type { PlanNode } from './engine/plan.ts';
import { parse } from './parse/parse.ts';
import { Beyond, SyntaxProblem } from './parse/syntax-problem.ts';
import { syntaxError } from './query-error.ts';

/** How a question is answered: natively as a whole, with a plan, or by Comunica with native parts. */
export type Explanation =
  | {
      readonly kind: 'native';
      readonly plan: PlanNode;
      /** Rows of the whole answer. */
      readonly rows: number;
      /** False when `timeoutMs` ended the run: the numbers are then those so far. */
      readonly complete: boolean;
    }
  | { readonly kind: 'comunica'; readonly why: string };

/** Runs a question and tells its plan with expected and real numbers of rows. Fails with `query/syntax`. */
export async function explain(dataset: Askable, sparql: string, options: AskOptions = {}): Promise<Explanation> {
  const index: QuadIndex = askableIndex(dataset);
  try {
    const query = parse(sparql, options.baseIRI);
    if (!isSupported(query.op)) return { kind: 'comunica', why: 'A function, aggregate or MINUS in it is beyond the native engine.' };
    const watch = watchOver(options);
    const evaluation = evaluate(index, query, { guard: watch, defaultGraph: options.defaultGraph ?? 'merge' });
    let rows = 0;
    try {
      for (let found = evaluation.next(); found >= 0; found = evaluation.next()) {
        rows += found;
        if (query.form === 'ask' && rows > 0) break;
        watch.check();
      }
    } catch (error) {
      if ((error as { code?: string }).code !== 'query/timeout') throw error;
      return { kind: 'native', plan: evaluation.plan, rows, complete: false };
    }
    return { kind: 'native', plan: evaluation.plan, rows, complete: true };
  } catch (error) {
    if (error instanceof SyntaxProblem) throw syntaxError(error.message, error.at, sparql, options.source);
    if (error instanceof Beyond) return { kind: 'comunica', why: 'It uses SPARQL 1.2 or SERVICE, which the native engine does not read.' };
    throw error;
  }
}

/** The explanation as lines of text: each step below what it feeds, with real and expected rows. */
export function explanationText(explanation: Explanation): string {
  if (explanation.kind === 'comunica') return `Answered by Comunica, which hands to the native engine what it can. ${explanation.why}\n`;
  const lines: string[] = [];
  const visit = (node: PlanNode, depth: number) => {
    if (node.label !== 'one empty row' && node.label !== 'each row of the outer part') {
      const expected = node.estimate === undefined ? '' : `, expected ${rounded(node.estimate)}`;
      lines.push(`${'  '.repeat(depth)}${node.label}  (${node.rows} ${node.rows === 1 ? 'row' : 'rows'}${expected})`);
    }
    // A chain of steps reads from the first to the last; side branches are set in.
    const [input, ...branches] = node.children;
    for (const branch of branches) visit(branch, depth + 1);
    if (input !== undefined) visit(input, depth);
  };
  visit(explanation.plan, 0);
  const end = explanation.complete ? '' : '\nIt took too long: the numbers are those until it was ended, and the answer is incomplete.';
  return `Answered natively: ${explanation.rows} ${explanation.rows === 1 ? 'row' : 'rows'}. Steps, the last first:\n${lines.join('\n')}${end}\n`;
}

/** Two digits are enough for a guess. */
const rounded = (rows: number) => (rows < 10 ? Number(rows.toPrecision(2)) : Math.round(rows));

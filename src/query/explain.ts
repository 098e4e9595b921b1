import type { QuadIndex } from '../store/quad-index.ts';
import type { AskOptions } from './answer.ts';
import { watchOver } from './ask.ts';
import { type Askable, askableIndex } from './askable.ts';
import { beyondNative } from './beyond-native.ts';
import type { NativeParts } from './comunica.ts';
import { evaluate } from './engine/evaluate.ts';
import { isSupported } from './engine/is-supported.ts';
import type { PlanNode } from './engine/plan.ts';
import { breathe, STEPS } from './native.ts';
import { parse } from './parse/parse.ts';
import { Beyond, SyntaxProblem } from './parse/syntax-problem.ts';
import { queryError, syntaxError } from './query-error.ts';

interface Ran {
  /** Rows of the whole answer: solutions, not the triples that a CONSTRUCT makes of them natively. */
  readonly rows: number;
  /** False when `timeoutMs` ended the run: the numbers are then those so far. */
  readonly complete: boolean;
}

/** How a question is answered: natively as a whole, with a plan, or by Comunica with native parts. */
export type Explanation = Ran &
  (
    | { readonly kind: 'native'; readonly plan: PlanNode }
    | {
        readonly kind: 'comunica';
        /** What the native engine cannot do: `UUID()`. */
        readonly why: string;
        /** The plans of the parts that ran natively; empty if none did. */
        readonly parts: readonly PlanNode[];
      }
  );

/** Runs a question and tells its plan with expected and real numbers of rows. Fails with `query/syntax`, or as `ask` does. */
export async function explain(dataset: Askable, sparql: string, options: AskOptions = {}): Promise<Explanation> {
  const index: QuadIndex = askableIndex(dataset);
  try {
    const query = parse(sparql, options.baseIRI);
    if (!isSupported(query.op)) return await explainComunica(index, sparql, beyondNative(query.op).join(', '), options);
    const watch = watchOver(options);
    const evaluation = evaluate(index, query, { guard: watch, defaultGraph: options.defaultGraph ?? 'merge' });
    const ran = await run(async function* () {
      for (let step = 1, found = evaluation.next(); found >= 0; found = evaluation.next(), step++) {
        yield found;
        if (query.form === 'ask' && found > 0) return;
        if (step % STEPS === 0) await breathe();
        watch.check();
      }
    });
    return { kind: 'native', plan: evaluation.plan, ...ran };
  } catch (error) {
    if (error instanceof SyntaxProblem) throw syntaxError(error.message, error.at, sparql, options.source);
    if (error instanceof Beyond)
      return explainComunica(index, sparql, 'SPARQL 1.2 or SERVICE, which it does not read', { ...options, engine: 'plain' });
    throw error;
  }
}

/** The rows until the end, or until the time is over. */
async function run(lots: () => AsyncIterable<number>): Promise<Ran> {
  let rows = 0;
  try {
    for await (const found of lots()) rows += found;
    return { rows, complete: true };
  } catch (error) {
    if ((error as { code?: string }).code !== 'query/timeout') throw error;
    return { rows, complete: false };
  }
}

async function explainComunica(index: QuadIndex, sparql: string, why: string, options: AskOptions): Promise<Explanation> {
  const { answerByComunica } = await import('./comunica.ts');
  const parts: NativeParts = { plans: [] };
  try {
    const ran = await run(async function* () {
      const answer = await answerByComunica(index, sparql, watchOver(options), options, parts);
      if (answer.kind === 'boolean') yield 1;
      else for await (const lot of answer.lots) yield lot.length;
    });
    return { kind: 'comunica', why, parts: parts.plans, ...ran };
  } catch (error) {
    const told = queryError(error, sparql, options.source);
    // As `ask` does: what Comunica cannot mix with native parts it answers alone.
    if (told.code === 'query/failed' && options.engine !== 'plain')
      return explainComunica(index, sparql, why, { ...options, engine: 'plain' });
    throw told;
  }
}

/** Parts that are shown; Comunica may put one and the same part a thousand times, with other values. */
const SHOWN = 12;

/** The explanation as lines of text: each step below what it feeds, with real and expected rows. */
export function explanationText(explanation: Explanation): string {
  const { rows, complete } = explanation;
  const end = complete ? '' : '\nIt took too long: the numbers are those until it was ended, and the answer is incomplete.';
  if (explanation.kind === 'native') {
    return `Answered natively: ${count(rows)}. Steps, the last first:\n${planLines(explanation.plan).join('\n')}${end}\n`;
  }
  const { why, parts } = explanation;
  const head = `Answered by Comunica: ${count(rows)}. Beyond the native engine: ${why}.\n`;
  if (parts.length === 0) return `${head}No part of it ran natively.${end}\n`;
  const shown = parts.slice(0, SHOWN).map((plan, i) => `part ${i + 1}:\n${planLines(plan, 1).join('\n')}`);
  const rest = parts.slice(SHOWN);
  const more = rest.length === 0 ? '' : `\n… and ${rest.length} more, with ${count(rest.reduce((sum, plan) => sum + plan.rows, 0))}`;
  const ran = parts.length === 1 ? '1 part of it' : `${parts.length} parts of it`;
  return `${head}${ran} ran natively; Comunica did the rest. Steps, the last first:\n${shown.join('\n')}${more}${end}\n`;
}

function planLines(plan: PlanNode, indent = 0): string[] {
  const lines: string[] = [];
  const visit = (node: PlanNode, depth: number) => {
    if (node.label !== 'one empty row' && node.label !== 'each row of the outer part') {
      const expected = node.estimate === undefined ? '' : `, expected ${rounded(node.estimate)}`;
      lines.push(`${'  '.repeat(depth)}${node.label}  (${count(node.rows)}${expected})`);
    }
    // A chain of steps reads from the first to the last; side branches are set in.
    const [input, ...branches] = node.children;
    for (const branch of branches) visit(branch, depth + 1);
    if (input !== undefined) visit(input, depth);
  };
  visit(plan, indent);
  return lines;
}

const count = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** Two digits are enough for a guess. */
const rounded = (rows: number) => (rows < 10 ? Number(rows.toPrecision(2)) : Math.round(rows));

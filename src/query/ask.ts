import type { QuadIndex } from '../store/quad-index.ts';
import type { Query } from './algebra.ts';
import type { Answer, AnswerStream, AskOptions } from './answer.ts';
import { type Askable, askableIndex } from './askable.ts';
import { type Guard, guard } from './engine/guard.ts';
import { isSupported } from './engine/is-supported.ts';
import { answerNatively, type Lots, oneByOne } from './native.ts';
import { parse } from './parse/parse.ts';
import { Beyond, SyntaxProblem } from './parse/syntax-problem.ts';
import { queryError, syntaxError } from './query-error.ts';

/**
 * Puts a SPARQL question to a dataset and gives the whole answer. The default graph is the RDF merge of all graphs.
 * Fails with `query/syntax` (line, column, excerpt), `query/timeout`, `query/cancelled`, `query/too-large` or `query/failed`.
 */
export async function ask(dataset: Askable, sparql: string, options: AskOptions = {}): Promise<Answer> {
  try {
    const answer = await answerInLots(dataset, sparql, options);
    if (answer.kind === 'boolean') return answer;
    const limit = options.maxRows ?? Number.POSITIVE_INFINITY;
    if (answer.kind === 'bindings') {
      const { items, complete } = await gather(answer.lots, limit);
      return { kind: 'bindings', variables: answer.variables, rows: items, complete };
    }
    const { items, complete } = await gather(answer.lots, limit);
    return { kind: 'quads', quads: items, complete };
  } catch (error) {
    const told = queryError(error, sparql, options.source);
    // Comunica cannot always mix its own steps with ours (EXISTS below a filter that it keeps): alone it is slower, but answers.
    if (told.code === 'query/failed' && options.engine !== 'plain') return ask(dataset, sparql, { ...options, engine: 'plain' });
    throw told;
  }
}

/** Like `ask`, but rows come as they are found; leaving the loop stops the work, and `maxRows` is the caller's affair. */
export async function askStream(dataset: Askable, sparql: string, options: AskOptions = {}): Promise<AnswerStream> {
  try {
    return oneByOne(await answerInLots(dataset, sparql, options));
  } catch (error) {
    throw queryError(error, sparql, options.source);
  }
}

/** The guard of one question. The one place where asking looks at a clock: a time limit needs it. */
export const watchOver = (options: AskOptions): Guard => guard({ now: () => performance.now(), ...options });

async function answerInLots(dataset: Askable, sparql: string, options: AskOptions): Promise<Lots> {
  const watch = watchOver(options);
  const query = await read(sparql, options);
  const index = askableIndex(dataset);
  watch.check();
  if (query !== undefined && (options.engine ?? 'any') === 'any' && isSupported(query.op))
    return answerNatively(index, query, { guard: watch, defaultGraph: options.defaultGraph ?? 'merge' });
  // What the small parser cannot read has patterns that the index cannot match.
  return askComunica(index, sparql, watch, query === undefined ? { ...options, engine: 'plain' } : options);
}

/** The question as algebra; undefined if it is valid but beyond the small parser. */
async function read(sparql: string, { baseIRI, source }: AskOptions): Promise<Query | undefined> {
  try {
    return parse(sparql, baseIRI);
  } catch (problem) {
    if (!(problem instanceof Beyond) && !(problem instanceof SyntaxProblem)) throw problem;
    if (problem instanceof SyntaxProblem && problem.sure) throw syntaxError(problem.message, problem.at, sparql, source);
    // The larger parser has the last word, since it knows all of SPARQL 1.2.
    const { Parser } = await import('@traqula/parser-sparql-1-2');
    try {
      new Parser().parse(sparql, baseIRI === undefined ? {} : { baseIRI });
    } catch (error) {
      if (problem instanceof SyntaxProblem) throw syntaxError(problem.message, problem.at, sparql, source);
      const why = error instanceof Error ? error.message : String(error);
      const at = /at offset: (\d+)/.exec(why)?.[1];
      throw syntaxError(why.split('\n')[0]!, at === undefined ? undefined : Number(at), sparql, source);
    }
    return undefined;
  }
}

async function askComunica(index: QuadIndex, sparql: string, watch: Guard, options: AskOptions): Promise<Lots> {
  const { answerByComunica } = await import('./comunica.ts');
  return answerByComunica(index, sparql, watch, options);
}

async function gather<T>(lots: AsyncIterable<readonly T[]>, limit: number): Promise<{ items: T[]; complete: boolean }> {
  const items: T[] = [];
  for await (const lot of lots) {
    for (const item of lot) {
      if (items.length >= limit) return { items, complete: false };
      items.push(item);
    }
  }
  return { items, complete: true };
}

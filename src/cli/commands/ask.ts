import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Store } from 'n3';
import { EntenteError } from '../../errors.ts';
import type { Answer, AskOptions } from '../../query/answer.ts';
import type { LabelLookup } from '../../query/bind-label.ts';
import { bindParameters } from '../../query/bind-parameters.ts';
import { declarePrefixes, inOwnLines } from '../../query/bind-prefixes.ts';
import { ANY_NAME, bindValues } from '../../query/bind-value.ts';
import { type SavedQuery, savedQuery } from '../../query/saved-query.ts';
import type { QuadIndex } from '../../store/quad-index.ts';
import { askArguments } from '../ask-arguments.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { reasonOf } from '../inputs.ts';
import { openIndexed } from '../open-graph.ts';
import { positiveNumber } from '../positive-number.ts';
import { questionHelp, questionsList } from '../questions-help.ts';
import { similarNames } from '../similar-names.ts';
import { whyNothing } from '../why-nothing.ts';
import { answerFormat, NO_NAMES, writeAnswer } from '../write-answer.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly query?: string;
  readonly format?: string;
  readonly output?: string;
  readonly endpoint?: string;
  readonly timeout: string;
  readonly limit?: string;
  readonly names?: boolean;
  readonly explain?: boolean;
  readonly store?: string;
}

/** Where a question is put: the store or an endpoint. */
export interface Target {
  readonly put: (sparql: string, options: AskOptions) => Promise<Answer>;
  readonly lookup: LabelLookup;
  readonly store?: Store;
  /** The same as an index, where there is one. */
  readonly index?: QuadIndex;
}

async function findQuestion(name: string, context: Context): Promise<SavedQuery> {
  const { loadQuestion, loadQuestions } = await import('../../load-questions.ts');
  const known = loadQuestion(name);
  if (known) return known;
  if (name.endsWith('.rq') || name.includes('/')) {
    try {
      return savedQuery(name.replace(/^.*[\\/]|\.rq$/g, ''), readFileSync(resolve(context.cwd, name), 'utf8'));
    } catch (cause) {
      if (cause instanceof EntenteError) throw cause;
      throw new EntenteError('input/not-found', `The query "${name}" cannot be read.`, {
        place: { source: name },
        why: reasonOf(cause),
        next: '`entente ask` lists the saved questions.',
        cause,
      });
    }
  }
  const questions = loadQuestions();
  const words = name
    .toLowerCase()
    .split(/[-_\s]+/)
    .filter((word) => word.length > 2 && !/^who|^what/.test(word));
  const alike = (q: SavedQuery): number => words.filter((word) => `${q.name} ${q.tags.join(' ')}`.includes(word.slice(0, 5))).length;
  const near = questions
    .filter((q) => alike(q) > 0)
    .sort((x, y) => alike(y) - alike(x))
    .map((q) => q.name);
  if (near.length === 0)
    near.push(
      ...similarNames(
        name,
        questions.map((q) => q.name),
      ),
    );
  throw new EntenteError('cli/unknown-question', `There is no saved question "${name}".`, {
    next: `${near.length > 0 ? `Did you mean ${near.slice(0, 4).join(', ')}? ` : ''}\`entente ask\` lists them; \`entente ask -q 'SELECT …'\` asks in SPARQL; a file ends in .rq.`,
  });
}

async function openTarget(context: Context, files: readonly string[], options: Options): Promise<Target> {
  if (options.endpoint !== undefined) {
    const { askEndpoint, endpointLabels } = await import('../../query/ask-endpoint.ts');
    const { endpoint } = options;
    const patience = { signal: context.signal, timeoutMs: positiveNumber(options.timeout, 'timeout') * 1000 };
    return { put: (sparql, limits) => askEndpoint(endpoint, sparql, limits), lookup: endpointLabels(endpoint, patience) };
  }
  const [{ ask }, { storeLabels }, { index, store }] = await Promise.all([
    import('../../query/ask.ts'),
    import('../../query/bind-label.ts'),
    openIndexed(context, files, options.store),
  ]);
  return { put: (sparql, limits) => ask(index, sparql, limits), lookup: storeLabels(store), store, index };
}

/** Numbers stand for claims, as in `entente show 3`; a missing name is told with names from the data. */
async function bind(
  question: SavedQuery,
  parameters: Readonly<Record<string, string>>,
  { store, lookup }: Target,
): ReturnType<typeof bindValues> {
  if (!store) return bindValues(question, parameters, lookup);
  const given = { ...parameters };
  for (const { name, type } of question.parameters) {
    const value = given[name];
    if (type !== 'iri' || value === undefined || !/^\d+$/.test(value)) continue;
    const { findClaim } = await import('../find-claim.ts');
    given[name] = findClaim(store, value).claim.iri;
  }
  try {
    return await bindValues(question, given, lookup);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== 'query/missing-parameter' || !/name or an IRI/.test(error.why ?? ''))
      throw error;
    const { frequentNames } = await import('../graph-names.ts');
    const names = frequentNames(store, 8);
    const example = names.length > 0 ? error.next?.replace(ANY_NAME, `"${names[0]}"`) : error.next;
    throw new EntenteError(error.code, error.message, {
      why: `${error.why} In the data: ${names.join(', ')}.`,
      ...(example ? { next: example } : {}),
    });
  }
}

async function run(args: readonly string[], options: Options, command: Command, context: Context): Promise<void> {
  const { words, parameters, help } = askArguments(args);
  if (options.names || (words.length === 0 && options.query === undefined)) {
    if (help) {
      command.outputHelp();
      return;
    }
    const { loadQuestions } = await import('../../load-questions.ts');
    const questions = loadQuestions();
    context.out.write(options.names ? questions.map((q) => `${q.name}\n`).join('') : questionsList(questions, context));
    if (!options.names)
      context.err.write(
        context.err.color.dim('next: entente ask <question> [--parameter value] [files…] · entente ask <question> --help\n'),
      );
    return;
  }
  const question = options.query === undefined ? await findQuestion(words[0]!, context) : savedQuery('-q', options.query);
  if (help) {
    context.out.write(questionHelp(question, context));
    return;
  }
  const files = options.query === undefined ? words.slice(1) : words;
  const format = answerFormat(
    options.format ?? options.output?.match(/\.(\w+)$/)?.[1] ?? (context.out.isTerminal || options.output ? 'table' : 'tsv'),
  );
  const target = await openTarget(context, files, options);
  const terms = await bind(question, parameters, target);
  const limits: AskOptions = {
    signal: context.signal,
    timeoutMs: positiveNumber(options.timeout, 'timeout') * 1000,
    source: question.name === '-q' ? '-q' : `${question.name}.rq`,
    ...(options.limit === undefined ? {} : { maxRows: positiveNumber(options.limit, 'limit') }),
  };
  const asked = declarePrefixes(question.sparql);
  if (options.explain) {
    if (!target.store)
      throw new EntenteError('cli/bad-option', '"--explain" is no option with --endpoint.', {
        why: 'The plan is made by the other engine.',
        next: 'Ask a file or the store.',
      });
    const { explain, explanationText } = await import('../../query/explain.ts');
    const explanation = await explain(target.index ?? target.store, bindParameters(asked, terms), limits);
    context.out.write(explanationText(explanation));
    if (!explanation.complete) context.exit(EXIT.timeout);
    return;
  }
  let answer: Answer;
  try {
    answer = await target.put(bindParameters(asked, terms), limits);
  } catch (error) {
    throw inOwnLines(error, question.sparql, asked);
  }
  const names = target.store ? (await import('../graph-names.ts')).graphNames(target.store) : NO_NAMES;
  const chunks: string[] = [];
  const written = answer.kind === 'quads' && options.format === undefined && !options.output ? 'ttl' : format;
  for await (const chunk of writeAnswer(answer, written, context, names)) chunks.push(chunk);
  await writeOutput(context, options.output, chunks);
  if (answer.kind === 'boolean') {
    if (!answer.value) context.exit(EXIT.no);
    if (!answer.value)
      context.err.write(`no: ${await whyNothing(question, bindParameters(asked, terms), parameters, terms, target, limits)}\n`);
    return;
  }
  const { dim, yellow } = context.err.color;
  const found = answer.kind === 'bindings' ? answer.rows.length : answer.quads.length;
  const what = answer.kind === 'bindings' ? 'rows' : 'triples';
  if (!answer.complete) context.err.write(yellow(`The answer is cut at ${found} ${what}; there are more.\n`));
  if (found === 0) {
    context.err.write(`no ${what}: ${await whyNothing(question, bindParameters(asked, terms), parameters, terms, target, limits)}\n`);
  } else if (answer.kind === 'bindings' && context.out.isTerminal && answer.variables.includes('claim') && target.store) {
    context.err.write(
      dim(
        `${answer.rows.length} ${answer.rows.length === 1 ? 'row' : 'rows'} · the words behind a row: entente show <#>${files.length > 0 ? ` ${files.join(' ')}` : ''}\n`,
      ),
    );
  }
}

/** `entente ask`: puts a saved question, a `.rq` file or SPARQL to a graph, a store or an endpoint. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('ask')
    .description('ask a saved question, a .rq file or SPARQL; without arguments: the list of questions')
    .argument('[question]', 'name of a saved question, or a file that ends in .rq')
    .argument('[files...]', 'graphs to ask (Turtle, TriG, …); default: the store')
    .option('-q, --query <sparql>', 'ask in SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE')
    .option('-f, --format <format>', 'table, tsv, csv, json, md, ttl (default: table on a terminal, tsv in a pipe)')
    .option('-o, --output <file>', 'write to a file; its ending gives the format')
    .option('--endpoint <url>', 'ask a SPARQL endpoint instead')
    .option('--timeout <seconds>', 'stop after so many seconds', '60')
    .option('--limit <rows>', 'give at most so many rows')
    .option('--explain', 'show how the question is answered: each step with its rows')
    .option('--names', 'print the names of the questions only')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      'after',
      '\nParameters of a question are options: entente ask who-supplied-arms-to-whom --receiver NAME out.ttl\nHelp on one question: entente ask who-supplied-arms-to-whom --help\n',
    );
  command.action(async () => run(command.args, command.optsWithGlobals<Options>(), command, context));
}

import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { StatusName } from '../../network/status-strength.ts';
import type { Ontology } from '../../ontology/ontology.ts';
import type { FrameCounter, FrameTally } from '../../view/frame-tally.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { findInputs } from '../inputs.ts';
import { openGraph } from '../open-graph.ts';
import { positiveNumber } from '../positive-number.ts';
import { printError } from '../print-error.ts';
import { startProgress } from '../progress.ts';
import { readPlaces } from '../read-inputs.ts';
import { similarNames } from '../similar-names.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly frame?: string;
  readonly examples?: boolean;
  readonly top: string;
  readonly output?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly fast?: boolean;
  readonly store?: string;
  readonly debug?: boolean;
}

const FORMATS = ['table', 'tsv', 'csv', 'json'] as const;

/** `entente frames`: which frames of the ontology fired in a corpus, how often, and which never did. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('frames')
    .summary('how often each frame of the ontology fires in articles, and which never do')
    .description('how often each frame of the ontology fires in articles, with which words, and which frames never fire')
    .argument('[inputs...]', 'articles to read, or graphs (they tell less: no words that a frame passed over); default: the store')
    .option('--frame <name>', 'every sentence where the words of one frame stand, and what became of it there')
    .option('--examples', 'read no article, but the example of each frame: which ones do not fire even there')
    .option('--top <n>', 'so many rows in each table', '20')
    .option('-o, --output <file>', 'write a row for each frame: .tsv, .csv or .json')
    .option('-f, --format <format>', 'table, tsv, csv or json, if the ending does not say it')
    .option('--json', 'all figures as JSON')
    .option('--fast', 'read with one parser less')
    .action(async (inputs: string[]) => run(inputs, command.optsWithGlobals<Options>(), context));
}

function formatOf({ json, format, output }: Options, terminal: boolean): (typeof FORMATS)[number] {
  if (json) return 'json';
  const ending = output === undefined || output === '-' ? undefined : output.match(/\.(\w+)$/)?.[1];
  const name = (format ?? ending ?? (terminal && output === undefined ? 'table' : 'tsv')).toLowerCase();
  const known = FORMATS.find((one) => one === name);
  if (known) return known;
  throw new EntenteError('cli/unknown-format', `No answer can be written as "${name}".`, {
    next: `Choose one of ${FORMATS.join(', ')}.`,
  });
}

/** The local name of a frame as the user gives it: `frame-attack`, `ent:frame-attack` or `attack`. */
function frameName(ontology: Ontology, given: string): string {
  const names = [...ontology.frames, ...ontology.relationFrames].map(({ name }) => name);
  const wanted = given.replace(/^ent:/, '').toLowerCase();
  const found = names.find((name) => name === wanted || name === `frame-${wanted}`);
  if (found) return found;
  const alike = (
    names.some((name) => name.includes(wanted)) ? names.filter((name) => name.includes(wanted)) : similarNames(`frame-${wanted}`, names)
  ).slice(0, 5);
  throw new EntenteError('cli/unknown-frame', `There is no frame "${given}".`, {
    next:
      alike.length > 0
        ? `Did you mean ${alike.join(', ')}?`
        : 'Frames stand in ontology/events/; `entente frames article.txt` lists those at work.',
  });
}

async function run(args: readonly string[], options: Options, context: Context): Promise<void> {
  const format = formatOf(options, context.out.isTerminal);
  const top = Math.round(positiveNumber(options.top, 'top'));
  const [{ SYNTAXES }, { loadOntology }, { frameCounter }] = await Promise.all([
    import('../../syntax/syntaxes.ts'),
    import('../../load-ontology.ts'),
    import('../../view/frame-tally.ts'),
  ]);
  const ontology = loadOntology();
  if (options.examples) {
    const { printExamples } = await import('../frame-examples.ts');
    await printExamples(format, top, options, context);
    return;
  }
  const only = options.frame === undefined ? undefined : frameName(ontology, options.frame);
  const endings = SYNTAXES.flatMap((syntax) => syntax.endings);
  const isGraph = (arg: string): boolean => endings.includes(arg.toLowerCase().match(/\.(\w+)$/)?.[1] ?? '');
  const graphs = args.filter(isGraph);
  const texts = args.filter((arg) => !isGraph(arg));
  const fromText = texts.length > 0;
  if (fromText && graphs.length > 0)
    throw new EntenteError('cli/mixed-inputs', 'Articles and graphs cannot be counted together.', {
      why: `${graphs[0]} is a graph: it holds claims, and no sentences to set them against.`,
      next: 'Name articles alone, or graphs alone.',
    });
  if (only !== undefined && !fromText)
    throw new EntenteError('cli/needs-texts', `A graph does not hold the sentences where "${only}" was passed over.`, {
      next: `Name the articles: entente frames article.txt --frame ${only}`,
    });
  const counter = frameCounter(ontology);
  if (!fromText) await countGraphs(counter, graphs, options, context);
  else if (!(await countTexts(counter, texts, only, options, context)) || only !== undefined) return;
  await print(counter, fromText, format, top, options, context);
}

/** Counts the claims of graphs by the frames that they name. */
async function countGraphs(counter: FrameCounter, files: readonly string[], options: Options, context: Context): Promise<void> {
  const { store } = await openGraph(context, files, options.store);
  const { readClaims } = await import('../../rdf/read-claims.ts');
  for (const { frame, status } of readClaims(store)) if (frame !== null) counter.addClaim(frame, status as StatusName);
}

/** Reads articles and counts; with one frame named, prints its places instead. False if nothing could be read. */
async function countTexts(
  counter: FrameCounter,
  args: readonly string[],
  only: string | undefined,
  options: Options,
  context: Context,
): Promise<boolean> {
  const { places, errors } = await findInputs(args, context);
  let failed = 0;
  let done = 0;
  const fail = (error: EntenteError): void => {
    failed++;
    printError(error, context.err, options.debug === true);
  };
  errors.forEach(fail);
  const [{ loadResources }, { extract }, { frameMeetings }, { firingsOf }, { framePlaces }] = await Promise.all([
    import('../../load-resources.ts'),
    import('../../claims/extract.ts'),
    import('../../view/frame-meetings.ts'),
    import('../../view/frame-tally.ts'),
    import('../frame-places.ts'),
  ]);
  const { analyse, ontology, lexicon } = loadResources({ fast: options.fast === true });
  const read = extract(ontology, lexicon);
  const meetings = frameMeetings(ontology, lexicon);
  const progress = startProgress(context.err, 'articles');
  let total = places.length;
  for await (const item of readPlaces(places, {}, (_, count) => {
    total += count - 1;
  })) {
    if (context.signal.aborted) break;
    if ('error' in item) {
      progress.end();
      fail(item.error);
      continue;
    }
    const doc = analyse(item.article);
    const reading = read(doc);
    const firings = firingsOf(doc, reading, meetings(doc));
    counter.addText(doc, reading, firings);
    if (only !== undefined)
      context.out.write(
        framePlaces(
          doc,
          firings.filter(({ frame }) => frame === only),
          context.out,
        ),
      );
    progress.step(++done, total);
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.end();
  if (context.signal.aborted) context.exit(EXIT.interrupted);
  else if (failed > 0) context.exit(EXIT.inputs);
  return done > 0 && !context.signal.aborted;
}

async function print(
  counter: FrameCounter,
  texts: boolean,
  format: (typeof FORMATS)[number],
  top: number,
  options: Options,
  context: Context,
): Promise<void> {
  const { firedTable, frameRows, idleTable } = await import('../frames-table.ts');
  const tallies = counter.tallies();
  if (format === 'json') {
    await writeOutput(context, options.output, [
      `${JSON.stringify({ sentences: texts ? counter.sentences() : null, frames: tallies }, null, 2)}\n`,
    ]);
    return;
  }
  if (format !== 'table') {
    const { csvRow } = await import('../../export/csv-row.ts');
    const tsv = (cells: readonly (string | number | null)[]): string =>
      `${cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
    await writeOutput(context, options.output, frameRows(tallies).map(format === 'csv' ? csvRow : tsv));
    return;
  }
  const frames = tallies.filter(({ type }) => type !== '');
  const fired = tallies.filter((one) => one.fired > 0);
  const idle = frames.filter((one) => one.fired === 0 && one.met !== null && one.met > 0);
  const never = frames.filter((one) => one.fired === 0 && !((one.met ?? 0) > 0));
  const { write, color } = context.out;
  const cut = (shown: readonly FrameTally[]): string =>
    shown.length > top ? color.dim(`… and ${shown.length - top} more: --top ${shown.length}\n`) : '';
  const firings = fired.reduce((sum, one) => sum + one.fired, 0);
  write(
    `${frames.filter((one) => one.fired > 0).length} of ${frames.length} frames fired; ${firings} ${texts ? `claims in ${counter.sentences()} sentences` : 'claims'}\n`,
  );
  if (fired.length > 0) write(`\n${color.bold('Fired most')}\n${firedTable(fired.slice(0, top), texts, context.out)}${cut(fired)}`);
  if (idle.length > 0) write(`\n${color.bold('Met, but never fired')}\n${idleTable(idle.slice(0, top), context.out)}${cut(idle)}`);
  if (never.length > 0)
    write(
      `\n${color.bold(texts ? 'Never met' : 'In no claim')} ${color.dim(`(${never.length})`)}\n${never
        .slice(0, 2 * top)
        .map(({ frame }) => frame)
        .join(', ')}${never.length > 2 * top ? ', …' : ''}\n`,
    );
  context.err.write(
    color.dim(
      texts
        ? 'next: entente frames … --frame NAME shows the sentences of one frame · -o frames.csv all figures\n'
        : 'next: name articles instead of graphs, and words that were passed over are counted, too\n',
    ),
  );
}

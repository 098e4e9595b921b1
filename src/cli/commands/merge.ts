import { existsSync, readFileSync } from 'node:fs';
import { access, constants, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Decision } from '../../merge/decisions.ts';
import type { Merged } from '../../merge/merge-graphs.ts';
import type { MergeSource } from '../../merge/read-source.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { reasonOf } from '../inputs.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly output?: string;
  readonly format?: string;
  readonly decisions?: string;
  readonly review?: boolean;
  readonly by?: string;
  readonly smush?: boolean;
  readonly unsmush?: boolean;
  readonly prefer?: readonly string[];
  readonly identifier?: readonly string[];
  readonly accept: string;
  readonly mostNames: string;
  readonly keepGoing?: boolean;
  readonly proposals?: string;
  readonly conflicts?: string;
  readonly base?: string;
  readonly json?: boolean;
  readonly store?: string;
}

const DECISIONS = 'decisions.sssom.tsv';
const many = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `entente merge`: graphs and other linked data into one dataset, with links between what is one thing. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('merge')
    .description('merge graphs and other linked data, keeping apart where everything comes from')
    .argument('[files...]', 'RDF files: .ttl .trig .nt .nq .jsonld .rdf; with --store, the store is merged with them')
    .option('-o, --output <file>', 'file to write; its ending gives the format (one with graphs: .trig .nq .jsonld)')
    .option('-f, --format <format>', 'format, if the ending does not say it')
    .option('-d, --decisions <file>', `what people have decided about pairs (SSSOM/TSV); default: ${DECISIONS} where it exists`)
    .option('--review', 'walk through the open proposals on the terminal and keep the answers in the file of decisions')
    .option('--by <name>', 'who decides, for --review; default: the name of the user')
    .option('--smush', 'rewrite to one IRI for each thing; can be undone with --unsmush')
    .option('--unsmush', 'undo --smush: write a smushed file with its own IRIs again')
    .option('--prefer <namespace>', 'namespace whose IRIs are kept when smushing; may be given again, first preferred first', many)
    .option('--identifier <property>', 'a further property (IRI) whose values identify; may be given again', many)
    .option(
      '--accept <score>',
      'join proposals unasked from this score on, if more than the name speaks for them; `never` joins none',
      '0.95',
    )
    .option('--most-names <n>', 'stop when one thing would get more IRIs than this', '50')
    .option('--keep-going', 'leave out links that join what cannot be one, in place of stopping')
    .option('--proposals <file>', 'write the proposals as CSV')
    .option('--conflicts <file>', 'write the conflicts in functional properties as CSV')
    .option('--base <iri>', 'where graphs and records are named')
    .option('--json', 'report as JSON on standard error')
    .action((files: string[]) => run(files, command.optsWithGlobals<Options>(), context));
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const { formatFor } = await import('../../export/formats.ts');
  const format = formatFor(options.format ?? (options.output && options.output !== '-' ? options.output : 'trig'));
  if (format.keeps !== 'quads')
    throw new EntenteError('cli/format-without-graphs', `${format.name} cannot keep apart where statements come from.`, {
      next: 'Write .trig, .nq or .jsonld; `entente export --flatten` makes one graph of it afterwards.',
    });
  const { sources, failed } = await readSources(files, context);
  if (options.store !== undefined) sources.push(await storeSource(options.store, context));
  if (sources.length + failed.length === 0)
    throw new EntenteError('cli/nothing-to-merge', 'There is nothing to merge.', {
      next: 'Name RDF files: entente merge news.trig facts.ttl -o merged.trig',
    });
  if (failed.length > 0) {
    // A merge with a file missing would look like a smaller world; nothing is written.
    const { printError } = await import('../print-error.ts');
    for (const error of failed) printError(error, context.err, false);
    context.err.write(`nothing was merged: ${failed.length} of ${files.length} files could not be read\n`);
    context.exit(EXIT.inputs);
    return;
  }
  if (options.unsmush) return unsmushFile(sources, options, format.name, context);
  const [{ mergeGraphs }, { loadMergeRules }, { withIdentifiers }] = await Promise.all([
    import('../../merge/merge-graphs.ts'),
    import('../../load-merge-rules.ts'),
    import('../../merge/merge-rules.ts'),
  ]);
  const file = decisionsFile(options, context);
  const decided = file === undefined ? [] : await readDecisions(file, options, context);
  const settings = {
    rules: withIdentifiers(loadMergeRules(), options.identifier ?? []),
    accept: options.accept === 'never' ? 2 : number(options.accept, 'accept'),
    mostPerCluster: number(options.mostNames, 'most-names'),
    smush: options.smush ? (options.prefer ?? []) : (false as const),
    keepGoing: options.keepGoing ?? false,
    ...(options.base === undefined ? {} : { base: options.base }),
  };
  let merged: Merged;
  try {
    merged = await mergeGraphs(sources, { ...settings, decisions: decided });
    if (options.review) {
      const { review } = await import('../review-proposals.ts');
      const answers = await review(merged, options.by ?? context.env['USER'] ?? '', context);
      if (answers.length > 0) {
        await keepDecisions(file ?? resolve(context.cwd, DECISIONS), [...decided, ...answers], context);
        merged = await mergeGraphs(sources, { ...settings, decisions: [...decided, ...answers] });
      }
    }
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== 'merge/unsafe') throw error;
    const { printError } = await import('../print-error.ts');
    printError(error, context.err, false);
    context.exit(EXIT.no);
    return;
  }
  await writeOutput(context, options.output, format.write(merged));
  await report(merged, options, context);
}

async function readSources(files: readonly string[], context: Context): Promise<{ sources: MergeSource[]; failed: EntenteError[] }> {
  const sources: MergeSource[] = [];
  const failed: EntenteError[] = [];
  const unreadable = (name: string, cause: unknown): EntenteError =>
    new EntenteError('input/not-found', `The graph "${name}" cannot be read.`, {
      place: { source: name },
      why: reasonOf(cause),
      next: 'Check the spelling and the rights; `-` reads from standard input.',
      cause,
    });
  for (const name of files) {
    const path = resolve(context.cwd, name);
    try {
      if (name === '-') {
        sources.push({ name, content: await context.readStdin() });
        continue;
      }
      await access(path, constants.R_OK);
      const content = () =>
        readFile(path).catch((cause: unknown) => {
          throw unreadable(name, cause);
        });
      sources.push({ name, content });
    } catch (cause) {
      failed.push(unreadable(name, cause));
    }
  }
  return { sources, failed };
}

/** The store as one more file. */
async function storeSource(store: string, context: Context): Promise<MergeSource> {
  const [{ openGraph }, { nquads }] = await Promise.all([import('../open-graph.ts'), import('../../export/formats/nquads.ts')]);
  const graph = await openGraph(context, [], store);
  return { name: store, format: 'nquads', content: [...nquads.write({ quads: [...graph.store] as never })].join('') };
}

function decisionsFile(options: Options, context: Context): string | undefined {
  if (options.decisions !== undefined) return resolve(context.cwd, options.decisions);
  const standard = resolve(context.cwd, DECISIONS);
  return existsSync(standard) ? standard : undefined;
}

async function readDecisions(file: string, options: Options, context: Context): Promise<Decision[]> {
  const { parseDecisions } = await import('../../merge/decisions.ts');
  if (!existsSync(file)) {
    if (options.review) return [];
    throw new EntenteError('input/not-found', `The file of decisions "${options.decisions}" is not there.`, {
      next: 'Make one with --review, or leave out --decisions.',
    });
  }
  const decisions = parseDecisions(readFileSync(file, 'utf8'), options.decisions ?? DECISIONS);
  context.err.write(`${decisions.length === 1 ? '1 decision' : `${decisions.length} decisions`} from ${options.decisions ?? DECISIONS}\n`);
  return decisions;
}

async function keepDecisions(file: string, decisions: readonly Decision[], context: Context): Promise<void> {
  const { standingDecisions, writeDecisions } = await import('../../merge/decisions.ts');
  await writeOutput(context, file, [writeDecisions([...standingDecisions(decisions).values()])]);
}

async function report(merged: Merged, options: Options, context: Context): Promise<void> {
  const { reportMerge } = await import('../report-merge.ts');
  const { proposalsCsv, conflictsCsv } = await import('../../merge/merge-tables.ts');
  if (options.proposals !== undefined) await writeOutput(context, options.proposals, [proposalsCsv(merged.alignment.proposals)]);
  if (options.conflicts !== undefined) await writeOutput(context, options.conflicts, [conflictsCsv(merged.conflicts)]);
  reportMerge(merged, options, context);
}

async function unsmushFile(sources: readonly MergeSource[], options: Options, format: string, context: Context): Promise<void> {
  const [{ readRdf }, { unsmush }, { formatFor }] = await Promise.all([
    import('../../syntax/read-rdf.ts'),
    import('../../merge/smush.ts'),
    import('../../export/formats.ts'),
  ]);
  const [source, ...others] = sources;
  if (!source || others.length > 0) throw new EntenteError('cli/one-file', '--unsmush works on one file.');
  const { quads, prefixes } = await readRdf(typeof source.content === 'function' ? await source.content() : source.content, {
    fileName: source.name,
  });
  const records = quads.find((q) => /\/merge\/rewritings$/.test(q.graph.value))?.graph.value;
  if (records === undefined)
    throw new EntenteError('merge/not-smushed', `"${source.name}" holds no records of a rewriting.`, {
      next: 'Only files of `entente merge --smush` can be undone.',
    });
  await writeOutput(context, options.output, formatFor(format).write({ quads: unsmush(quads, records), prefixes }));
}

const number = (text: string, option: string): number => {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new EntenteError('cli/bad-option', `"${text}" is no number for --${option}.`, {
    next: `For example --${option} ${option === 'accept' ? '0.95' : '50'}`,
  });
};

import type { Quad } from '@rdfjs/types';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Article } from '../../text/article.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { findInputs, type Inputs } from '../inputs.ts';
import { storeFolder } from '../open-graph.ts';
import { positiveNumber } from '../positive-number.ts';
import { printError } from '../print-error.ts';
import { startProgress } from '../progress.ts';
import { dateOption, readPlaces } from '../read-inputs.ts';

interface Options {
  readonly output?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly date?: string;
  readonly publisher?: string;
  readonly base?: string;
  readonly fast?: boolean;
  readonly missed?: boolean;
  readonly resume?: boolean;
  readonly rdf12?: boolean;
  readonly stamp?: string;
  readonly longest?: string;
  readonly store?: string;
  readonly debug?: boolean;
}

function baseOption(text: string | undefined): { base?: string } {
  if (text === undefined) return {};
  if (/^(?:https?:\/\/|urn:)[^\s<>"{}|^`\\]+[/#:]$/.test(text)) return { base: text };
  throw new EntenteError('cli/bad-base', `"${text}" is no base for IRIs.`, {
    why: 'A base is an absolute IRI that ends in / or #.',
    next: 'For example --base https://news.example/id/',
  });
}

const faultIn = ({ id, source = id }: Article, cause: unknown): EntenteError =>
  cause instanceof EntenteError
    ? cause
    : new EntenteError('text/fault', `"${source}" could not be read.`, {
        place: { source },
        why: `A fault of entente itself: ${(cause as Error).message}`,
        next: 'Please report it with the text; `--debug` shows where it happened. The other articles were read.',
        cause,
      });

const listed = (names: readonly string[]): string => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;

async function run(args: readonly string[], options: Options, context: Context): Promise<void> {
  const { formatFor } = await import('../../export/formats.ts');
  const date = dateOption(options.date);
  const stamp = dateOption(options.stamp);
  const base = baseOption(options.base);
  if (options.output !== undefined || options.format !== undefined)
    if (options.format !== 'table') formatFor(options.format ?? options.output!);
  if (args.length === 0 && context.stdinIsTerminal)
    throw new EntenteError('cli/nothing-to-read', 'There is nothing to read.', {
      next: 'Name files, folders, patterns or URLs, or pipe a text in: entente read article.txt',
    });
  const inputs = await findInputs(args.length > 0 ? args : ['-'], context);
  let failed = 0;
  const fail = (error: EntenteError): void => {
    failed++;
    printError(error, context.err, options.debug === true);
  };
  inputs.errors.forEach(fail);
  if (inputs.passedOver.length > 0)
    context.err.write(`passed over ${inputs.passedOver.length} files of other kinds (${listed(inputs.passedOver)})\n`);
  if (inputs.places.length > 0) await readAll(inputs, { ...options, ...base, date, stamp } as Options, context, fail);
  if (context.signal.aborted) context.exit(EXIT.interrupted);
  else if (failed > 0) context.exit(EXIT.inputs);
}

async function readAll(inputs: Inputs, options: Options, context: Context, fail: (error: EntenteError) => void): Promise<void> {
  const [{ loadResources }, { readArticle }, { articleIri }, { DEFAULT_BASE }, { isStore, listArticles }, { storeBatch }, report] =
    await Promise.all([
      import('../../load-resources.ts'),
      import('../../convert.ts'),
      import('../../rdf/mint.ts'),
      import('../../vocabulary.ts'),
      import('../../store/disk.ts'),
      import('../store-batch.ts'),
      import('../read-report.ts'),
    ]);
  const resources = loadResources({ fast: options.fast === true });
  const { base = DEFAULT_BASE } = options;
  const read = readArticle(resources, {
    base,
    recorded: options.fast ? { models: 'fast' } : {},
    ...(options.stamp === undefined ? {} : { runDate: options.stamp }),
  });
  const folder = storeFolder(context, options.store);
  const batch = folder === undefined ? undefined : storeBatch(folder);
  const there = new Set(
    options.resume && folder !== undefined && isStore(folder) ? listArticles(folder).map((article) => article.graph) : [],
  );
  // Quads are kept only where they are needed at the end: a store of a million articles is never in memory as a whole.
  const keep = options.output !== undefined || batch === undefined || inputs.places.length <= 100;
  const quads: Quad[] = [];
  const articles: Article[] = [];
  let total = inputs.places.length;
  let done = 0;
  let skipped = 0;
  let claims = 0;
  const progress = startProgress(context.err, 'articles');
  const articleOptions = {
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(options.publisher === undefined ? {} : { publisher: options.publisher }),
    ...(options.longest === undefined ? {} : { longest: positiveNumber(options.longest, 'longest') }),
  };
  for await (const item of readPlaces(inputs.places, articleOptions, (_, count) => {
    total += count - 1;
  })) {
    if (context.signal.aborted) break;
    done++;
    if ('error' in item) {
      progress.end();
      fail(item.error);
      continue;
    }
    for (const { reason } of item.messages)
      context.err.write(`${context.err.color.yellow('note')} ${item.article.source ?? item.article.id}: ${reason}\n`);
    const graph = articleIri(base, item.article);
    if (there.has(graph)) {
      skipped++;
      continue;
    }
    let result: ReturnType<typeof read>;
    try {
      result = read(item.article);
    } catch (cause) {
      progress.end();
      fail(faultIn(item.article, cause));
      continue;
    }
    articles.push(keep ? result.doc.article : { ...result.doc.article, text: '' });
    claims += result.reading.claims.length;
    if (keep) for (const quad of result.quads) quads.push(quad);
    await batch?.add({ identifier: item.article.id, graph, quads: result.quads }, item.article.text);
    if (options.missed) context.err.write(report.missedLines(result.doc, result.reading));
    progress.step(done, total);
    // Lets Ctrl-C be heard between two articles.
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.end();
  await batch?.flush();
  if (context.signal.aborted) {
    const saved = batch
      ? `${batch.stored()} are in the store; go on with the same command and --resume`
      : 'nothing was written; with --store each article is kept as it is read';
    context.err.write(`\nstopped after ${done} of ${total} articles: ${saved}.\n`);
    return;
  }
  await finish(
    { articles, quads, claims, skipped, store: folder === undefined ? undefined : (options.store ?? '.entente') },
    options,
    resources.ontology,
    context,
  );
}

interface Outcome {
  readonly articles: readonly Article[];
  readonly quads: readonly Quad[];
  readonly claims: number;
  readonly skipped: number;
  /** The store that the articles went into, as the user names it. */
  readonly store: string | undefined;
}

async function finish(
  { articles, quads, claims, skipped, store }: Outcome,
  options: Options,
  ontology: import('../../ontology/ontology.ts').Ontology,
  context: Context,
): Promise<void> {
  const [{ readLine, readTable, nextLine }, { writeQuads }] = await Promise.all([import('../read-report.ts'), import('../write-quads.ts')]);
  if (articles.length > 0) context.err.write(readLine(articles, claims));
  if (skipped > 0) context.err.write(`${skipped} were in the store already\n`);
  const table =
    options.format === 'table' || (options.format === undefined && !options.json && context.out.isTerminal && options.output !== '-');
  const format = options.json ? 'jsonl' : options.format === 'table' ? undefined : options.format;
  if (table) context.out.write(readTable(quads, ontology, context));
  if (options.output !== undefined) {
    const { count } = await writeQuads(context, quads, { output: options.output, format, standard: 'ttl', rdf12: options.rdf12 });
    if (options.output !== '-') context.err.write(`wrote ${options.output} (${count} ${count === 1 ? 'triple' : 'triples'})\n`);
  } else if (!table && (options.store === undefined || format !== undefined))
    await writeQuads(context, quads, { format, standard: 'ttl', rdf12: options.rdf12 });
  if (store !== undefined && articles.length + skipped > 0) context.err.write(`kept in the store ${store}\n`);
  const where =
    options.output !== undefined && options.output !== '-'
      ? options.output
      : store === undefined
        ? undefined
        : options.store === undefined
          ? ''
          : `--store ${options.store}`;
  if (table) context.err.write(context.err.color.dim(nextLine(quads, where)));
}

/** `entente read`: articles in, claims out. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('read')
    .description('read articles: files, folders, patterns, URLs or `-`; shows their claims as a table or writes a graph')
    .argument('[inputs...]', 'txt, md, html, pdf, json, jsonl, RSS/Atom, WARC; default: standard input')
    .option('-o, --output <file>', 'write the graph; the ending gives the format: .ttl .trig .nt .nq .jsonld .jsonl .csv')
    .option('-f, --format <format>', 'format, if the ending does not say it; `table` for the table')
    .option('--json', 'a JSON object per claim and line')
    .option('--date <date>', 'day of publication of every article; wins over what the article states')
    .option('--publisher <name>', 'publisher of every article')
    .option('--base <iri>', 'where IRIs are minted (default: https://w3id.org/entente/id/)')
    .option('--fast', 'trees with one parser less: faster, a little less exact')
    .option('--missed', 'also list the sentences with a word for an event but no claim')
    .option('--resume', 'leave out what is in the store already')
    .option('--rdf12', 'write `claim rdf:reifies <<( s p o )>>` for every claim (RDF 1.2)')
    .option('--longest <characters>', 'read longer texts, too (default: 1000000)')
    .option('--stamp <date>', 'day of the run, for the provenance; left out by default, so that two runs give the same bytes')
    .action(async (args: string[]) => run(args, command.optsWithGlobals<Options>(), context));
}

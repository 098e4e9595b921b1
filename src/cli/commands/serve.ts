import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import { packageRoot } from '../../package-root.ts';
import type { Library, LibrarySettings } from '../../server/library.ts';
import type { Reader } from '../../server/reader.ts';
import type { Context } from '../context.ts';
import { openGraph, storeFolder } from '../open-graph.ts';
import { positiveNumber } from '../positive-number.ts';
import { readToken } from '../read-token.ts';

interface Options {
  readonly port: string;
  readonly host: string;
  readonly writable?: boolean;
  readonly tokenFile?: string;
  readonly cors?: readonly string[];
  readonly timeout: string;
  readonly workers: string;
  readonly store?: string;
}

/** Each has a copy of the graph: more than this is a slip of the finger. */
const MOST_WORKERS = 64;
const SAMPLE = 'data/articles/ashgabat.txt';
const DEMO_NOTICE =
  'There is no store here yet, so this is the sample article. Add an article of your own, or keep a store: entente read article.txt --store .entente';

/** `entente serve`: the page on this machine. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .summary('open the page on this machine; programs ask at /sparql and /questions')
    .description(
      'open the page on this machine: articles, claims, network, time line, map, questions; OpenRefine matches names at /reconcile, programs ask at /sparql and /questions',
    )
    .argument('[files...]', 'graphs to show; default: the store; without one: the sample article')
    .option('--port <n>', 'port to listen on (0: any free one)', '4848')
    .option('--host <address>', 'address to listen on; other machines can read along unless it is 127.0.0.1', '127.0.0.1')
    .option(
      '--writable',
      'let the page save articles into the store; with a token in ENTENTE_TOKEN also programs (SPARQL Update, Graph Store Protocol)',
    )
    .option('--token-file <file>', 'take the token from a file')
    .option(
      '--cors <origin>',
      'let pages of this origin use the interface for programs (`*`: of any); may be repeated',
      (one: string, all: string[] = []) => [...all, one],
    )
    .option('--timeout <seconds>', 'end a question after so many seconds', '20')
    .option('--workers <n>', 'so many questions are answered at once, each by a process with the whole graph in memory', '2')
    .action(async (files: string[]) => run(files, command.optsWithGlobals<Options>(), context));
}

/** The text with a hash: kept by the store, or the file that was read if it is still the same. */
async function textFinder(folder: string | undefined, cwd: string): Promise<LibrarySettings['findText']> {
  const [{ getText, textHash }, { sourceFile }] = await Promise.all([import('../../store/article-text.ts'), import('../source-file.ts')]);
  return (sha256, source) => {
    const kept = folder === undefined ? null : getText(folder, sha256);
    if (kept !== null || source === null) return kept;
    const bytes = sourceFile(cwd, source);
    const text = bytes === null ? null : new TextDecoder().decode(bytes); // takes a byte-order mark off
    return text !== null && textHash(text) === sha256 ? text : null;
  };
}

/** The sample article, read by the same pipeline as everything else. */
async function demoLibrary(reader: Reader, settings: LibrarySettings): Promise<Library> {
  const [{ Store }, { makeLibrary }] = await Promise.all([import('n3'), import('../../server/library.ts')]);
  const { articles } = await reader({ bytes: await readFile(join(packageRoot(), SAMPLE)), source: SAMPLE }, {});
  const store = new Store();
  for (const { quads } of articles) for (const quad of quads) store.addQuad(quad as never);
  const texts = new Map(articles.map(({ iri, text }) => [iri, text]));
  const { textHash } = await import('../../store/article-text.ts');
  const byHash = new Map([...texts.values()].map((text) => [textHash(text), text]));
  return makeLibrary(store, { ...settings, findText: (sha256) => byHash.get(sha256) ?? null, notice: DEMO_NOTICE });
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new EntenteError('cli/bad-option', `"${options.port}" is no port.`, { next: 'For example --port 4848' });
  const workers = Number(options.workers);
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
    throw new EntenteError('cli/bad-option', `"${options.workers}" is no number of workers.`, {
      why: `--workers wants a whole number from 1 to ${MOST_WORKERS}.`,
      next: 'For example --workers 4',
    });
  const pageFolder = join(packageRoot(), 'dist/web');
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new EntenteError('server/no-page', 'The page has not been built.', {
      place: { source: pageFolder },
      next: 'In a checkout: npm run build:web',
    });
  }
  const folder = files.length > 0 ? undefined : storeFolder(context, options.store);
  if (options.writable && (files.length > 0 || folder === undefined) && options.store === undefined) {
    throw new EntenteError('cli/bad-option', '--writable needs a store to write into.', {
      next: 'Name one: entente serve --writable --store .entente',
    });
  }
  const token = options.writable ? await readToken(options.tokenFile, context) : null;
  const [
    { startServer },
    { makeLibrary },
    { readingProcess },
    { pageNames, placePoints },
    { loadOntology },
    { loadQuestions },
    { liveStore },
    { segmentFiles },
  ] = await Promise.all([
    import('../../server/serve.ts'),
    import('../../server/library.ts'),
    import('../../server/pool/reading-process.ts'),
    import('../../server/page-settings.ts'),
    import('../../load-ontology.ts'),
    import('../../load-questions.ts'),
    import('../../server/live-store.ts'),
    import('../../store/disk-segment.ts'),
  ]);
  const settings: LibrarySettings = {
    findText: await textFinder(folder, context.cwd),
    names: pageNames(loadOntology()),
    placeAt: placePoints(),
    writable: options.writable === true,
    notice: null,
  };
  const { reader, close } = readingProcess();
  try {
    if (folder !== undefined && !options.writable) segmentFiles(folder); // says so if there is no store
    const live = folder === undefined ? undefined : await liveStore(folder, settings, token);
    const fixed = live
      ? undefined
      : files.length > 0
        ? makeLibrary((await openGraph(context, files, options.store)).store as never, settings)
        : await demoLibrary(reader, settings);
    const library = live?.library ?? (() => fixed!);
    const running = await startServer(
      {
        library,
        ...(live ? { refresh: live.refresh } : {}),
        settings,
        questions: loadQuestions(),
        reader,
        save: live && options.writable ? live.save : null,
        writer: live && options.writable ? live.writer : null,
        timeoutMs: positiveNumber(options.timeout, 'timeout') * 1000,
        friends: options.cors ?? [],
        pool: { workers },
        pageFolder,
        onError: (error) => context.err.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
      },
      port,
      options.host,
    );
    const { page } = library();
    const { bold, dim, yellow } = context.err.color;
    context.err.write(
      `entente shows ${page.claims.length} claims of ${page.articles.length} ${page.articles.length === 1 ? 'article' : 'articles'} at ${bold(running.url)}\n`,
    );
    if (page.notice !== null) context.err.write(`${page.notice}\n`);
    if (options.host !== '127.0.0.1' && options.host !== 'localhost')
      context.err.write(yellow('Other machines that reach this address can read the store; there is no password.\n'));
    const writing =
      token === null ? 'The page may save articles.' : 'The page may save articles, and programs with the token may change graphs.';
    context.err.write(dim(`${options.writable ? writing : 'Read-only.'} Ctrl-C stops it.\n`));
    await new Promise<void>((done) => {
      if (context.signal.aborted) done();
      context.signal.addEventListener('abort', () => done(), { once: true });
    });
    await running.close();
  } finally {
    close();
  }
}

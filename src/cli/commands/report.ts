import type { Command } from 'commander';
import type { EntenteError } from '../../errors.ts';
import type { ReportedArticle } from '../../view/report.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { findInputs } from '../inputs.ts';
import { printError } from '../print-error.ts';
import { dateOption, readPlaces } from '../read-inputs.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly output?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly debug?: boolean;
}

/** `entente report article.txt -o report.html`: one file that can be mailed and printed. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('report')
    .description('one self-contained HTML file: text with highlights, claims, network, sources')
    .argument('[inputs...]', 'articles to read: files, folders, globs, URLs, - for standard input')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .option('--date <date>', 'date of publication, if the article does not say it')
    .option('--publisher <name>', 'who published it')
    .option('--title <text>', 'title of the report')
    .action(async (inputs: string[]) => run(inputs, command.optsWithGlobals<Options>(), context));
}

async function run(args: readonly string[], options: Options, context: Context): Promise<void> {
  const date = dateOption(options.date);
  const { places, errors } = await findInputs(args.length > 0 ? args : ['-'], context);
  let failed = 0;
  const fail = (error: EntenteError): void => {
    failed++;
    printError(error, context.err, options.debug === true);
  };
  errors.forEach(fail);
  const [{ loadResources }, { readArticle }, { readClaims }, { Store }, { report }, { phrasesOf }] = await Promise.all([
    import('../../load-resources.ts'),
    import('../../convert.ts'),
    import('../../rdf/read-claims.ts'),
    import('n3'),
    import('../../view/report.ts'),
    import('../../view/phrases.ts'),
  ]);
  const resources = await loadResources();
  const read = readArticle(resources);
  const articles: ReportedArticle[] = [];
  const about = { ...(date === undefined ? {} : { date }), ...(options.publisher === undefined ? {} : { publisher: options.publisher }) };
  for await (const item of readPlaces(places, about, () => {})) {
    if ('error' in item) {
      fail(item.error);
      continue;
    }
    const { doc, reading, quads } = read(item.article);
    const sentences = [...new Set(reading.missed.map(({ sentence }) => sentence))];
    articles.push({
      article: doc.article,
      claims: readClaims(new Store(quads as never)),
      missed: sentences.map((k) => {
        const { start, end } = doc.sentences[k]!;
        return doc.article.text.slice(start, end).replace(/\s+/g, ' ').trim();
      }),
    });
  }
  if (articles.length > 0) {
    const text = report(articles, {
      phrases: phrasesOf(resources.ontology),
      version: resources.version,
      ...(options.title === undefined ? {} : { title: options.title }),
    });
    await writeOutput(context, options.output, [text]);
    const claims = articles.reduce((sum, one) => sum + one.claims.length, 0);
    if (options.output !== undefined && options.output !== '-')
      context.err.write(
        `wrote ${options.output} (${articles.length} ${articles.length === 1 ? 'article' : 'articles'}, ${claims} claims)\n`,
      );
  }
  if (failed > 0) context.exit(EXIT.inputs);
}

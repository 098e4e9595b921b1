import type { Quad } from '@rdfjs/types';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Verdict } from '../../validate/validate-graph.ts';
import { shorten } from '../../vocabulary.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { findInputs, reasonOf } from '../inputs.ts';
import { openGraph, readGraphFile } from '../open-graph.ts';
import { sourceFile } from '../source-file.ts';
import { drawTable } from '../table.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly shapes?: readonly string[];
  readonly texts?: readonly string[];
  readonly json?: boolean;
  readonly report?: string;
  readonly store?: string;
}

const many = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `entente validate`: syntax, vocabulary, shapes, quotes. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('validate')
    .description('check graphs: syntax, vocabulary, shapes (the rule of honesty first), quotes; exit code 1 on faults')
    .argument('[files...]', 'RDF files; default: the store')
    .option('--shapes <file>', 'further SHACL shapes; may be given again', many)
    .option('--texts <path>', 'articles (files, folders) whose words the quotes are checked against; may be given again', many)
    .option('--json', 'write the faults as JSON')
    .option('--report <file>', 'write the SHACL report as Turtle')
    .action((files: string[]) => run(files, command.optsWithGlobals<Options>(), context));
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  let quads: readonly Quad[];
  if (files.length === 0) quads = [...(await openGraph(context, [], options.store)).store] as unknown as Quad[];
  else {
    const read = await readEach(files, context);
    // Here a broken file is a finding about the graph, as any other fault.
    if (read === undefined) return context.exit(EXIT.no);
    quads = read;
  }
  const [{ validateGraph }, { ontologyFiles }, { readRdf }] = await Promise.all([
    import('../../validate/validate-graph.ts'),
    import('../../load-ontology.ts'),
    import('../../syntax/read-rdf.ts'),
  ]);
  const own = await Promise.all(
    ontologyFiles().map(async (f) => ({ name: f.source, quads: (await readRdf(f.text, { fileName: f.source })).quads })),
  );
  const further = await Promise.all((options.shapes ?? []).map((name) => readGraphFile(name, context)));
  const isShapes = (name: string): boolean => name.endsWith('/shapes.ttl');
  const verdict = await validateGraph(quads, {
    ontology: own.filter((f) => !isShapes(f.name) && !f.name.endsWith('/align.ttl')).flatMap((f) => f.quads),
    shapes: [...own.filter((f) => isShapes(f.name)), ...further.map((shapes) => ({ quads: shapes }))].flatMap((f) => [...f.quads]),
    texts: await textsOf(quads, options.texts ?? [], context),
  });
  if (options.report !== undefined) {
    const { formatFor } = await import('../../export/formats.ts');
    await writeOutput(
      context,
      options.report,
      formatFor('turtle').write({ quads: verdict.report, prefixes: { shape: 'https://w3id.org/entente/shape#' } }),
    );
  }
  if (options.json) context.out.write(`${JSON.stringify({ valid: verdict.valid, ...verdict.spans, faults: verdict.faults }, null, 2)}\n`);
  else show(verdict, quads, context);
  if (!verdict.valid) context.exit(EXIT.no);
}

async function readEach(files: readonly string[], context: Context): Promise<Quad[] | undefined> {
  const { printError } = await import('../print-error.ts');
  const quads: Quad[] = [];
  let broken = 0;
  for (const file of files) {
    try {
      for (const q of await readGraphFile(file, context)) quads.push(q);
    } catch (error) {
      if (!(error instanceof EntenteError) || error.code.startsWith('input/')) throw error;
      printError(error, context.err, false);
      broken++;
    }
  }
  return broken > 0 ? undefined : quads;
}

/** Texts that were named, and those that articles name as their source and that lie on this machine. */
async function textsOf(quads: readonly Quad[], paths: readonly string[], context: Context): Promise<string[]> {
  const texts: string[] = [];
  for (const q of quads) {
    if (!q.predicate.value.endsWith('/terms/source') || q.object.termType !== 'Literal') continue;
    // The graph may have come from elsewhere; the text is then just not at hand.
    const bytes = sourceFile(context.cwd, q.object.value);
    if (bytes !== null) texts.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
  if (paths.length === 0) return texts;
  const [{ readArticles }, { places, errors }] = await Promise.all([import('../../text/read-articles.ts'), findInputs(paths, context)]);
  if (errors[0]) throw errors[0];
  for (const { source, load } of places) {
    try {
      for await (const item of readArticles(await load())) if ('article' in item) texts.push(item.article.text);
    } catch (error) {
      throw new EntenteError('input/unreadable', `"${source}" cannot be read.`, { place: { source }, why: reasonOf(error), cause: error });
    }
  }
  return texts;
}

const SHOWN = 50;

function show({ faults, spans, valid }: Verdict, quads: readonly Quad[], { out, err }: Context): void {
  if (faults.length > 0) {
    const rows = faults.slice(0, SHOWN).map((f) => [f.severity, f.check, lastPart(f.node), f.message]);
    out.write(
      drawTable(
        [{ title: 'severity' }, { title: 'check' }, { title: 'at', min: 14 }, { title: 'what is wrong', min: 30 }],
        rows,
        out.columns,
        out.color.dim,
      ),
    );
    if (faults.length > SHOWN) out.write(`… and ${faults.length - SHOWN} more (all of them with --json)\n`);
  }
  const quotes = `${spans.compared} quotes compared with their articles${spans.withoutText > 0 ? `, ${spans.withoutText} without the text at hand (--texts)` : ''}`;
  err.write(`${valid ? 'valid' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`} · ${quads.length} quads · ${quotes}\n`);
}

const lastPart = (node: string): string => shorten(node).replace(/^https?:.*[/#](?=.)/, '');

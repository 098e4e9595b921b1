import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { reasonOf } from '../inputs.ts';
import { readGraphFile } from '../open-graph.ts';
import { writeQuads } from '../write-quads.ts';

/** `entente patch graph changes.rdfp`: applies an RDF Patch. */
export function register(program: Command, context: Context): void {
  program
    .command('patch')
    .description('apply an RDF Patch (as `entente diff --patch` writes it) to a graph')
    .argument('<graph>', 'RDF file')
    .argument('<patch>', 'RDF Patch; `-` for standard input')
    .option('-o, --output <file>', 'file to write; default: standard output. Name the graph itself to change it in place')
    .option('-f, --format <format>', 'format, if the ending does not say it')
    .action(async (graph: string, patchFile: string, options: { output?: string; format?: string }) => {
      const quads = await readGraphFile(graph, context);
      const [{ parsePatch, applyPatch }] = await Promise.all([import('../../diff/rdf-patch.ts')]);
      const patch = parsePatch(await textOf(patchFile, context), patchFile);
      try {
        const patched = await applyPatch(quads, patch);
        const { count, format } = await writeQuads(context, patched, { output: options.output, format: options.format, standard: 'trig' });
        context.err.write(
          `${patch.removed.length} statements removed, ${patch.added.length} added; ${count} quads${options.output ? `, wrote ${options.output} (${format})` : ''}\n`,
        );
      } catch (error) {
        if (!(error instanceof EntenteError) || error.code !== 'diff/does-not-fit') throw error;
        const { printError } = await import('../print-error.ts');
        printError(error, context.err, false);
        context.exit(EXIT.no);
      }
    });
}

async function textOf(file: string, context: Context): Promise<string> {
  try {
    return new TextDecoder().decode(file === '-' ? await context.readStdin() : await readFile(resolve(context.cwd, file)));
  } catch (cause) {
    throw new EntenteError('input/not-found', `The patch "${file}" cannot be read.`, {
      place: { source: file },
      why: reasonOf(cause),
      cause,
    });
  }
}

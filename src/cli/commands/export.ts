import type { Quad } from '@rdfjs/types';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { openGraph } from '../open-graph.ts';
import { writeQuads } from '../write-quads.ts';

/** `entente export`: the store, or graphs joined, out of the house. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('export')
    .description('write the store (or graphs joined together) in any format')
    .argument('[files...]', 'graphs to export; default: the store')
    .option('-o, --output <file>', 'file to write; its ending gives the format')
    .option('-f, --format <format>', 'format, if the ending does not say it')
    .option('--rdf12', 'write `claim rdf:reifies <<( s p o )>>` for every claim (RDF 1.2)')
    .option('--flatten', 'one graph out of many (Turtle, if no format is named); ent:statedIn says where each statement stood')
    .option('--formats', 'list the formats')
    .action(async (files: string[]) => {
      const options = command.optsWithGlobals<{
        output?: string;
        format?: string;
        rdf12?: boolean;
        flatten?: boolean;
        formats?: boolean;
        store?: string;
      }>();
      if (options.formats) {
        const { FORMATS } = await import('../../export/formats.ts');
        for (const format of FORMATS)
          context.out.write(
            `${format.endings
              .map((ending) => `.${ending}`)
              .join(' ')
              .padEnd(24)} ${format.summary}\n`,
          );
        return;
      }
      const { store } = await openGraph(context, files, options.store);
      const quads = [...store] as unknown as Quad[];
      const { count, format } = await writeQuads(context, quads, {
        output: options.output,
        format: options.format,
        standard: options.flatten ? 'turtle' : 'trig',
        rdf12: options.rdf12,
        flatten: options.flatten,
      });
      if (options.output !== undefined && options.output !== '-')
        context.err.write(`wrote ${options.output} (${format}, from ${count} quads)\n`);
    });
}

import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { readGraphFile } from '../open-graph.ts';
import { writeQuads } from '../write-quads.ts';

/** `entente convert in.x out.y`: the same graph in another syntax. */
export function register(program: Command, context: Context): void {
  program
    .command('convert')
    .description('turn a graph into another format, by the endings of the two files')
    .argument('<in>', 'RDF file: .ttl .trig .nt .nq .jsonld .rdf; `-` for standard input')
    .argument('[out]', 'file to write; default: standard output')
    .option('-f, --format <format>', 'format to write: ttl, trig, nt, nq, jsonld, csv, jsonl, …')
    .option('--rdf12', 'write `claim rdf:reifies <<( s p o )>>` for every claim (RDF 1.2)')
    .option('--flatten', 'one graph out of many (Turtle, if no format is named); ent:statedIn says where each statement stood')
    .action(async (input: string, output: string | undefined, options: { format?: string; rdf12?: boolean; flatten?: boolean }) => {
      const quads = await readGraphFile(input, context);
      const { count, format } = await writeQuads(context, quads, {
        output,
        format: options.format,
        standard: options.flatten ? 'turtle' : 'trig',
        rdf12: options.rdf12,
        flatten: options.flatten,
      });
      if (output !== undefined && output !== '-') context.err.write(`wrote ${output} (${format}, from ${count} quads)\n`);
    });
}

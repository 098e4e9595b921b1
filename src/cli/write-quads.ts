import type { Quad } from '@rdfjs/types';
import type { Context } from './context.ts';
import { writeOutput } from './write-output.ts';

/** How a graph is to leave the house. */
export interface QuadOutput {
  /** File to write; standard output if absent. Its ending gives the format. */
  readonly output?: string | undefined;
  /** Format by name; wins over the ending. */
  readonly format?: string | undefined;
  /** The format where neither says one. */
  readonly standard: string;
  /** RDF 1.2: claims reify their propositions. */
  readonly rdf12?: boolean | undefined;
  /** One graph; `ent:statedIn` keeps the names of those that there were. */
  readonly flatten?: boolean | undefined;
  readonly prefixes?: Readonly<Record<string, string>>;
}

/** Writes quads to a file or standard output; gives back how many and in which format. */
export async function writeQuads(
  context: Context,
  quads: readonly Quad[],
  how: QuadOutput,
): Promise<{ readonly count: number; readonly format: string }> {
  const { formatFor } = await import('../export/formats.ts');
  const format = formatFor(how.format ?? (how.output && how.output !== '-' ? how.output : how.standard));
  let content = quads;
  if (how.rdf12) {
    const [{ reifyClaims }, { loadOntology }] = await Promise.all([import('../export/reify-claims.ts'), import('../load-ontology.ts')]);
    content = reifyClaims(content, loadOntology().types);
  }
  if (how.flatten && format.keeps !== 'view') content = (await import('../export/flatten.ts')).flatten(content);
  const alpha2 = format.name === 'ftm' ? (await import('../load-alpha2.ts')).loadAlpha2() : undefined;
  const more = { ...(how.prefixes ? { prefixes: how.prefixes } : {}), ...(alpha2 ? { alpha2 } : {}) };
  await writeOutput(context, how.output, format.write({ quads: content, ...more }));
  return { count: content.length, format: format.name };
}

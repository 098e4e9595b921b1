import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Quad } from '@rdfjs/types';
import type { Store } from 'n3';
import { EntenteError } from '../errors.ts';
import type { QuadIndex } from '../store/quad-index.ts';
import type { Context } from './context.ts';
import { reasonOf } from './inputs.ts';

/** A graph to work on, and where it came from in words for the user. */
export interface OpenGraph {
  readonly store: Store;
  readonly from: string;
}

/** The store folder that the user named, or `.entente` where it exists; undefined if neither. */
export function storeFolder(context: Context, option: string | undefined): string | undefined {
  if (option !== undefined) return resolve(context.cwd, option);
  const standard = join(context.cwd, '.entente');
  return existsSync(standard) ? standard : undefined;
}

/** The quads of an RDF file, graphs put back in place where a syntax without graphs had flattened them. */
export async function readGraphFile(file: string, context: Context): Promise<readonly Quad[]> {
  const [{ readRdf }, { unflatten }] = await Promise.all([import('../syntax/read-rdf.ts'), import('../export/flatten.ts')]);
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await context.readStdin() : await readFile(resolve(context.cwd, file));
  } catch (cause) {
    throw new EntenteError('input/not-found', `The graph "${file}" cannot be read.`, {
      place: { source: file },
      why: reasonOf(cause),
      next: 'Give a file that `entente read … -o out.ttl` has written, or a store with --store.',
      cause,
    });
  }
  const { quads } = await readRdf(bytes, file === '-' ? {} : { fileName: file });
  return unflatten(quads);
}

/** The quads of each file; the blank nodes of each are its own. */
async function* quadsOfFiles(files: readonly string[], context: Context): AsyncGenerator<readonly Quad[]> {
  for (const [number, file] of files.entries()) {
    const quads = await readGraphFile(file, context);
    yield number === 0 ? quads : quads.map((await import('./own-blank-nodes.ts')).ownBlankNodes(number + 1));
  }
}

const noGraph = (): EntenteError =>
  new EntenteError('cli/no-graph', 'There is no graph to work on.', {
    why: 'No file was named, and there is no store (.entente/) in this folder.',
    next: 'Read articles first: entente read article.txt -o out.ttl, then name out.ttl; or keep a store: entente read article.txt --store .entente',
  });

/** Opens the graph that a command works on: the given RDF files, else the store. */
export async function openGraph(context: Context, files: readonly string[], storeOption: string | undefined): Promise<OpenGraph> {
  if (files.length > 0) {
    const { Store } = await import('n3');
    const store = new Store();
    for await (const quads of quadsOfFiles(files, context)) for (const quad of quads) store.addQuad(quad as never);
    return { store, from: files.join(', ') };
  }
  const folder = storeFolder(context, storeOption);
  if (folder === undefined) throw noGraph();
  const { openStore } = await import('../store/disk.ts');
  return { store: await openStore(folder), from: storeOption ?? '.entente' };
}

/** The same as an index, for commands that only look things up: it is made several times as fast, and a store has it ready on disk. */
export async function openIndexed(
  context: Context,
  files: readonly string[],
  storeOption: string | undefined,
): Promise<{ readonly index: QuadIndex; readonly store: Store }> {
  const { indexView } = await import('../store/index-view.ts');
  const seen = (index: QuadIndex) => ({ index, store: indexView(index) as unknown as Store });
  if (files.length > 0) {
    const { indexQuads } = await import('../store/index-quads.ts');
    const all: Quad[] = [];
    for await (const quads of quadsOfFiles(files, context)) for (const quad of quads) all.push(quad);
    return seen(indexQuads(all));
  }
  const folder = storeFolder(context, storeOption);
  if (folder === undefined) throw noGraph();
  const { openIndex } = await import('../store/disk-index.ts');
  return seen(await openIndex(folder));
}

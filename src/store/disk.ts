import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import { EntenteError } from '../errors.ts';
import { withLock } from './disk-lock.ts';
import { syncFolder, writeAtomically } from './disk-write.ts';
import { canonicalNQuads } from './n-quads-line.ts';

/** One article as the store keeps it. */
export interface StoredArticle {
  /** Its `dct:identifier`; putting an article with the same one replaces it. */
  readonly identifier: string;
  /** IRI of its named graph. */
  readonly graph: string;
}

/** An article with all that it says: the quads of its named graph and its triples in the default graph (shortcuts). */
export interface ArticleToPut extends StoredArticle {
  readonly quads: Iterable<Quad>;
}

/** What stands in a segment's first line, after `# `. */
interface Header extends StoredArticle {
  readonly entente: number;
  readonly quads: number;
}

/** Version of the layout on disk. */
const LAYOUT = 1;
const SEGMENTS = 'articles';

/** Puts one article into the store folder (created if need be), in place of an earlier reading of it. Old or new after a crash, never half. */
export const putArticle = (dir: string, article: ArticleToPut): Promise<void> => putArticles(dir, [article]);

/** Puts many articles under one lock; each replaces its earlier reading on its own. */
export async function putArticles(dir: string, articles: Iterable<ArticleToPut>): Promise<void> {
  mkdirSync(join(dir, SEGMENTS), { recursive: true });
  await withLock(dir, () => {
    for (const { identifier, graph, quads } of articles) {
      const body = canonicalNQuads(quads);
      const header: Header = { entente: LAYOUT, identifier, graph, quads: body.split('\n').length - 1 };
      writeAtomically(segmentFile(dir, identifier), [`# ${JSON.stringify(header)}\n`, body]);
    }
  });
}

/** Takes an article out of the store, with its default-graph triples; false if it was not there. */
export async function removeArticle(dir: string, identifier: string): Promise<boolean> {
  const file = segmentFile(dir, identifier);
  if (!existsSync(file)) return false;
  await withLock(dir, () => {
    rmSync(file, { force: true });
    syncFolder(join(dir, SEGMENTS));
  });
  return true;
}

/** The articles in the store, by identifier. */
export function listArticles(dir: string): readonly StoredArticle[] {
  return segmentFiles(dir)
    .map((file) => {
      const { identifier, graph } = readSegment(file).header;
      return { identifier, graph };
    })
    .sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

/** All quads of the store; a default-graph triple that several articles warrant comes once. */
export function loadQuads(dir: string): Store {
  const store = new Store();
  for (const file of segmentFiles(dir)) {
    const { text } = readSegment(file);
    try {
      for (const quad of new Parser({ format: 'N-Quads', blankNodePrefix: '_:' }).parse(text)) store.addQuad(quad);
    } catch (error) {
      const line = (error as { context?: { line?: number } }).context?.line;
      throw corrupt(file, error instanceof Error ? error.message : String(error), line);
    }
  }
  return store;
}

/** Opens a store folder for asking; fails with `store/not-found` or `store/corrupt`. */
export async function openStore(dir: string): Promise<Store> {
  return loadQuads(dir);
}

/** Whether the folder is a store. */
export const isStore = (dir: string): boolean => existsSync(join(dir, SEGMENTS));

function segmentFile(dir: string, identifier: string): string {
  return join(dir, SEGMENTS, `${createHash('sha256').update(identifier).digest('hex').slice(0, 32)}.nq`);
}

function segmentFiles(dir: string): string[] {
  if (!isStore(dir)) {
    throw new EntenteError('store/not-found', `There is no store in ${dir}.`, {
      place: { source: dir },
      next: 'Read articles first: `entente read <files>`; or name another folder with --store.',
    });
  }
  return readdirSync(join(dir, SEGMENTS))
    .filter((name) => name.endsWith('.nq'))
    .sort()
    .map((name) => join(dir, SEGMENTS, name));
}

function readSegment(file: string): { header: Header; text: string } {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  let header: Header | undefined;
  try {
    header = JSON.parse(text.slice(2, end));
  } catch {
    // Told below.
  }
  if (!text.startsWith('# {') || header?.identifier === undefined)
    throw corrupt(file, 'Its first line does not say which article it holds.', 1);
  if (header.entente > LAYOUT) {
    throw new EntenteError('store/too-new', 'The store was written by a newer version.', {
      place: { source: file },
      next: 'Update entente.',
    });
  }
  let lines = 0;
  for (let at = end; at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines++;
  if (lines !== header.quads || !text.endsWith('\n')) throw corrupt(file, `It should hold ${header.quads} quads and holds ${lines}.`);
  return { header, text };
}

const corrupt = (source: string, why: string, line?: number) =>
  new EntenteError('store/corrupt', 'A file of the store is damaged.', {
    place: { source, ...(line === undefined ? {} : { line }) },
    why,
    next: 'Delete the file and read its article again; the other articles are not touched by it.',
  });

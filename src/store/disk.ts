import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import { withLock } from './disk-lock.ts';
import { corrupt, type Header, LAYOUT, readSegment, SEGMENTS, type StoredArticle, segmentFile, segmentFiles } from './disk-segment.ts';
import { syncFolder, writeAtomically } from './disk-write.ts';
import { canonicalNQuads } from './n-quads-line.ts';

/** An article with all that it says: the quads of its named graph and its triples in the default graph (shortcuts). */
export interface ArticleToPut extends StoredArticle {
  readonly quads: Iterable<Quad>;
}

export { isStore, type StoredArticle } from './disk-segment.ts';

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

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../errors.ts';

/** One article as the store keeps it. */
export interface StoredArticle {
  /** Its `dct:identifier`; putting an article with the same one replaces it. */
  readonly identifier: string;
  /** IRI of its named graph. */
  readonly graph: string;
}

/** What stands in a segment's first line, after `# `. */
export interface Header extends StoredArticle {
  readonly entente: number;
  readonly quads: number;
}

/** Version of the layout on disk. */
export const LAYOUT = 1;
/** The folder of the article files. */
export const SEGMENTS = 'articles';

/** Whether the folder is a store. */
export const isStore = (dir: string): boolean => existsSync(join(dir, SEGMENTS));

/** The file of an article. */
export function segmentFile(dir: string, identifier: string): string {
  return join(dir, SEGMENTS, `${createHash('sha256').update(identifier).digest('hex').slice(0, 32)}.nq`);
}

/** All article files, in a fixed order; fails with `store/not-found`. */
export function segmentFiles(dir: string): string[] {
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

/** Reads one article file whole; fails with `store/corrupt`. */
export function readSegment(file: string): { header: Header; text: string } {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  const header = parseHeader(text.slice(0, Math.max(0, end)), file);
  let lines = 0;
  for (let at = end; at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines++;
  if (lines !== header.quads || !text.endsWith('\n')) throw corrupt(file, `It should hold ${header.quads} quads and holds ${lines}.`);
  return { header, text };
}

/** Reads a segment's first line. */
export function parseHeader(line: string, file: string): Header {
  let header: Header | undefined;
  try {
    if (line.startsWith('# {')) header = JSON.parse(line.slice(2));
  } catch {
    // Told below.
  }
  if (typeof header?.identifier !== 'string' || typeof header.graph !== 'string')
    throw corrupt(file, 'Its first line does not say which article it holds.', 1);
  if (header.entente > LAYOUT) {
    throw new EntenteError('store/too-new', 'The store was written by a newer version.', {
      place: { source: file },
      next: 'Update entente.',
    });
  }
  return header;
}

/** The error for a damaged file. */
export const corrupt = (source: string, why: string, line?: number) =>
  new EntenteError('store/corrupt', 'A file of the store is damaged.', {
    place: { source, ...(line === undefined ? {} : { line }) },
    why,
    next: 'Delete the file and read its article again; the other articles are not touched by it.',
  });

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from '../convert.ts';
import { loadResources } from '../load-resources.ts';
import { canonicalNQuads } from '../store/n-quads-line.ts';
import type { Article } from '../text/article.ts';

/** Which half of a gold set is scored: rules may be written while looking at one and are proven on the other. */
export type Half = 'all' | 'odd' | 'even';

/** The members of a list that belong to a half, by their position counted from 1. */
export const halfOf = <T>(items: readonly T[], half: Half): T[] =>
  items.filter((_, i) => half === 'all' || (i % 2 === 0) === (half === 'odd'));

/** A folder for what scorers need as files. */
export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), 'entente-evaluation-'));

/** Reads articles, writes their graph into a file, and says how fast it went. */
export function buildGraph(articles: readonly Article[], file: string, fast: boolean): Readonly<Record<string, number>> {
  const resources = loadResources({ fast });
  const started = process.cpuUsage();
  const quads = convert(resources)(articles);
  const seconds = process.cpuUsage(started).user / 1e6;
  writeFileSync(file, canonicalNQuads(quads));
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return {
    articles: articles.length,
    quads: quads.length,
    cpuSeconds: Math.round(seconds * 100) / 100,
    wordsPerCpuSecond: Math.round(words / seconds),
  };
}

import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGraph, type Half, halfOf, scratchFolder } from './build-graph.ts';
import { goldArticles } from './gold-articles.ts';
import { needGold, runScorer, SHARED } from './run-scorer.ts';

/**
 * Scores the reading of the gold articles: `articles [--half odd|even] [--show ID] [--fast] [--graph FILE]`.
 * Without a half, all three scores are printed: all, odd, even.
 */
export function evaluateArticles(args: readonly string[]): Readonly<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...args],
    options: { half: { type: 'string' }, show: { type: 'string' }, fast: { type: 'boolean', default: false }, graph: { type: 'string' } },
  });
  needGold();
  const folder = scratchFolder();
  const graph = values.graph ?? join(folder, 'articles.nq');
  const speed = buildGraph(goldArticles(), graph, values.fast);
  const gold = join(SHARED, 'gold', 'annotations');
  const texts = join(SHARED, 'gold', 'articles');
  if (values.show) {
    console.log(runScorer('score-articles.mjs', ['--graph', graph, '--gold', gold, '--texts', texts, '--show', values.show]));
    return speed;
  }
  const files = readdirSync(gold)
    .filter((file) => /^\d+.*\.json$/.test(file))
    .sort();
  for (const half of values.half ? [values.half as Half] : (['all', 'odd', 'even'] as const)) {
    const part = join(folder, half);
    mkdirSync(part);
    for (const file of halfOf(files, half)) cpSync(join(gold, file), join(part, file));
    const options = ['--graph', graph, '--gold', part, '--texts', texts];
    console.log(`${half}\n${runScorer('score-articles.mjs', options)}`);
  }
  return speed;
}

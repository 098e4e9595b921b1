import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGraph, type Half, halfOf, scratchFolder } from './build-graph.ts';
import { needGold, runScorer, SHARED } from './run-scorer.ts';

interface Pair {
  readonly id: string;
  readonly text: string;
}

/**
 * Scores the reading of single news sentences with a marked pair: `plover [--half odd|even] [--misses N] [--fast] [--graph FILE]`.
 * Without a half, all three scores are printed: all, odd, even.
 */
export function evaluatePlover(args: readonly string[]): Readonly<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...args],
    options: { half: { type: 'string' }, misses: { type: 'string' }, fast: { type: 'boolean', default: false }, graph: { type: 'string' } },
  });
  needGold();
  const folder = scratchFolder();
  const pairs = JSON.parse(readFileSync(join(SHARED, 'gold', 'plover-pairs', 'dev.json'), 'utf8')) as Pair[];
  const graph = values.graph ?? join(folder, 'plover.nq');
  const wanted = values.half ? halfOf(pairs, values.half as Half) : pairs;
  const speed = buildGraph(
    wanted.map(({ id, text }) => ({ id, text })),
    graph,
    values.fast,
  );
  for (const half of values.half ? [values.half as Half] : (['all', 'odd', 'even'] as const)) {
    const gold = join(folder, `${half}.json`);
    writeFileSync(gold, JSON.stringify(halfOf(pairs, half)));
    console.log(
      `${half}\n${runScorer('score-plover.mjs', ['--graph', graph, '--gold', gold, ...(values.misses ? ['--misses', values.misses] : [])])}`,
    );
  }
  return speed;
}

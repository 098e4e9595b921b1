import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

/** Where the gold data lies: beside the checkout, never in it. */
export const SHARED = join(packageRoot(), '..', 'shared');

/** Fails with `evaluation/no-gold` where the gold data is not there. */
export function needGold(): void {
  if (existsSync(join(SHARED, 'gold'))) return;
  throw new EntenteError('evaluation/no-gold', 'The gold data is not there.', {
    place: { source: SHARED },
    why: 'It is not part of the project.',
    next: 'Put it beside the checkout as ../shared.',
  });
}

/** Runs a scorer of ../shared/scoring and gives what it prints. */
export function runScorer(script: string, args: readonly string[]): string {
  const ran = spawnSync(process.execPath, [join(SHARED, 'scoring', script), '--project', packageRoot(), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.status === 0) return ran.stdout;
  throw new EntenteError('evaluation/scorer-failed', `The scorer ${script} failed.`, {
    why: (ran.stderr || String(ran.error)).trim(),
    next: 'Look at the graph that was built.',
  });
}

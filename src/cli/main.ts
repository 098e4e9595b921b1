#!/usr/bin/env node
import nodeModule from 'node:module';
import { packageVersion } from '../package-root.ts';

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  // From Node 22 on, what was compiled once is kept for the next start.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  // Loaded here, so that `--version` loads nothing.
  const [{ run }, { terminalContext }] = await Promise.all([import('./run.ts'), import('./terminal.ts')]);
  await run(argv, terminalContext());
}

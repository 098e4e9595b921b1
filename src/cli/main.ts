#!/usr/bin/env node
import { packageVersion } from '../package-root.ts';

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  // Loaded here, so that `--version` loads nothing.
  const [{ run }, { terminalContext }] = await Promise.all([import('./run.ts'), import('./terminal.ts')]);
  await run(argv, terminalContext());
}

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageRoot } from '../../package-root.ts';

/** Starts a program of this folder in a process of its own: the built file, else the source with a loader for TypeScript. */
export function startWorker(name: 'query-worker' | 'reading-worker', heapMb: number): ChildProcess {
  const source = join(dirname(fileURLToPath(import.meta.url)), `${name}.ts`);
  const inSource = existsSync(source);
  const loader = pathToFileURL(join(packageRoot(), 'node_modules/tsx/dist/esm/index.mjs')).href;
  return fork(inSource ? source : join(packageRoot(), `dist/${name}.js`), {
    execArgv: [`--max-old-space-size=${heapMb}`, ...(inSource ? ['--import', loader] : [])],
    serialization: 'advanced',
    // What Node prints when memory runs out is told in other words.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import type { Context } from '../../src/cli/context.ts';
import { run } from '../../src/cli/run.ts';

/** What a command line did. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** A folder of its own for a test. */
export const testFolder = (): string => mkdtempSync(join(tmpdir(), 'entente-'));

/** Runs a command line in this process, in a folder, with strings for its streams. */
export async function runCli(
  cwd: string,
  argv: readonly string[],
  more: { stdin?: string | Uint8Array; columns?: number; signal?: AbortSignal } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  let code = 0;
  const columns = more.columns ?? 0;
  const output = (write: (text: string) => void) => ({ write, isTerminal: columns > 0, columns, color: pc.createColors(false) });
  const context: Context = {
    out: output((text) => {
      out += text;
    }),
    err: output((text) => {
      err += text;
    }),
    readStdin: async () => (typeof more.stdin === 'string' ? new TextEncoder().encode(more.stdin) : (more.stdin ?? new Uint8Array())),
    stdinIsTerminal: false,
    cwd,
    env: {},
    signal: more.signal ?? new AbortController().signal,
    exit: (asked) => {
      code = asked;
    },
  };
  await run(argv, context);
  return { out, err, code };
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** A server in a process of its own. */
export interface ChildServer {
  readonly url: string;
  /** Resolves when the process is gone. */
  readonly gone: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

/** Starts a script of the checkout and waits until it prints the address that it listens on. */
export async function childServer(
  script: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const child = spawn(process.execPath, ['--import', join(ROOT, 'node_modules/tsx/dist/esm/index.mjs'), join(ROOT, script), ...argv], {
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...env },
  });
  const gone = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  let said = '';
  const url = await new Promise<string>((found, failed) => {
    const look = (chunk: Buffer) => {
      said += chunk;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      if (address) found(address);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void gone.then(() => failed(new Error(`no server: ${said}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { url, gone, stop };
}

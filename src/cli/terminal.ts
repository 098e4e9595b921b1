import pc from 'picocolors';
import type { Context, Output } from './context.ts';

const wantsColor = (stream: NodeJS.WriteStream): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (process.argv.includes('--no-color') || NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return stream.isTTY === true && TERM !== 'dumb';
};

const output = (stream: NodeJS.WriteStream): Output => {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns || Number(process.env['COLUMNS']) || 80 : 0,
    color: pc.createColors(wantsColor(stream)),
  };
};

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The context of a real process. */
export function terminalContext(): Context {
  const stop = new AbortController();
  let interrupts = 0;
  process.on('SIGINT', () => {
    interrupts++;
    if (interrupts > 1) process.exit(130);
    process.exitCode = 130;
    stop.abort();
    // Work that cannot be stopped politely (one long article) is left after a moment.
    setTimeout(() => process.exit(130), 5000).unref();
  });
  return {
    out: output(process.stdout),
    err: output(process.stderr),
    readStdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
    exit: (code) => {
      process.exitCode = code;
    },
  };
}

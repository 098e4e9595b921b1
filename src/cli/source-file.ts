import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** No article is longer; a graph of somebody else may name anything as its source. */
const MOST_BYTES = 64_000_000;

/**
 * The bytes of the file that a graph names as the source of an article; null if there is no such file. The graph may come from anywhere,
 * so only an ordinary file of this machine is opened: no address, no device that never ends, no pipe that never begins, no other machine.
 */
export function sourceFile(cwd: string, source: string): Uint8Array | null {
  if (/^([a-z][a-z0-9+.-]+:|[\\/]{2})/i.test(source)) return null;
  try {
    const path = resolve(cwd, source);
    const about = statSync(path);
    return about.isFile() && about.size > 0 && about.size <= MOST_BYTES ? new Uint8Array(readFileSync(path)) : null;
  } catch {
    return null;
  }
}

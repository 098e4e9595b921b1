import { closeSync, existsSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EntenteError } from '../errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, by the kernel's count; tells a reused pid from the one that took the lock. Empty where unknown. */
  readonly started: string;
}

/**
 * Runs `work` while this process alone may write to the store. A lock left by a dead process is taken over;
 * one held by a living process is waited for, then `store/locked` is thrown.
 */
export async function withLock<T>(dir: string, work: () => T | Promise<T>, waitMs = 10_000): Promise<T> {
  const file = join(dir, 'lock');
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) } satisfies Holder);
  for (let waited = 0; !take(file, mine); waited += 20) {
    if (waited >= waitMs) {
      const holder = read(file);
      throw new EntenteError('store/locked', 'The store is in use by another process.', {
        place: { source: file },
        why: holder ? `Process ${holder.pid} on ${holder.host} holds the lock.` : 'The lock file is there and cannot be read.',
        next: 'Wait until it is done. If no such process is running, delete the lock file.',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Creates the lock file with its content in one step (link of a finished file), or takes over a stale one. */
function take(file: string, mine: string): boolean {
  const own = `${file}.${process.pid}.tmp`;
  writeWhole(own, mine);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = read(file);
    if (holder === undefined ? existsSync(file) : alive(holder)) return false;
    // Moved away first, so that of two that see the stale lock only one gets it, and a fresh lock is put back.
    const moved = `${file}.${process.pid}.stale.tmp`;
    try {
      renameSync(file, moved);
    } catch {
      return false;
    }
    const got = read(moved);
    if (got !== undefined && alive(got)) {
      try {
        linkSync(moved, file);
      } catch {
        // Somebody took the lock in between; the one that was moved is gone, which its holder cannot see: refuse to guess.
      }
    }
    rmSync(moved, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function writeWhole(file: string, text: string): void {
  const handle = openSync(file, 'w');
  writeSync(handle, text);
  closeSync(handle);
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function alive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === '' || startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces, so count from its closing parenthesis. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomically } from '../store/disk-write.ts';

/** What a push was: only the very same one can go on where another stopped. */
export interface PushKey {
  readonly url: string;
  readonly mode: string;
  /** SHA-256 of all chunks as they are sent. */
  readonly content: string;
  readonly chunks: number;
}

/** How far a push has come, kept in a small file. */
export interface PushState {
  /** Chunks that the server has taken. */
  readonly done: number;
  readonly save: (done: number) => void;
  readonly forget: () => void;
}

/** Opens the state of a push; one of other data, or torn, counts for nothing. */
export function openPushState(file: string, key: PushKey): PushState {
  const save = (done: number): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, [`${JSON.stringify({ ...key, done })}\n`]);
  };
  return { done: doneSoFar(file, key), save, forget: () => rmSync(file, { force: true }) };
}

function doneSoFar(file: string, key: PushKey): number {
  try {
    const { done, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as PushKey & { done: number };
    const same = (Object.keys(key) as (keyof PushKey)[]).every((name) => kept[name] === key[name]);
    return same && Number.isInteger(done) && done > 0 && done <= key.chunks ? done : 0;
  } catch {
    return 0;
  }
}

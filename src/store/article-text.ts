import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './disk-write.ts';

const TEXTS = 'texts';
const fileOf = (dir: string, sha256: string): string => join(dir, TEXTS, `${sha256}.txt`);

/** SHA-256 of a text's UTF-8 bytes in hexadecimal, as `ent:sha256` has it. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps the exact text of an article beside the store, under its hash, so that spans can be shown in it. */
export function putText(dir: string, text: string): void {
  const file = fileOf(dir, textHash(text));
  if (existsSync(file)) return;
  mkdirSync(join(dir, TEXTS), { recursive: true });
  writeAtomically(file, [text]);
}

/** The text with this hash; null if the store does not have it, or has it damaged. */
export function getText(dir: string, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  try {
    const text = readFileSync(fileOf(dir, sha256), 'utf8');
    return textHash(text) === sha256 ? text : null;
  } catch {
    return null;
  }
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EntenteError } from '../errors.ts';
import type { Context } from './context.ts';
import { reasonOf } from './inputs.ts';

/**
 * The token of a server: what a file holds, else `ENTENTE_TOKEN`; null if neither is given. It is never an argument, since others on the
 * machine can read those. Fails with `cli/bad-token`.
 */
export async function readToken(file: string | undefined, context: Context): Promise<string | null> {
  const from = file === undefined ? 'ENTENTE_TOKEN' : `"${file}"`;
  let text = context.env['ENTENTE_TOKEN'];
  if (file !== undefined) {
    try {
      text = await readFile(resolve(context.cwd, file), 'utf8');
    } catch (cause) {
      throw new EntenteError('cli/bad-token', `The token file ${from} cannot be read.`, { why: reasonOf(cause), cause });
    }
  }
  if (text === undefined) return null;
  const token = text.trim();
  if (/^\S{8,}$/.test(token)) return token;
  throw new EntenteError('cli/bad-token', `The token in ${from} cannot be used.`, {
    why: token === '' ? 'It is empty.' : 'A token has at least eight signs and no blanks.',
    next: 'Make one, for example: openssl rand -hex 16',
  });
}

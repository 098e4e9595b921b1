import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { EntenteError } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import type { Input } from '../text/format.ts';
import { FORMATS } from '../text/formats.ts';
import type { Context } from './context.ts';

/** Where an input lies; its bytes are fetched when its turn comes. */
export interface InputPlace {
  readonly source: string;
  readonly load: () => Promise<Input>;
}

/** What the arguments of a command came to: places to read, and what could not be found. */
export interface Inputs {
  readonly places: readonly InputPlace[];
  readonly errors: readonly EntenteError[];
  /** Files of a folder whose ending no format knows. */
  readonly passedOver: readonly string[];
}

const ENDINGS = FORMATS.flatMap((format) => format.endings);
const FETCH_MS = 30_000;
const MOST_BYTES = 100_000_000;

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'You may not read it (permission denied).',
  EPERM: 'You may not read it (operation not permitted).',
  ENOENT: 'There is no such file or folder.',
  ELOOP: 'Its symbolic links run in a circle.',
  EISDIR: 'It is a folder.',
  ENAMETOOLONG: 'The name is longer than the file system allows.',
  ENOTFOUND: 'The name of the host is unknown; is there a network?',
  EAI_AGAIN: 'The name of the host cannot be looked up; is there a network?',
  ECONNREFUSED: 'The host refuses the connection.',
  ENETUNREACH: 'There is no network.',
};

const codeOf = (error: unknown): string =>
  (error as { code?: string; cause?: { code?: string } }).code ?? (error as { cause?: { code?: string } }).cause?.code ?? '';

/** The reason in words that a system error carries. */
export const reasonOf = (error: unknown): string => WHY[codeOf(error)] ?? (error as Error).message;

function unreadable(source: string, cause: unknown): EntenteError {
  const missing = codeOf(cause) === 'ENOENT';
  return new EntenteError(missing ? 'input/not-found' : 'input/unreadable', `"${source}" cannot be read.`, {
    place: { source },
    why: reasonOf(cause),
    next: missing
      ? 'Check the spelling; folders, patterns with `*` and URLs work too, and `-` reads from standard input.'
      : 'Check its rights and links, then read it again.',
    cause,
  });
}

async function fetchInput(url: string, signal: AbortSignal): Promise<Input> {
  const fail = (why: string, next: string, cause?: unknown): EntenteError =>
    new EntenteError('input/unreachable', `${url} cannot be fetched.`, { place: { source: url }, why, next, cause });
  let response: Response;
  try {
    response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]),
      headers: { 'User-Agent': `entente/${packageVersion()}`, Accept: 'text/html, application/rss+xml, application/atom+xml, */*;q=0.5' },
    });
  } catch (cause) {
    const late = (cause as Error).name === 'TimeoutError';
    throw fail(
      late ? `It did not answer within ${FETCH_MS / 1000} s.` : reasonOf(cause),
      'Without a network, save the page to a file and read that.',
      cause,
    );
  }
  if (!response.ok)
    throw fail(
      `The server answers ${response.status} ${response.statusText}.`,
      'Check the address; some sites refuse programs: save the page from a browser.',
    );
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw fail(`It has ${bytes.length} bytes.`, 'Save it to a file and read that.');
  const mediaType = response.headers.get('content-type');
  return { bytes, source: response.url || url, ...(mediaType ? { mediaType } : {}) };
}

/** Files below a folder, by name; folders that cannot be listed are errors, hidden ones are left out. */
async function walk(
  folder: string,
  shown: string,
  found: { files: string[]; passedOver: string[]; errors: EntenteError[] },
): Promise<void> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    found.errors.push(unreadable(shown, error));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = join(shown, entry.name);
    if (entry.isDirectory()) await walk(join(folder, entry.name), name, found);
    else if (ENDINGS.some((ending) => entry.name.toLowerCase().endsWith(ending))) found.files.push(name);
    else found.passedOver.push(name);
  }
}

/**
 * Finds the inputs that arguments name: files, folders (all files in them with a known ending), globs, URLs and `-`.
 * What is not there is an error of its own; the rest is found all the same.
 */
export async function findInputs(args: readonly string[], context: Context): Promise<Inputs> {
  const places = new Map<string, InputPlace>();
  const errors: EntenteError[] = [];
  const passedOver: string[] = [];
  const addFile = (source: string): void => {
    const path = resolve(context.cwd, source);
    if (places.has(path)) return;
    const load = async (): Promise<Input> => {
      try {
        return { bytes: await readFile(path), source };
      } catch (error) {
        throw unreadable(source, error);
      }
    };
    places.set(path, { source, load });
  };
  for (const arg of args) {
    if (arg === '-') {
      places.set('-', { source: '-', load: async () => ({ bytes: await context.readStdin(), source: '-' }) });
      continue;
    }
    if (/^https?:\/\//i.test(arg)) {
      places.set(arg, { source: arg, load: () => fetchInput(arg, context.signal) });
      continue;
    }
    const path = resolve(context.cwd, arg);
    let kind: 'file' | 'folder' | 'other';
    try {
      const stats = await stat(path);
      kind = stats.isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (!/[*?[\]{}]/.test(arg)) {
        errors.push(unreadable(arg, error));
        continue;
      }
      kind = 'other';
    }
    if (kind === 'file') addFile(arg);
    else if (kind === 'folder') {
      const found = { files: [] as string[], passedOver: [] as string[], errors: [] as EntenteError[] };
      await walk(path, arg, found);
      errors.push(...found.errors);
      passedOver.push(...found.passedOver);
      if (found.files.length === 0 && found.errors.length === 0)
        errors.push(
          new EntenteError('input/no-articles', `The folder "${arg}" holds nothing to read.`, {
            place: { source: arg },
            why: `No file in it ends in ${ENDINGS.join(', ')}.`,
            next: 'Name the files themselves to read them whatever their ending.',
          }),
        );
      for (const file of found.files) addFile(file);
    } else {
      const { default: glob } = await import('fast-glob');
      const found = await glob(arg.replaceAll('\\', '/'), { cwd: context.cwd, dot: false, suppressErrors: true });
      if (found.length === 0)
        errors.push(
          new EntenteError('input/not-found', `Nothing fits the pattern "${arg}".`, {
            place: { source: arg },
            why: `It was looked for below ${context.cwd}.`,
            next: 'Check the folder and the pattern.',
          }),
        );
      for (const file of found.sort()) addFile(relative(context.cwd, resolve(context.cwd, file)) || file);
    }
  }
  return { places: [...places.values()], errors, passedOver };
}

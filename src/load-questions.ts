import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';
import { type SavedQuery, savedQuery } from './query/saved-query.ts';

const standardFolder = (): string => join(packageRoot(), 'queries');

const read = (folder: string, name: string): SavedQuery => savedQuery(name, readFileSync(join(folder, `${name}.rq`), 'utf8'));

/** The saved questions of a folder (by default those of the package), by name. */
export function loadQuestions(folder = standardFolder()): SavedQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file) => read(folder, file.slice(0, -3)));
}

/** One saved question by its exact name; undefined if there is none. The others are not read. */
export function loadQuestion(name: string, folder = standardFolder()): SavedQuery | undefined {
  return /^[\w-]+$/.test(name) && existsSync(join(folder, `${name}.rq`)) ? read(folder, name) : undefined;
}

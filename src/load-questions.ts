import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';
import { type SavedQuery, savedQuery } from './query/saved-query.ts';

/** The saved questions of a folder (by default those of the package), by name. */
export function loadQuestions(folder = join(packageRoot(), 'queries')): SavedQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file) => savedQuery(file.slice(0, -3), readFileSync(join(folder, file), 'utf8')));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MergeRules, readMergeRules } from './merge/merge-rules.ts';
import { packageRoot } from './package-root.ts';

/** The rules of merging that ship with the package, from the tables in `data/merge/`. */
export function loadMergeRules(folder = join(packageRoot(), 'data', 'merge')): MergeRules {
  const table = (name: string): string => readFileSync(join(folder, `${name}.csv`), 'utf8');
  return readMergeRules({
    kinds: table('kinds'),
    properties: table('properties'),
    words: table('words'),
    transliteration: table('transliteration'),
  });
}

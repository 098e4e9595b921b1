import { readFileSync } from 'node:fs';

/** Reads `# name` blocks of sentences in the notation of `docOf` from a file of `test/language/trees/`. */
export function readTrees(file: string): ReadonlyMap<string, readonly string[]> {
  const blocks = readFileSync(new URL(`trees/${file}`, import.meta.url), 'utf8')
    .trim()
    .split(/\n\n+/);
  return new Map(blocks.map((block) => block.split('\n')).map(([name = '', ...lines]) => [name.replace(/^# /, ''), lines]));
}

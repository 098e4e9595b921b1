import { readFileSync } from 'node:fs';
import { analyseSyntax } from '../src/language/analyse-syntax.ts';
import { readSyntaxModels, SYNTAX_MODEL_FILES } from '../src/language/syntax-models.ts';
import { tag } from '../src/language/tag.ts';
import { tokenise } from '../src/language/tokenise.ts';

/**
 * How many tokens a second does the analysis of syntax read, warm and on one core, and what does it cost to load?
 * `npx tsx bench/language.ts [text file …]`; prints CSV, CPU time is what counts.
 */
const texts = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['data/articles/ashgabat.txt'];
const text = texts.map((file) => readFileSync(file, 'utf8')).join('\n\n');
const article = { id: 'bench', text };

const files = new Map(SYNTAX_MODEL_FILES.map((name) => [name, new Uint8Array(readFileSync(`data/language/${name}`))]));
const bytes = [...files.values()].reduce((n, f) => n + f.length, 0);
const memory = process.memoryUsage();
const started = process.cpuUsage();
const models = readSyntaxModels(files);
const full = analyseSyntax(models);
const load = process.cpuUsage(started);
const grown = process.memoryUsage();

console.log('question,value,unit');
console.log(`model files,${(bytes / 1e6).toFixed(2)},MB`);
console.log(`load,${((load.user + load.system) / 1e6).toFixed(2)},CPU seconds`);
console.log(`memory,${((grown.rss - memory.rss) / 1e6).toFixed(0)},MB`);

const cut = tokenise(models.abbreviations);
const tagWords = tag(models.tags, models.clusters);
const fast = analyseSyntax(models, { fast: true });
const steps: readonly (readonly [string, () => number])[] = [
  ['tokens and sentences', () => cut(article).tokens.length],
  [
    'tagger',
    () => {
      const doc = cut(article);
      for (const s of doc.sentences) tagWords(doc.tokens.slice(s.first, s.last).map((t) => t.text));
      return doc.tokens.length;
    },
  ],
  ['fast', () => fast(article).tokens.length],
  ['full', () => full(article).tokens.length],
];
for (const [name, run] of steps) {
  for (let warm = 0; warm < 5_000; ) warm += run();
  let tokens = 0;
  const from = process.cpuUsage();
  while (tokens < 40_000) tokens += run();
  const { user, system } = process.cpuUsage(from);
  console.log(`${name},${Math.round(tokens / ((user + system) / 1e6))},tokens a CPU second`);
}

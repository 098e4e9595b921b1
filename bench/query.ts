// How fast are questions answered, compared with Oxigraph (WASM) and Comunica over N3.Store? Same data, same process, rows compared.
//   npm run bench -- query [quads] [--no-comunica] [-o file.csv]      (quads: 100000 as given)
// Times are CPU milliseconds (user + system) from the text of the query to the last row with all its terms read; cold is the first run,
// warm the median of the next ones. Ours runs with its look-out for repeated triples on, though this data has none.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Parser, Store } from 'n3';
import oxigraph from 'oxigraph';
import { ask } from '../src/query/ask.ts';
import { dictionary } from '../src/store/dictionary.ts';
import { quadColumns } from '../src/store/quad-columns.ts';
import { type QuadIndex, quadIndex } from '../src/store/quad-index.ts';
import { scanNQuads } from '../src/store/scan-n-quads.ts';
import { fromSnapshot, toSnapshot } from '../src/store/snapshot.ts';
import { syntheticClaims } from './query-data.ts';
import { QUESTIONS } from './query-questions.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: { output: { type: 'string', short: 'o' }, comunica: { type: 'boolean', default: true }, runs: { type: 'string', default: '5' } },
});
const wanted = Number(positionals[0] ?? 100_000);
const RUNS = Number(options.runs);

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const memory = () => {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + Math.max(external, arrayBuffers)) / 1e6;
};

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = cpu();
  const result = await work();
  return { ms: cpu() - start, result };
}

const bytes = new TextEncoder().encode(syntheticClaims(wanted));
const size = bytes.reduce((lines, byte) => lines + Number(byte === 10), 0);

const before = memory();
const loadOurs = await timed(() => {
  const terms = dictionary();
  const quads = quadColumns(1 << 14);
  scanNQuads(bytes, terms, quads, (line) => {
    throw new Error(line);
  });
  return quadIndex(terms, quads);
});
const ours: QuadIndex = { ...loadOurs.result, repeats: true };
const megabytes = memory() - before;
const loadOxigraph = await timed(() => {
  const store = new oxigraph.Store();
  store.load(new TextDecoder().decode(bytes), { format: 'application/n-quads' });
  return store;
});
const them = loadOxigraph.result;
console.log(`${size} quads`);
console.log(
  `loading: ours ${rate(loadOurs.ms)}, Oxigraph ${rate(loadOxigraph.ms)} quads a second of CPU, ratio ${(loadOxigraph.ms / loadOurs.ms).toFixed(1)}`,
);
console.log(`memory: ours ${megabytes.toFixed(0)} MB`);
await measureSnapshot();
let plain: Store | undefined;
if (options.comunica) {
  const loadN3 = await timed(() => new Store(new Parser({ format: 'N-Quads' }).parse(new TextDecoder().decode(bytes))));
  console.log(`loading: N3.Store ${rate(loadN3.ms)} quads a second of CPU`);
  plain = loadN3.result;
}

function rate(ms: number): string {
  return `${Math.round(size / ms)} thousand`;
}

type Rows = string[];
type TermLike = { termType: string; value: string; language?: string };
const termKey = (term: TermLike | undefined) => (term === undefined ? '' : `${term.termType}${term.value}@${term.language ?? ''}`);

async function askOurs(sparql: string): Promise<Rows> {
  const answer = await ask(ours, sparql);
  if (answer.kind === 'bindings') return answer.rows.map((row) => answer.variables.map((name) => termKey(row.get(name))).join(' '));
  return answer.kind === 'quads' ? answer.quads.map(({ subject, object }) => `${subject.value} ${object.value}`) : [];
}

function askOxigraph(sparql: string): Rows {
  const answer = them.query(sparql, { use_default_graph_as_union: true }) as unknown[];
  const names =
    /SELECT (?:DISTINCT )?([^{]*)/
      .exec(sparql)?.[1]
      ?.replace(/\(.*? AS (\?\w+)\)/g, '$1')
      .match(/\w+/g) ?? [];
  return answer.map((row) => {
    if (!(row instanceof Map)) return `${(row as { subject: TermLike }).subject.value} ${(row as { object: TermLike }).object.value}`;
    return names.map((name) => termKey(row.get(name))).join(' ');
  });
}

let comunicaEngine: import('@comunica/query-sparql-rdfjs').QueryEngine | undefined;
async function askComunica(sparql: string): Promise<Rows> {
  comunicaEngine ??= new (await import('@comunica/query-sparql-rdfjs')).QueryEngine();
  const context = { sources: [plain!], unionDefaultGraph: true } as never;
  if (sparql.includes('CONSTRUCT'))
    return (await (await comunicaEngine.queryQuads(sparql, context)).toArray()).map(
      ({ subject, object }) => `${subject.value} ${object.value}`,
    );
  const rows = await (await comunicaEngine.queryBindings(sparql, context)).toArray();
  return rows.map((row) => [...row.values()].map((term) => termKey(term as TermLike)).join(' '));
}

async function measured(
  put: (sparql: string) => Promise<Rows> | Rows,
  sparql: string,
  runs: number,
): Promise<{ cold: number; warm: number; rows: number }> {
  const first = await timed(() => put(sparql));
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await timed(() => put(sparql))).ms);
  times.sort((a, b) => a - b);
  return { cold: first.ms, warm: times[times.length >> 1] ?? first.ms, rows: first.result.length };
}

const lines = ['question,rows,ours cold,ours warm,oxigraph cold,oxigraph warm,comunica cold,comunica warm,ratio cold,ratio warm'];
const ratios: { cold: number; warm: number }[] = [];
console.log(
  `\n${'question'.padEnd(12)}${['rows', 'ours', 'Oxigraph', 'Comunica', 'ours/Oxi', 'cold'].map((head) => head.padStart(10)).join('')}`,
);
for (const [name, sparql] of Object.entries(QUESTIONS)) {
  // Quick questions are too short for one measurement: more runs for them.
  const mine = await measured(askOurs, sparql, RUNS * 3);
  const other = await measured(askOxigraph, sparql, RUNS);
  const third = plain === undefined ? undefined : await measured(askComunica, sparql, 1);
  const same = same3(await askOurs(sparql), askOxigraph(sparql));
  const ratio = { cold: mine.cold / other.cold, warm: mine.warm / other.warm };
  ratios.push(ratio);
  const number = (value: number | undefined) => (value === undefined ? '' : value.toFixed(2));
  const cells = [mine.rows, number(mine.warm), number(other.warm), number(third?.warm), number(ratio.warm), number(ratio.cold)];
  console.log(
    `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(10)).join('')}${same ? '' : '   ROWS DIFFER'}${third && third.rows !== mine.rows && !sparql.includes('CONSTRUCT') ? `   Comunica has ${third.rows} rows` : ''}`,
  );
  if (!same) process.exitCode = 1;
  lines.push(
    [name, mine.rows, mine.cold, mine.warm, other.cold, other.warm, third?.cold, third?.warm, ratio.cold, ratio.warm]
      .map((cell) => (typeof cell === 'number' ? Math.round(cell * 1000) / 1000 : (cell ?? '')))
      .join(','),
  );
}
const mean = (values: number[]) => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
console.log(
  `\ngeometric mean of ours / Oxigraph: warm ${mean(ratios.map(({ warm }) => warm)).toFixed(2)}, cold ${mean(ratios.map(({ cold }) => cold)).toFixed(2)}; largest warm ${Math.max(...ratios.map(({ warm }) => warm)).toFixed(2)}`,
);
if (options.output !== undefined) {
  writeFileSync(options.output, `${lines.join('\n')}\n`);
  console.log(`wrote ${options.output} (${existsSync(options.output)})`);
}

function same3(a: Rows, b: Rows): boolean {
  const [x, y] = [a, b].map((rows) => [...rows].sort());
  return x!.length === y!.length && x!.every((row, i) => row === y![i]);
}

async function measureSnapshot(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  try {
    const file = join(dir, 'snapshot.bin');
    writeFileSync(file, toSnapshot(ours, []));
    const { readFileSync } = await import('node:fs');
    const opened = await timed(async () => {
      const found = fromSnapshot(readFileSync(file))!;
      return ask(found.index, QUESTIONS['claims']!);
    });
    console.log(
      `snapshot: ${(statSync(file).size / 1e6).toFixed(0)} MB; opening it and the answer to "claims": ${opened.ms.toFixed(0)} ms of CPU`,
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}

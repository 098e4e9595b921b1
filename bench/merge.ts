// How long does merging take, and how does it grow with the graphs?
//   node --import tsx bench/merge.ts [quads in thousands …] (default 100 250 500 1000) [-o bench/merge.csv]
// Two graphs of that size each are made up, with one entity per twenty quads; half of the entities stand in both, under other IRIs.
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatFor } from '../src/export/formats.ts';
import { loadMergeRules } from '../src/load-merge-rules.ts';
import { mergeGraphs } from '../src/merge/merge-graphs.ts';
import { writeAtomically } from '../src/store/disk-write.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string', short: 'o' }, format: { type: 'string', default: 'nq' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [100, 250, 500, 1000];
const ENT = 'https://w3id.org/entente/ns#';
const OA = 'http://www.w3.org/ns/oa#';
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
const LABEL = '<http://www.w3.org/2004/02/skos/core#prefLabel>';
const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(' ');

/** A made-up name; the same number gives the same name. */
function name(n: number): string {
  let out = '';
  for (let rest = n * 7919 + 104_729, i = 0; i < 6; i++, rest = Math.floor(rest / 40)) out += (i === 3 ? ' ' : '') + SYLLABLES[rest % 40];
  return out.replace(/\b[a-z]/g, (c) => c.toUpperCase());
}

/** Writes one graph as N-Quads: entities, then events with claims and spans in article graphs. */
function makeGraph(file: string, quads: number, side: string): { quads: number; entities: number } {
  const handle = openSync(file, 'w');
  const entities = Math.floor(quads / 20);
  const node = (i: number): string => `<http://${side}.example/e${i}>`;
  let buffer = '';
  let written = 0;
  const line = (text: string): void => {
    buffer += `${text} .\n`;
    written++;
    if (buffer.length > 1 << 20) {
      writeSync(handle, buffer);
      buffer = '';
    }
  };
  const offset = side === 'a' ? 0 : Math.floor(entities / 2);
  for (let i = 0; i < entities; i++) {
    const graph = `<http://${side}.example/article${Math.floor(i / 50)}>`;
    const n = i + offset;
    line(`${node(i)} ${TYPE} <${ENT}${n % 3 === 0 ? 'Company' : 'Person'}> ${graph}`);
    line(`${node(i)} ${LABEL} "${name(n)}"@en ${graph}`);
    line(`${node(i)} <${ENT}alpha3> "${String.fromCharCode(65 + (n % 20), 65 + (n % 7), 65 + (n % 11))}" ${graph}`);
    line(`${node(i)} <${ENT}mentionedIn> ${graph} ${graph}`);
  }
  for (let k = 0; written < quads; k++) {
    const a = (k * 31) % entities;
    const b = (k * 17 + 1) % entities;
    const graph = `<http://${side}.example/article${Math.floor(a / 50)}>`;
    const [event, claim, span] = ['event', 'claim', 'span'].map((t) => `<http://${side}.example/${t}${k}`) as [string, string, string];
    line(`${event}> ${TYPE} <${ENT}Meeting> ${graph}`);
    line(`${event}> <${ENT}actor> ${node(a)} ${graph}`);
    line(`${event}> <${ENT}actor> ${node(b)} ${graph}`);
    line(`${event}> <${ENT}date> "20${10 + (k % 15)}-0${1 + (k % 9)}-1${k % 10}"^^<http://www.w3.org/2001/XMLSchema#date> ${graph}`);
    line(`${claim}> ${TYPE} <${ENT}Claim> ${graph}`);
    line(`${claim}> <${ENT}about> ${event}> ${graph}`);
    line(`${claim}> <${ENT}status> <${ENT}Asserted> ${graph}`);
    line(`${claim}> <${ENT}polarity> <${ENT}Affirmed> ${graph}`);
    line(`${claim}> <${ENT}confidence> "0.${10 + (k % 90)}"^^<http://www.w3.org/2001/XMLSchema#decimal> ${graph}`);
    line(`${claim}> <${OA}hasTarget> ${span}> ${graph}`);
    line(`${span}> <${OA}hasSource> ${graph} ${graph}`);
    line(`${span}> <${OA}hasSelector> ${span}-position> ${graph}`);
    line(`${span}> <${OA}hasSelector> ${span}-quote> ${graph}`);
    line(`${span}-position> <${OA}start> "${k}"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> ${graph}`);
    line(`${span}-position> <${OA}end> "${k + 60}"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> ${graph}`);
    line(`${span}-quote> <${OA}exact> "${name(a)} met ${name(b)} for the ${k}th time, it was said on the day." ${graph}`);
  }
  writeSync(handle, buffer);
  closeSync(handle);
  return { quads: written, entities };
}

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const HEAD = 'quads_each,entities_each,format,read_and_merge_s,write_s,total_s,cpu_s,peak_rss_mb,joined,proposals,output_mb\n';
process.stdout.write(HEAD);
if (options.output && !existsSync(options.output)) writeFileSync(options.output, HEAD);
for (const size of sizes) {
  const [a, b] = [join(folder, 'a.nq'), join(folder, 'b.nq')];
  const made = makeGraph(a, size * 1000, 'a');
  makeGraph(b, size * 1000, 'b');
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const merged = await mergeGraphs(
    [a, b].map((file) => ({ name: file, content: async () => readFileSync(file) })),
    { rules: loadMergeRules() },
  );
  const mergedAt = performance.now();
  peak = Math.max(peak, process.memoryUsage().rss);
  const out = join(folder, `m.${options.format}`);
  writeAtomically(out, formatFor(options.format).write(merged));
  const done = performance.now();
  peak = Math.max(peak, process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024);
  clearInterval(watch);
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const row = [
    made.quads,
    made.entities,
    options.format,
    seconds(mergedAt - begun),
    seconds(done - mergedAt),
    seconds(done - begun),
    seconds(process.cpuUsage(cpu).user / 1000),
    Math.round(peak / 1e6),
    merged.alignment.clusters.groups.length,
    merged.alignment.proposals.length,
    (statSync(out).size / 1e6).toFixed(0),
  ].join(',');
  process.stdout.write(`${row}\n`);
  if (options.output) appendFileSync(options.output, `${row}\n`);
}
rmSync(folder, { recursive: true });

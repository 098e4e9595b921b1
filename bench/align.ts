// How does the search for what is one thing grow with the number of entities on each side, and how does a million links to one node do?
//   node --import tsx bench/align.ts [entities in thousands …] (default 10 30 100)
// Names are made of a limited stock of first names and surnames, so that some are borne by many, as in life.
import type { Quad } from '@rdfjs/types';
import { loadMergeRules } from '../src/load-merge-rules.ts';
import { align } from '../src/merge/align.ts';
import { literal, namedNode, quad } from '../src/syntax/terms.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 30, 100];
const ENT = 'https://w3id.org/entente/ns#';
const type = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');
const label = namedNode('http://www.w3.org/2004/02/skos/core#prefLabel');
const alpha3 = namedNode(`${ENT}alpha3`);
const person = namedNode(`${ENT}Person`);
const same = namedNode('http://www.w3.org/2002/07/owl#sameAs');
const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(' ');
const word = (n: number): string =>
  [n % 40, Math.floor(n / 40) % 40, Math.floor(n / 1600) % 40]
    .map((i) => SYLLABLES[i]!)
    .join('')
    .replace(/^./, (c) => c.toUpperCase());

function side(ns: string, count: number, offset: number): Quad[] {
  const graph = namedNode(`http://${ns}.example/graph`);
  const quads: Quad[] = [];
  for (let i = 0; i < count; i++) {
    const n = i + offset;
    const node = namedNode(`http://${ns}.example/e${i}`);
    // One name in four is common; the others are borne by one or two.
    const name = n % 4 === 0 ? `${word(n % 500)} ${word((n * 13) % 900)}` : `${word(n)} ${word(n * 7 + 3)} ${word(Math.floor(n / 3))}`;
    quads.push(quad(node, type, person, graph), quad(node, label, literal(name), graph));
    quads.push(quad(node, alpha3, literal(['NOR', 'DNK', 'SWE', 'FIN'][n % 4]!), graph));
  }
  return quads;
}

const settings = { rules: loadMergeRules(), decisions: [], accept: 0.95, mostPerCluster: 50 };
process.stdout.write('what,entities_each,wall_s,cpu_s,rss_mb,proposals,too_common\n');
function measure(what: string, count: number, graphs: Map<string, Quad[]>): void {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const { proposals, tooCommon } = align(graphs, settings);
  const wall = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(cpu).user / 1e6;
  process.stdout.write(
    `${what},${count},${wall.toFixed(1)},${used.toFixed(1)},${Math.round(process.memoryUsage().rss / 1e6)},${proposals.length},${tooCommon.length}\n`,
  );
}
for (const size of sizes) {
  const count = size * 1000;
  measure(
    'names',
    count,
    new Map([
      ['a', side('a', count, 0)],
      ['b', side('b', count, Math.floor(count / 2))],
    ]),
  );
}
const hub = namedNode('http://a.example/hub');
measure(
  'links to one node',
  1_000_000,
  new Map([['a', Array.from({ length: 1_000_000 }, (_, i) => quad(namedNode(`http://a.example/n${i}`), same, hub))]]),
);

// Run by kill.test.ts as a process of its own: puts the same article again and again, whole versions of different sizes.
import { DataFactory } from 'n3';
import { putArticle } from '../../src/store/disk.ts';

const dir = process.argv[2]!;
const { namedNode, literal, quad } = DataFactory;
const graph = namedNode('ex:g');
for (let version = Number(process.argv[3]); ; version++) {
  const size = 50 + ((version * 7919) % 400);
  const quads = [quad(namedNode('ex:v'), namedNode('ex:size'), literal(String(size)))];
  for (let i = 1; i < size; i++) quads.push(quad(namedNode(`ex:s${i}`), namedNode('ex:version'), literal(String(version)), graph));
  await putArticle(dir, { identifier: 'the-one', graph: 'ex:g', quads });
  process.stdout.write(`${version}\n`);
}

import { writeIri, writeTerm } from '../../syntax/write-term.ts';
import type { Content } from '../format.ts';
import { prefixer } from '../prefixer.ts';
import { indexGraphs } from './index-graph.ts';
import { inlineBlanks } from './inline-blanks.ts';
import { orderNodes } from './order-nodes.ts';
import { nodeWriter } from './write-node.ts';

/** Turtle for people to read; with `split`, TriG with a block per named graph. The same quads give the same bytes, but for the labels of blank nodes. */
export function* writeTurtle({ quads, prefixes: extra }: Content, split: boolean): Generator<string> {
  const prefixes = prefixer(extra);
  const graphs = indexGraphs(quads, split);
  const inlineIn = inlineBlanks(graphs);
  const body: string[] = [];
  for (const index of graphs) {
    const inlining = inlineIn(index);
    const write = nodeWriter(prefixes, inlining);
    const indent = index.graph ? '  ' : '';
    if (index.graph)
      body.push(
        `\n${index.graph.termType === 'NamedNode' ? (prefixes.shorten(index.graph.value) ?? writeIri(index.graph.value)) : writeTerm(index.graph)} {\n`,
      );
    for (const section of orderNodes(index)) {
      const nodes = section.nodes.filter((node) => !inlining.swallowed(node));
      if (nodes.length === 0) continue;
      body.push(`\n${indent}# ${section.title}\n`);
      for (const node of nodes) body.push(`\n${write(node, indent)}`);
    }
    if (index.graph) body.push('}\n');
  }
  for (const [prefix, namespace] of prefixes.used()) yield `@prefix ${prefix}: <${namespace}> .\n`;
  yield* body;
}

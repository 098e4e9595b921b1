import type { Network } from '../project.ts';
import { element, escapeXml } from '../xml.ts';

const NODE_KEYS = { label: 'string', type: 'string' } as const;
const EDGE_KEYS = {
  claim: 'string',
  category: 'string',
  type: 'string',
  status: 'string',
  negated: 'boolean',
  weight: 'double',
  sign: 'int',
  confidence: 'double',
  from: 'string',
  to: 'string',
  quote: 'string',
  article: 'string',
} as const;

/** GraphML: every claim an edge with an id, directed or not; reads into Gephi, yEd, NetworkX, igraph and Cytoscape. */
export function writeGraphml(network: Network): string {
  const keys = [
    ...Object.entries(NODE_KEYS).map(([name, type]) => ({ id: `n-${name}`, for: 'node', 'attr.name': name, 'attr.type': type })),
    ...Object.entries(EDGE_KEYS).map(([name, type]) => ({ id: `e-${name}`, for: 'edge', 'attr.name': name, 'attr.type': type })),
  ].map((key) => `  ${element('key', key)}`);
  const data = (prefix: string, names: readonly string[], values: Readonly<Record<string, unknown>>): string[] =>
    names
      .filter((name) => values[name] !== null && values[name] !== undefined)
      .map((name) => element('data', { key: `${prefix}-${name}` }, escapeXml(String(values[name]))));
  const nodes = network.mapNodes((id, values) => `    ${element('node', { id }, ...data('n', Object.keys(NODE_KEYS), { ...values }))}`);
  const edges = network.mapEdges(
    (id, values, source, target, _s, _t, undirected) =>
      `    ${element('edge', { id, source, target, directed: String(!undirected) }, ...data('e', Object.keys(EDGE_KEYS), { ...values }))}`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys,
    '  <graph id="claims" edgedefault="directed">',
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}

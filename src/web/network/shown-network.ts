import { MultiGraph } from 'graphology';
import { categorySign } from '../../network/category-sign.ts';
import { neighbourhood } from '../../network/neighbourhood.ts';
import { bundleEdges } from '../../network/picture/bundle-edges.ts';
import { shapeOf } from '../../network/picture/draw-node.ts';
import type { Network } from '../../network/project.ts';

/** A network as the page draws it: the parties within reach and one line per claim. */
export interface ShownNetwork {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly type: string;
    readonly hidden: number;
    readonly claims: number;
  }[];
  readonly edges: readonly ShownEdge[];
  readonly cut: boolean;
}

/** A line: one claim, or some that look alike where two parties have too many. */
export interface ShownEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly status: string;
  readonly side: number;
  readonly claims: readonly string[];
}

/** A view never shows more parties than this. */
export const MOST_NODES = 300;
/** So many more for each open party, its closest partners first: opening a hub must not flood the view. */
export const NODES_PER_PARTY = 50;
/** More claims than this between two parties are drawn as one line per status, side and direction. */
const MOST_PARALLEL = 6;

/** The part of a network around the open parties; without any, all of it, the parties with the most claims first. */
export function shownNetwork(network: Network, open: readonly string[], limit = MOST_NODES): ShownNetwork {
  const known = open.filter((node) => network.hasNode(node));
  let nodes: ReadonlySet<string>;
  let hidden: ReadonlyMap<string, number> = new Map();
  let cut = false;
  if (known.length > 0) ({ nodes, hidden, cut } = neighbourhood(network, known, limit));
  else {
    const ranked = network.nodes().sort((x, y) => network.degree(y) - network.degree(x) || (x < y ? -1 : 1));
    nodes = new Set(ranked.slice(0, limit));
    cut = ranked.length > limit;
  }
  const pairs = new Map<string, number>();
  const pair = (x: string, y: string): string => (x < y ? `${x}\0${y}` : `${y}\0${x}`);
  network.forEachEdge((_edge, _attributes, source, target) => {
    if (nodes.has(source) && nodes.has(target)) pairs.set(pair(source, target), (pairs.get(pair(source, target)) ?? 0) + 1);
  });
  const many = new MultiGraph() as unknown as Network;
  for (const node of nodes) many.addNode(node, { ...network.getNodeAttributes(node) });
  const edges: ShownEdge[] = [];
  network.forEachEdge((id, attributes, source, target, _s, _t, undirected) => {
    if (!nodes.has(source) || !nodes.has(target)) return;
    if (pairs.get(pair(source, target))! > MOST_PARALLEL) {
      if (undirected) many.addUndirectedEdgeWithKey(id, source, target, attributes);
      else many.addDirectedEdgeWithKey(id, source, target, attributes);
      return;
    }
    const side = Math.sign(categorySign(attributes.category, attributes.type));
    const status = attributes.negated ? 'denied' : attributes.status;
    edges.push({ id, source, target, directed: !undirected, status, side, claims: [attributes.claim] });
  });
  bundleEdges(many, nodes).forEach((bundle, k) => void edges.push({ ...bundle, id: `bundle-${k}` }));
  return {
    nodes: [...nodes].map((id) => ({ id, ...network.getNodeAttributes(id), hidden: hidden.get(id) ?? 0, claims: network.degree(id) })),
    edges,
    cut,
  };
}

/** Sign of a kind of party before its name in lists. */
export const partySign = (type: string): string => ({ state: '●', person: '◉', armed: '◆', body: '■', other: '○' })[shapeOf(type)];

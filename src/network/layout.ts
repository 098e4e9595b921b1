import { UndirectedGraph } from 'graphology';
import library from 'graphology-layout-forceatlas2';

// The package is CommonJS with a default export in its types only.
const forceAtlas2 = library as unknown as typeof library.default;

/** A place on a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a layout needs to know: nodes in a fixed order, and weighted lines between them by position. */
export interface LayoutInput {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly source: number; readonly target: number; readonly weight: number }[];
  /** Places to start from: what is shown already stays about where it is. */
  readonly known?: ReadonlyMap<string, Point>;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places nodes so that those with many ties stand close (ForceAtlas2, strong gravity so that islands do not drift off).
 * New nodes start on a sunflower spiral by their position in the list, so the same input gives the same picture.
 */
export function layout({ nodes, edges, known }: LayoutInput, iterations = 400): Map<string, Point> {
  const graph = new UndirectedGraph<{ x: number; y: number }, { weight: number }>();
  nodes.forEach((node, k) => {
    const radius = 10 * Math.sqrt(k + 0.5);
    const spiral = { x: radius * Math.cos(k * GOLDEN_ANGLE), y: radius * Math.sin(k * GOLDEN_ANGLE) };
    graph.addNode(node, { ...(known?.get(node) ?? spiral) });
  });
  for (const { source, target, weight } of edges) {
    const [x, y] = [nodes[source]!, nodes[target]!];
    if (source === target) continue;
    const edge = graph.edge(x, y);
    if (edge === undefined) graph.addEdge(x, y, { weight });
    else graph.updateEdgeAttribute(edge, 'weight', (w) => (w ?? 0) + weight);
  }
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations,
      getEdgeWeight: (_edge, { weight }) => Math.sqrt(weight),
      settings: {
        strongGravityMode: true,
        gravity: 0.25,
        scalingRatio: 12,
        slowDown: 2,
        edgeWeightInfluence: 1,
        barnesHutOptimize: graph.order > 400,
      },
    });
  }
  return new Map(graph.mapNodes((node, { x, y }) => [node, { x, y }]));
}

import { MultiGraph } from 'graphology';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import { categorySign } from './category-sign.ts';
import { categoryOf, periodOf, typeOf } from './select-claims.ts';
import { tiesOf } from './ties.ts';

/** What a node of the network knows. */
export interface NodeAttributes {
  readonly label: string;
  /** Local name of the `ent:` class. */
  readonly type: string;
}

/** What an edge knows: one claim about two parties. */
export interface EdgeAttributes {
  /** IRI of the claim. */
  readonly claim: string;
  readonly category: string;
  readonly type: string;
  readonly status: string;
  readonly negated: boolean;
  readonly weight: number;
  /** See `categorySign`; 0 for what is denied or said not to be so. */
  readonly sign: number;
  readonly confidence: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly quote: string;
  readonly article: string;
}

/** Who is tied to whom: a multigraph with an edge for each claim and pair. */
export type Network = MultiGraph<NodeAttributes, EdgeAttributes>;

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

/** Projects claims to a network. Nodes and edges stand in a fixed order, whatever the order of the claims. */
export function project(claims: readonly ClaimRecord[]): Network {
  const network: Network = new MultiGraph<NodeAttributes, EdgeAttributes>();
  const ties = tiesOf(claims);
  const nodes = new Map(ties.flatMap((tie) => [tie.source, tie.target]).map((node) => [node.iri, node]));
  for (const node of [...nodes.values()].sort((x, y) => compare(x.iri, y.iri))) {
    network.addNode(node.iri, { label: node.label, type: node.type });
  }
  const keyed = ties.map((tie) => ({ tie, key: `${tie.claim.iri}|${tie.source.iri}|${tie.target.iri}` }));
  for (const { tie, key } of keyed.sort((x, y) => compare(x.key, y.key))) {
    if (network.hasEdge(key)) continue;
    const { claim } = tie;
    const period = periodOf(claim);
    const negated = claim.negated || claim.status === 'denied';
    const attributes: EdgeAttributes = {
      claim: claim.iri,
      category: categoryOf(claim),
      type: typeOf(claim),
      status: claim.status,
      negated,
      weight: tie.weight,
      sign: negated ? 0 : categorySign(categoryOf(claim), typeOf(claim)),
      confidence: claim.confidence,
      from: period?.from ?? null,
      to: period?.to ?? null,
      quote: claim.spans[0]?.exact ?? '',
      article: claim.article.id,
    };
    if (tie.directed) network.addDirectedEdgeWithKey(key, tie.source.iri, tie.target.iri, attributes);
    else network.addUndirectedEdgeWithKey(key, tie.source.iri, tie.target.iri, attributes);
  }
  return network;
}

import { betweenness } from './betweenness.ts';
import { brokers } from './brokers.ts';
import { collapse } from './collapse.ts';
import { communities } from './communities.ts';
import { degree } from './degree.ts';
import { pagerank } from './pagerank.ts';
import type { Network } from './project.ts';

/** A line of the table of actors. */
export interface ActorRank {
  readonly iri: string;
  readonly label: string;
  readonly type: string;
  readonly claims: number;
  readonly partners: number;
  readonly strength: number;
  readonly betweenness: number;
  readonly pagerank: number;
  /** Number of its bloc, null if it is in none. */
  readonly bloc: number | null;
  /** See `Broker`. */
  readonly bridges: number;
}

/** The measures by which actors can be ordered. */
export const MEASURES = ['claims', 'partners', 'strength', 'betweenness', 'pagerank', 'bridges'] as const;

/** One of `MEASURES`. */
export type Measure = (typeof MEASURES)[number];

/** Every party with all its measures, the highest by `by` first; parties of equal rank by name. */
export function rankActors(network: Network, by: Measure = 'strength', seed = 1): ActorRank[] {
  const pairs = collapse(network);
  const degrees = degree(pairs);
  const between = betweenness(pairs);
  const ranks = pagerank(pairs);
  const blocs = communities(network, seed);
  const bridges = new Map(brokers(pairs, blocs).map((b) => [b.node, b.bridges]));
  const claims = (node: string): number => new Set(network.mapEdges(node, (_e, { claim }) => claim)).size;
  return network
    .mapNodes((iri, { label, type }) => ({
      iri,
      label,
      type,
      claims: claims(iri),
      ...degrees.get(iri)!,
      betweenness: between.get(iri) ?? 0,
      pagerank: ranks.get(iri) ?? 0,
      bloc: blocs.get(iri) ?? null,
      bridges: bridges.get(iri) ?? 0,
    }))
    .sort((x, y) => y[by] - x[by] || (x.label < y.label ? -1 : x.label > y.label ? 1 : x.iri < y.iri ? -1 : 1));
}

import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A country's shape with its name in Natural Earth and its ISO 3166-1 alpha-3 code, null where it has none. */
export type Country = Feature<Geometry, { readonly name: string; readonly alpha3: string | null }>;

/** The map of the world, and a point inside each country (longitude, latitude). */
export interface World {
  readonly countries: readonly Country[];
  readonly points: Readonly<Record<string, readonly [number, number]>>;
}

/** What the build writes into `world.json`. */
export interface WorldFile {
  readonly topology: Topology<{ readonly countries: GeometryCollection<{ readonly name: string; readonly alpha3: string | null }> }>;
  readonly points: World['points'];
}

/** Fetches the map from the page's own server. */
export async function loadWorld(): Promise<World> {
  const answer = await fetch('/world.json');
  if (!answer.ok) throw new Error(`The map could not be loaded (${answer.status}).`);
  const { topology, points } = (await answer.json()) as WorldFile;
  return { countries: feature(topology, topology.objects.countries).features as Country[], points };
}

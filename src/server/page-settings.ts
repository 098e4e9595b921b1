import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ontology, Wording } from '../ontology/ontology.ts';
import { packageRoot } from '../package-root.ts';
import { phrasesOf } from '../view/phrases.ts';

/** Words for every event class and relation. */
export function pageNames(ontology: Ontology): Readonly<Record<string, Wording>> {
  const phrases = phrasesOf(ontology);
  const words = (name: string): Wording => ({ phrase: phrases(name, 'phrase'), alone: phrases(name), passive: phrases(name, 'passive') });
  const rest = [...ontology.types.keys()].filter((name) => !ontology.wordings.has(name));
  return { ...Object.fromEntries(ontology.wordings), ...Object.fromEntries(rest.map((name) => [name, words(name)])) };
}

/** Longitude and latitude of the places of the lists, by the key that ends their IRI. */
export function placePoints(): (iri: string) => readonly [number, number] | null {
  const file = join(packageRoot(), 'data/map/points.csv');
  const points = new Map<string, readonly [number, number]>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1) : []) {
    const [key, longitude, latitude] = line.split(',');
    if (key && longitude && latitude) points.set(key, [Number(longitude), Number(latitude)]);
  }
  return (iri) => points.get(iri.replace(/^.*[/#]/, '')) ?? null;
}

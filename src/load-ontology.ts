import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ontology } from './ontology/ontology.ts';
import { readOntology } from './ontology/read-ontology.ts';
import type { TurtleFile } from './ontology/turtle-index.ts';
import { packageRoot } from './package-root.ts';

/** The Turtle files of `ontology/` with their names, those of `events/` included. */
export function ontologyFiles(folder = join(packageRoot(), 'ontology')): TurtleFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ttl'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((name) => ({ source: `ontology/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The event classes, roles and frames of the package. Alignments and shapes are not needed for reading and stay out. */
export function loadOntology(folder?: string): Ontology {
  return readOntology(ontologyFiles(folder).filter(({ source }) => !/\/(align|shapes)\.ttl$/.test(source)));
}

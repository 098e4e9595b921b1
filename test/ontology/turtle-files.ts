import { readdirSync, readFileSync } from 'node:fs';
import type { TurtleFile } from '../../src/ontology/turtle-index.ts';

const folder = new URL('../../ontology/', import.meta.url);

/** Every Turtle file of `ontology/`, in a fixed order. */
export const turtleFiles = (): TurtleFile[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => ({ source: name, text: readFileSync(new URL(name, folder), 'utf8') }));

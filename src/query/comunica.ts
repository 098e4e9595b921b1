import type { QueryEngine } from '@comunica/query-sparql-rdfjs';

let engine: Promise<QueryEngine> | undefined;

/** The one Comunica engine. It costs about a second of CPU to load, so it is loaded when a question needs it and not before. */
export function comunica(): Promise<QueryEngine> {
  engine ??= import('@comunica/query-sparql-rdfjs').then(({ QueryEngine }) => new QueryEngine());
  return engine;
}

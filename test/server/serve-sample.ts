import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savedQuery } from '../../src/query/saved-query.ts';
import { type Running, type StartOptions, startServer } from '../../src/server/serve.ts';
import { libraryOf, SAMPLE, settingsOf } from './sample-library.ts';

/** A question of the tests, with a name for a value. */
export const WHO_MET = savedQuery(
  'who-met',
  '#+ summary: Who met?\nPREFIX ent: <https://w3id.org/entente/ns#>\nSELECT ?claim WHERE { ?claim ent:about ?e . ?e a ent:Meeting ; ent:actor ?who . FILTER(!BOUND(?__who_iri) || ?who = ?__who_iri) }',
);

/** The library of the tests. */
export const library = libraryOf(SAMPLE);

/** A server with the sample on a free port of this machine. */
export function serveSample(more: Partial<StartOptions> = {}): Promise<Running> {
  const pageFolder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  const options = {
    library: () => library,
    settings: settingsOf(SAMPLE),
    questions: [WHO_MET],
    reader: async () => ({ articles: [], faults: [] }),
    save: null,
    pageFolder,
    onError: () => {},
    timeoutMs: 5000,
    pool: { workers: 1 },
    ...more,
  };
  return startServer(options, 0);
}

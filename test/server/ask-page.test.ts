import { expect, test } from 'vitest';
import { askPage } from '../../src/server/ask-page.ts';
import { library, WHO_MET } from './serve-sample.ts';

const PREFIX = 'PREFIX ent: <https://w3id.org/entente/ns#> ';
const empty = async (task: { name?: string; sparql?: string; parameters?: Record<string, string> }): Promise<string | null> => {
  const limits = { maxRows: 1000, timeoutMs: 5000, parameters: {} };
  const { body } = await askPage(library.index, [WHO_MET], { kind: 'page', ...limits, ...task } as never);
  return JSON.parse(String(body)).empty;
};

test('the page is told which condition nothing meets', async () => {
  expect(await empty({ sparql: `${PREFIX}SELECT * { ?e a ent:Earthquake ; ent:actor ?a }` })).toBe('Nothing in the graph has Earthquake.');
  expect(await empty({ sparql: `${PREFIX}SELECT * { ?e a ent:Meeting FILTER(STRLEN(STR(?e)) < 2) }` })).toMatch(
    /^Meeting has \d+ match(es)?, none with STRLEN\(STR\(\?e\)\) < 2\.$/,
  );
  expect(await empty({ sparql: `${PREFIX}SELECT * { ?e a ent:Earthquake ; ent:says <<( ?a ?b ?c )>> }` })).toMatch(/^It cannot be told/);
  expect(await empty({ sparql: `${PREFIX}SELECT * { ?e a ent:Meeting }` })).toBeNull();
});

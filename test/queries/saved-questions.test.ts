import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@traqula/parser-sparql-1-2';
import { Store } from 'n3';
import oxigraph from 'oxigraph';
import { beforeAll, describe, expect, test } from 'vitest';
import { convert } from '../../src/convert.ts';
import { loadQuestions } from '../../src/load-questions.ts';
import { loadResources } from '../../src/load-resources.ts';
import { ask } from '../../src/query/ask.ts';
import { storeLabels } from '../../src/query/bind-label.ts';
import { bindParameters } from '../../src/query/bind-parameters.ts';
import { bindValues } from '../../src/query/bind-value.ts';
import type { SavedQuery } from '../../src/query/saved-query.ts';
import { readClaims } from '../../src/rdf/read-claims.ts';
import { canonicalNQuads } from '../../src/store/n-quads-line.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const questions = loadQuestions();
let store: Store;

beforeAll(() => {
  const text = readFileSync(join(ROOT, 'data/articles/ashgabat.txt'), 'utf8');
  store = new Store(convert(loadResources())([{ id: 'ashgabat', text, date: '2024-10-12' }]) as never);
});

/** What the sample is asked with where a question needs a value. */
const given = (question: SavedQuery): Record<string, string> => {
  if (question.name === 'everything-about') return { actor: 'Viktor Bout' };
  if (question.name === 'evidence-for')
    return { about: readClaims(store).find((claim) => claim.status === 'alleged' && claim.event?.type === 'ArmsTransfer')!.iri };
  return {};
};
const boundText = async (question: SavedQuery): Promise<string> =>
  bindParameters(question.sparql, await bindValues(question, given(question), storeLabels(store)));

/** Rows as text; the IRIs of claims are hashes and say nothing to a reader, the article is always the same. */
async function table(question: SavedQuery): Promise<string> {
  const answer = await ask(store, await boundText(question));
  if (answer.kind !== 'bindings') throw new Error('no rows');
  const shown = answer.variables.filter((name) => !/claim$|article$/.test(name));
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = answer.rows.map((row) => shown.map((name) => cell(row.get(name)?.value ?? '')).join(','));
  return `${[shown.join(','), ...rows].join('\n')}\n`;
}

describe.each(questions.map((question) => [question.name, question] as const))('%s', (_, question) => {
  test('is SPARQL, says what it asks, and shows status and words', () => {
    expect(() => new Parser().parse(question.sparql)).not.toThrow();
    expect(question.summary).toMatch(/^[A-Z].*\?$/);
    expect(question.empty).toMatch(/^[A-Z].*\.$/);
    expect(question.description.length).toBeGreaterThan(30);
    expect(question.tags.length).toBeGreaterThan(0);
    expect(question.sparql).toMatch(/SELECT[\s\S]*(\?status|AS \?claim_status|\?asserted)/);
    // An overview counts; every other answer shows the words.
    if (!question.tags.includes('overview')) expect(question.sparql).toMatch(/\?(exact|\w*quote)/);
  });
  test('has the right rows on the sample article', async () => {
    await expect(await table(question)).toMatchFileSnapshot(join(ROOT, 'queries', `${question.name}.csv`));
  });
  test('has as many rows in another engine', async () => {
    const sparql = await boundText(question);
    const other = new oxigraph.Store();
    other.load(canonicalNQuads([...store] as never), { format: 'application/n-quads' });
    const there = other.query(sparql, { use_default_graph_as_union: true }) as Map<string, unknown>[];
    const here = await ask(store, sparql);
    const claims = (rows: readonly ReadonlyMap<string, unknown>[]): string[] =>
      rows.map((row) => (row.get('claim') as { value: string } | undefined)?.value ?? '').sort();
    expect(claims(there)).toEqual(here.kind === 'bindings' ? claims(here.rows) : []);
  });
});

test('each status can be asked for, and the parts make the whole', async () => {
  const question = questions.find(({ name }) => name === 'timeline')!;
  const rows = async (values: Record<string, string>): Promise<number> => {
    const answer = await ask(store, bindParameters(question.sparql, await bindValues(question, values, storeLabels(store))));
    return answer.kind === 'bindings' ? answer.rows.length : 0;
  };
  const parts = await Promise.all(question.parameters.find(({ name }) => name === 'status')!.values.map((status) => rows({ status })));
  expect(parts.reduce((a, b) => a + b, 0)).toBe(await rows({}));
  // What is dated by its year alone can have been before and after a day of that year: it is in both parts.
  expect((await rows({ to: '2024-09-30' })) + (await rows({ from: '2024-10-01' }))).toBeGreaterThanOrEqual(await rows({}));
  expect(await rows({ to: '2021-12-31' })).toBe(0);
  expect(await rows({ from: '2024-10-14', to: '2024-10-14', status: 'planned' })).toBeGreaterThan(0);
  expect(await rows({ actor: 'Russia' })).toBeLessThan(await rows({}));
});

test('what did not happen is no answer to who did it', async () => {
  const text = 'Kenya did not attack Somalia on Monday. Egypt has not supplied Sudan with tanks. Uganda supplied Chad with drones.';
  const own = new Store(convert(loadResources())([{ id: 'not', text, date: '2024-10-12' }]) as never);
  const rows = async (name: string): Promise<string[]> => {
    const question = questions.find((q) => q.name === name)!;
    const answer = await ask(own, bindParameters(question.sparql, await bindValues(question, {}, storeLabels(own))));
    return answer.kind === 'bindings' ? answer.rows.map((row) => row.get('quote')!.value) : [];
  };
  const happened = ['Uganda supplied Chad with drones'];
  expect(await rows('who-supplied-arms-to-whom')).toEqual(happened);
  expect(await rows('timeline')).toEqual(happened);
  expect(await rows('most-active-pairs')).toEqual(happened);
  expect(await rows('who-attacked-whom')).toEqual([]);
});

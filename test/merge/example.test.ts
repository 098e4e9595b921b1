import { readFileSync } from 'node:fs';
import { Store } from 'n3';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { convert } from '../../src/convert.ts';
import { formatFor, writeText } from '../../src/export/formats.ts';
import { loadQuestions } from '../../src/load-questions.ts';
import { loadResources } from '../../src/load-resources.ts';
import { mergeGraphs } from '../../src/merge/merge-graphs.ts';
import { ask } from '../../src/query/ask.ts';
import { storeLabels } from '../../src/query/bind-label.ts';
import { bindParameters } from '../../src/query/bind-parameters.ts';
import { bindValues } from '../../src/query/bind-value.ts';
import { readArticles } from '../../src/text/read-articles.ts';
import { rules } from './merge-fixture.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const at = (path: string): URL => new URL(`../../data/${path}`, import.meta.url);
const FACTS = ['countries', 'memberships', 'leaders'];
let news: string;
let merged: Store;
let facts: Store;

beforeAll(async () => {
  const articles = [];
  for await (const item of readArticles({ bytes: readFileSync(at('articles/blocs.jsonl')), source: 'blocs.jsonl' }))
    if ('article' in item) articles.push(item.article);
  news = writeText(formatFor('nquads'), { quads: convert(await loadResources())(articles) });
  const tables = FACTS.map((name) => ({ name: `${name}.ttl`, content: readFileSync(at(`facts/${name}.ttl`)) }));
  merged = new Store((await mergeGraphs([{ name: 'news.nq', content: news }, ...tables], { rules })).quads as never);
  facts = new Store((await mergeGraphs(tables, { rules })).quads as never);
}, 180_000);

async function rows(store: Store, question: string, values: Record<string, string> = {}): Promise<string[][]> {
  const saved = loadQuestions().find((q) => q.name === question)!;
  const answer = await ask(store, bindParameters(saved.sparql, await bindValues(saved, values, storeLabels(store))));
  if (answer.kind !== 'bindings') throw new Error('no rows');
  return answer.rows.map((row) => answer.variables.filter((v) => !v.includes('claim')).map((v) => row.get(v)?.value ?? ''));
}

describe('news merged with public facts answers what neither could answer alone', () => {
  test('arms transfers within one bloc', async () => {
    const found = await rows(merged, 'merged-arms-within-a-bloc');
    expect(found.map((r) => r.slice(0, 3))).toEqual([
      ['G20', 'Russia', 'India'],
      ['NATO', 'Turkey', 'Poland'],
    ]);
    expect(found[1]!.join(' ')).toContain('Turkey delivered Bayraktar TB2 drones to Poland');
    expect((await rows(merged, 'merged-arms-within-a-bloc', { bloc: 'nato' })).length).toBe(1);
  });

  test('meetings of leaders whose countries sanction each other', async () => {
    const found = await rows(merged, 'merged-meetings-under-sanctions');
    expect(found.map((r) => r.slice(0, 7))).toEqual([
      ['Joe Biden', 'President of the United States', 'Vladimir Putin', 'President of Russia', '2021-06-16', 'United States', 'Russia'],
    ]);
  });

  test('events by region', async () => {
    const found = (await rows(merged, 'merged-events-by-region', { region: 'Asia' })).map((r) => r.slice(0, 3).join(' '));
    expect(found).toContain('Asia cooperate 1');
    expect(found).toContain('Asia sanction 2');
  });

  test('what one article says and another denies stands side by side', async () => {
    const found = await rows(merged, 'merged-sources-disagree');
    expect(found).toHaveLength(1);
    expect(found[0]!.join(' | ')).toMatch(/reported.*Ukraine|Ukraine.*reported/);
    expect(found[0]!.join(' | ')).toMatch(/denied \| Iran/);
    expect((await rows(merged, 'contradictions')).length).toBe(1);
  });

  test('neither the news nor the facts alone answer them', async () => {
    const { Parser } = await import('n3');
    const newsOnly = new Store(new Parser({ format: 'N-Quads' }).parse(news));
    for (const store of [newsOnly, facts])
      for (const question of [
        'merged-arms-within-a-bloc',
        'merged-meetings-under-sanctions',
        'merged-events-by-region',
        'merged-sources-disagree',
      ])
        expect(await rows(store, question), question).toEqual([]);
  }, 120_000);

  test('they work on a smushed store as well', async () => {
    const tables = FACTS.map((name) => ({ name: `${name}.ttl`, content: readFileSync(at(`facts/${name}.ttl`)) }));
    const smushed = await mergeGraphs([{ name: 'news.nq', content: news }, ...tables], { rules, smush: ['https://w3id.org/entente/id/'] });
    const store = new Store(smushed.quads as never);
    expect((await rows(store, 'merged-arms-within-a-bloc')).map((r) => r.slice(0, 3))).toEqual([
      ['G20', 'Russia', 'India'],
      ['NATO', 'Turkey', 'Poland'],
    ]);
    expect(await rows(store, 'merged-meetings-under-sanctions')).toHaveLength(1);
  }, 120_000);
});

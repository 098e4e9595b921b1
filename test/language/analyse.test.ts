import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Dated, dateArticle, pipe, type Quoted, quote, time } from '../../src/language/analyse.ts';
import type { Resolved, resolveReferences } from '../../src/language/coreference.ts';
import type { Analysed, Doc, Named, Parsed } from '../../src/language/doc.ts';
import { loadResources } from '../../src/load-resources.ts';
import type { Article } from '../../src/text/article.ts';

const text = readFileSync('data/articles/ashgabat.txt', 'utf8');

describe('the sample article, from text to mentions', () => {
  const doc = loadResources().analyse({ id: 'ashgabat', text });
  const words = (start: number, end: number): string => text.slice(start, end);
  const labels = (phrase: string): readonly string[] =>
    doc.mentions
      .filter((m) => words(m.start, m.end) === phrase)
      .map((m) =>
        m.entities
          .map((e) => doc.entities[e]!.label)
          .sort()
          .join('+'),
      );

  test('positions are positions', () => {
    doc.mentions.forEach((m, i) => {
      expect(m.i).toBe(i);
      for (const e of m.entities) expect(doc.entities[e]?.i).toBe(e);
    });
    for (const q of doc.quotations) {
      if (q.speaker !== null) expect(doc.mentions[q.speaker]).toBeDefined();
      expect(words(q.start, q.end)).toBe(words(doc.tokens[q.first]!.start, doc.tokens[q.last - 1]!.end));
    }
    for (const t of doc.times) expect(t.start).toBe(doc.tokens[t.first]!.start);
  });

  test('its date is inferred from its own words', () => {
    expect(doc.article.date).toBe('2024-10-11');
    expect(doc.article.dateFrom).toBe('inferred');
  });

  test('nominals stand for the two leaders and their states', () => {
    expect(labels('The leaders')).toEqual(['Masoud Pezeshkian+Vladimir Putin']);
    expect(new Set(labels('both nations'))).toEqual(new Set(['Iran+Russia']));
    expect(labels('Pezeshkian’s government')).toEqual(['Iran']);
  });

  test('pronouns go back to persons', () => {
    expect(new Set(labels('he'))).toEqual(new Set(['Masoud Pezeshkian', 'Viktor Bout']));
  });

  test('speakers are found before, after and by pronoun', () => {
    const speakers = doc.quotations
      .filter((q) => q.direct)
      .map((q) => (q.speaker === null ? null : doc.mentions[q.speaker]!.entities.map((e) => doc.entities[e]!.label).join()));
    expect(speakers).toEqual([
      'Vladimir Putin',
      'Masoud Pezeshkian',
      'Masoud Pezeshkian',
      'Vladimir Putin',
      'Dmitry Peskov',
      'Aniseh Bassiri Tabrizi',
    ]);
  });

  test('"Since then" goes on from the invasion', () => {
    const since = doc.times.find((t) => words(t.start, t.end) === 'Since then');
    expect(since).toMatchObject({ value: '2022-02', kind: 'since', granularity: 'month' });
  });
});

test('two steps swapped do not compile', () => {
  const parse = null as unknown as (article: Article) => Doc<Parsed>;
  const name = null as unknown as (doc: Dated) => Named;
  const resolve = null as unknown as ReturnType<typeof resolveReferences>;
  const right = (): ((article: Article) => Analysed) => pipe(parse, dateArticle, name, resolve, quote(null as never), time);
  // @ts-expect-error references before names
  const early = (): unknown => pipe(parse, dateArticle, resolve, name, quote(null as never), time);
  // @ts-expect-error times before quotations
  const late = (): unknown => pipe(parse, dateArticle, name, resolve, time, quote(null as never));
  // @ts-expect-error names before the date
  const undated = (): unknown => pipe(parse, name, dateArticle, resolve, quote(null as never), time);
  expect([right, early, late, undated].every((f) => typeof f === 'function')).toBe(true);
  expect(null as Resolved | Quoted | null).toBeNull();
});

test.each([
  '',
  '\n\n\n',
  '“”"”“',
  '"',
  '“ “ “',
  ', ; : . ! ?',
  '\ud800 he said \udfff',
  'Monday Tuesday 2020 “it” they who the two',
  'a'.repeat(20_000),
  '“He said ” he said “'.repeat(50),
])('any string is read: %#', (odd) => {
  const doc = loadResources().analyse({ id: 'odd', text: odd, date: '2024-02-30' });
  expect(doc.article.text).toBe(odd);
});

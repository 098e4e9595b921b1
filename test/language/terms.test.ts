import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSyntaxModels, SYNTAX_MODEL_FILES } from '../../src/language/syntax-models.ts';
import { findTerm, readTerms } from '../../src/language/terms.ts';

const terms = readTerms(readFileSync(new URL('../../data/lexicon/ud-terms.csv', import.meta.url), 'utf8'));

test('explains relations and word classes, in any case', () => {
  expect(findTerm(terms, 'nsubj')?.meaning).toContain('subject');
  expect(findTerm(terms, 'propn')?.kind).toBe('word class');
  expect(findTerm(terms, 'nsubj:somehow')?.term).toBe('nsubj');
  expect(findTerm(terms, 'nonsense')).toBeUndefined();
});

test('each term has a meaning, and an example with the word marked', () => {
  for (const t of terms.values()) {
    expect(t.meaning.length, t.term).toBeGreaterThan(5);
    expect(['relation', 'word class']).toContain(t.kind);
    if (t.example !== '') expect(t.example, t.term).toMatch(/\*.+\*/);
  }
});

test('everything that the models say is explained', () => {
  const folder = new URL('../../data/language/', import.meta.url);
  const models = readSyntaxModels(new Map(SYNTAX_MODEL_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))])));
  for (const label of models.network.labels) expect(findTerm(terms, label), label).toBeDefined();
  for (const { upos } of models.tags.tags) if (upos !== '_') expect(findTerm(terms, upos), upos).toBeDefined();
});

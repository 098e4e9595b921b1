import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { analyseSyntax } from '../../src/language/analyse-syntax.ts';
import type { Doc, Parsed } from '../../src/language/doc.ts';
import { readSyntaxModels, SYNTAX_MODEL_FILES } from '../../src/language/syntax-models.ts';

const folder = new URL('../../data/language/', import.meta.url);
const files = new Map(SYNTAX_MODEL_FILES.map((name) => [name as string, new Uint8Array(readFileSync(new URL(name, folder)))]));
const models = readSyntaxModels(files);
const analyse = analyseSyntax(models);
const read = (text: string): Doc<Parsed> => analyse({ id: 't', text });
/** `word relation head` for each token. */
const arcs = (text: string): string[] => {
  const { tokens } = read(text);
  return tokens.map((t) => `${t.text} ${t.deprel} ${t.head < 0 ? '-' : tokens[t.head]!.text}`);
};

describe('sentences as they should be read', () => {
  test('subject, object, time', () => {
    expect(arcs('On Monday Norway sold two ships.')).toEqual([
      'On case Monday',
      'Monday obl sold',
      'Norway nsubj sold',
      'sold root -',
      'two nummod ships',
      'ships obj sold',
      '. punct sold',
    ]);
  });

  // not "ships in March"
  test('time after the object', () => {
    expect(arcs('Norway sold two ships in March.')).toContain('March obl sold');
  });

  test('passive with agent', () => {
    const found = arcs('The bridge was destroyed by rebels.');
    expect(found).toContain('bridge nsubj:pass destroyed');
    expect(found).toContain('was aux:pass destroyed');
    expect(found).toContain('rebels obl:agent destroyed');
  });

  test('title and name, clause under a verb of saying', () => {
    const found = arcs('President Anna Berg said the army had left the city.');
    expect(found).toContain('Berg flat Anna');
    expect(found).toContain('left ccomp said');
    expect(found).toContain('army nsubj left');
    expect(found).toContain('city obj left');
  });

  test('coordination and relative clause', () => {
    const found = arcs('The minister met unions and employers, who rejected the plan.');
    expect(found).toContain('employers conj unions');
    expect(found).toContain('unions obj met');
    expect(found).toContain('who nsubj rejected');
    expect(found).toContain('plan obj rejected');
  });

  test('tags and lemmas', () => {
    const found = read('Its soldiers’ ships were sunk.').tokens.map((t) => `${t.text}/${t.upos}/${t.lemma}`);
    expect(found).toEqual([
      'Its/PRON/its',
      'soldiers/NOUN/soldier',
      "’/PART/'s",
      'ships/NOUN/ship',
      'were/AUX/be',
      'sunk/VERB/sink',
      './PUNCT/.',
    ]);
  });
});

/** Each sentence has one root and no circle, and no head lies outside it. */
function areTrees(doc: Doc<Parsed>): boolean {
  return doc.sentences.every(({ first, last }) => {
    const own = doc.tokens.slice(first, last);
    const inside = own.every((t) => t.head === -1 || (t.head >= first && t.head < last && t.head !== t.i));
    const reachesRoot = own.every((t) => {
      let at: number = t.i;
      for (let steps = 0; at !== -1; steps++) {
        if (steps > own.length) return false;
        at = doc.tokens[at]!.head;
      }
      return true;
    });
    return (
      inside && reachesRoot && own.filter((t) => t.head === -1).length === 1 && own.every((t) => (t.deprel === 'root') === (t.head === -1))
    );
  });
}

describe('any text', () => {
  test('gives trees', () => {
    const words = fc.constantFrom('the', 'ships', ',', 'sold', 'Oslo', '"', '-', '12', 'that', '?', '(', 'x', '\ud800', '港', 'and');
    const texts = fc.array(words, { maxLength: 50 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(texts, (text) => areTrees(read(text))),
      { numRuns: 60, seed: 4 },
    );
  });

  test.each([159, 160, 161, 300, 2000])('a sentence of %i words gives one tree', (count) => {
    const garbage = ['ships', 'and', 'the', 'of', 'sold', ',', 'Oslo', 'that', '17', 'new'];
    const doc = read(Array.from({ length: count }, (_, i) => garbage[(i * i + 3 * i) % 10]).join(' '));
    expect(doc.sentences).toHaveLength(1);
    expect(areTrees(doc)).toBe(true);
  });

  test('no text, no tokens', () => {
    expect(read('').tokens).toEqual([]);
    expect(read(' \n ').sentences).toEqual([]);
  });

  test('a sentence of ten thousand words is read', { timeout: 120_000 }, () => {
    // Time that grew with the square of the length would not end within the test's time.
    expect(read('the old ships of Oslo sold '.repeat(1600)).tokens).toHaveLength(9600);
  });
});

test('the same text gives the same analysis, whatever was read before', () => {
  const text = 'The two sides, which met in Oslo, agreed on a ceasefire.';
  const first = read(text);
  read('Something else entirely. With several sentences!');
  expect(read(text)).toEqual(first);
  expect(analyseSyntax(readSyntaxModels(files))({ id: 't', text })).toEqual(first);
});

test('fast reading gives trees too', () => {
  const doc = analyseSyntax(models, { fast: true })({ id: 't', text: 'Norway sold two ships. They left.' });
  expect(areTrees(doc)).toBe(true);
  expect(doc.tokens[0]).toMatchObject({ deprel: 'nsubj', head: 1 });
});

test('a missing or broken model file is told', () => {
  expect(() => readSyntaxModels(new Map())).toThrow(EntenteError);
  const broken = new Map(files).set('parser.bin', files.get('parser.bin')!.slice(0, 1000));
  expect(() => readSyntaxModels(broken)).toThrow(/parser\.bin is cut off/);
});

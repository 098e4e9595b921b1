import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packClaims, unpackClaims } from '../../src/server/page-data.ts';
import { codeUnitsOf } from '../../src/view/code-units.ts';
import { segments } from '../../src/view/text-segments.ts';
import { quoteWithCues } from '../../src/web/claims/quote-with-cues.ts';
import { csvText } from '../../src/web/shell/csv.ts';
import { mergePages } from '../../src/web/shell/merge-pages.ts';
import { makeModel } from '../../src/web/shell/model.ts';
import { fold, kindOf, search, searchEntries } from '../../src/web/shell/search.ts';
import { readState, START, type State, writeState } from '../../src/web/shell/state.ts';
import { after, timeLine } from '../../src/web/time/time-bins.ts';
import { claim, party } from '../network/claim-records.ts';
import { libraryOf, SAMPLE } from '../server/sample-library.ts';

const BASE = 'https://example.org/id/';

describe('the address', () => {
  test('a state is read back as it was written', () => {
    const iri = fc.constantFrom(`${BASE}person-x`, 'urn:other:1', `${BASE}a/b?c&d`);
    const state: fc.Arbitrary<Partial<State>> = fc.record(
      {
        view: fc.constantFrom('read', 'ask', 'map'),
        article: iri,
        only: fc.boolean(),
        statuses: fc.subarray([...START.statuses]),
        confidence: fc.constantFrom(0, 0.25, 1),
        source: fc.constantFrom('The Gull & Co', 'ü=?#'),
        from: fc.constantFrom('2024', '2024-10-11'),
        actor: iri,
        sort: fc.constantFrom('text', 'date'),
        open: fc.array(iri, { maxLength: 3 }),
        parameters: fc.dictionary(fc.constantFrom('who', 'on'), fc.constantFrom('x y', '<b>')),
        sparql: fc.constant('SELECT * WHERE {\n ?s ?p "ü&=+" }'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(state, (change) => {
        const whole = { ...START, ...change } as State;
        expect(readState(writeState(whole, BASE), BASE)).toEqual(whole);
      }),
    );
  });
  test('nonsense in an address is ignored', () => {
    expect(readState('?view=nowhere&status=sure&confidence=7&from=yesterday&sort=luck&results=cake', BASE)).toEqual({
      ...START,
      statuses: [],
    });
  });
});

describe('segments', () => {
  test('cover the text without gap or overlap, and each mark exactly', () => {
    const marks = fc.array(
      fc
        .tuple(fc.nat(40), fc.nat(40))
        .map(([x, y], k = 0) => ({ start: Math.min(x, y), end: Math.max(x, y), claim: `${x}-${y}-${k}`, status: 'asserted' })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(marks, (all) => {
        const parts = segments(40, all);
        expect(parts[0]?.start).toBe(0);
        expect(parts.at(-1)?.end).toBe(40);
        for (let k = 1; k < parts.length; k++) expect(parts[k]!.start).toBe(parts[k - 1]!.end);
        for (const mark of all.filter(({ start, end }) => start < end)) {
          const mine = parts.filter((part) => part.marks.includes(mark));
          expect([mine[0]!.start, mine.at(-1)!.end]).toEqual([mark.start, mark.end]);
          expect(mine[0]!.begins).toContain(mark);
        }
      }),
    );
  });
  test('a mark outside the text is left out', () => {
    expect(segments(5, [{ start: 3, end: 9, claim: 'x', status: 'asserted' }])).toHaveLength(1);
  });
});

test('code points become code units, astral letters or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(30), (text, at) => {
      const points = [...text];
      const k = Math.min(at, points.length);
      expect(codeUnitsOf(text)(k)).toBe(points.slice(0, k).join('').length);
    }),
  );
});

test('cues are marked once each and the quote keeps its letters', () => {
  const plain = (parts: readonly unknown[]): string => parts.map((part) => (typeof part === 'string' ? part : '')).join('');
  // Without a document only quotes without cues can be drawn; the marks themselves are tested in the browser.
  expect(plain(quoteWithCues('He said so.', []))).toBe('He said so.');
  expect(plain(quoteWithCues('He said so.', ['denied', '']))).toBe('He said so.');
});

describe('the time line', () => {
  test.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-12-31', '2024-01-01'],
    ['2024-12', '2025-01'],
    ['0099', '0100'],
  ])('after %s comes %s', (key, next) => {
    expect(after(key)).toBe(next);
  });
  test('a year is a year: it is not drawn as a day unless days are asked for', () => {
    const line = timeLine([claim({ id: '1', date: '2024' }), claim({ id: '2', date: '2024-03-05' }), claim({ id: '3' })]);
    expect(line.unit).toBe('day');
    expect(line.bins[0]!.key).toBe('2024-01-01');
    expect(line.undated).toHaveLength(1);
  });
  test('one far year does not squeeze the rest', () => {
    const news = Array.from({ length: 20 }, (_, k) => claim({ id: String(k), date: `2024-10-${String(k + 1).padStart(2, '0')}` }));
    const line = timeLine([...news, claim({ id: 'old', date: '1979' })]);
    expect(line.unit).toBe('day');
    expect(line.bins).toHaveLength(20);
    expect(line.earlier).toHaveLength(1);
  });
  test('every dated claim is in a column or told as earlier', () => {
    const date = fc.integer({ min: 1000, max: 2100 }).map((year) => `${year}-05-06`);
    fc.assert(
      fc.property(fc.array(date, { maxLength: 30 }), (dates) => {
        const line = timeLine(dates.map((one, k) => claim({ id: String(k), date: one })));
        const placed = line.bins.reduce((sum, bin) => sum + bin.claims.length, 0);
        expect(placed + line.earlier.length).toBe(dates.length);
        expect(line.bins.length).toBeLessThanOrEqual(72);
      }),
      { numRuns: 40 },
    );
  });
});

describe('search', () => {
  test('finds by label, alias and words, without accents, whole names first', () => {
    const page = packClaims(
      [claim({ id: '1', who: [party('Côte d’Or'), party('Orania')], quote: 'They met in Orleans.' })],
      [{ iri: `${BASE}article/a1`, id: 'a1', title: null, issued: null, publisher: null, source: null, hasText: false }],
      { actors: [{ iri: `${BASE}Orania`, aliases: ['Or'], alpha3: null, sameAs: [], at: null }], names: {}, writable: false, notice: null },
    );
    const entries = searchEntries(makeModel(page));
    expect(search(entries, 'or', 9).map(({ label }) => label)).toEqual(['Orania', 'Côte d’Or', 'They met in Orleans.']);
    expect(search(entries, 'cote', 9)).toHaveLength(1);
    expect(fold('Erdoğan ')).toBe('erdogan');
  });
  test('tells what was found, also of a thing without a class', () => {
    const found = { kind: 'actor', iri: 'x', label: 'support', type: 'GovernmentBody', claims: 2, keys: [] } as const;
    expect(kindOf(found)).toBe('government body · 2 claims');
    expect(kindOf({ ...found, type: '', claims: 1 })).toBe('1 claim');
    expect(kindOf({ ...found, kind: 'claim', type: 'alleged' })).toBe('claim, alleged');
  });
});

describe('CSV', () => {
  test('cells with signs are quoted, and no cell is a formula', () => {
    expect(csvText([['a,b', 'say "x"', 'two\nlines', 3, null]])).toBe('"a,b","say ""x""","two\nlines",3,\r\n');
    expect(csvText([['=1+1', '-x', '@a', -3]])).toBe("'=1+1,'-x,'@a,-3\r\n");
  });
});

describe('adding articles', () => {
  const page = libraryOf(SAMPLE).page;
  const [first] = SAMPLE;
  test('old claims keep their numbers, the new article comes first', () => {
    const both = mergePages(libraryOf([SAMPLE[1]!]).page, libraryOf([first!]).page);
    expect(both.articles.map(({ id }) => id)).toEqual(['harbour', 'market']);
    const claims = unpackClaims(both);
    expect(claims.map(({ article }) => article.id)).toEqual(['market', 'harbour', 'harbour', 'harbour', 'harbour']);
    expect(claims[1]!.event?.actors.map(({ label }) => label)).toEqual(['Norway']);
    expect(claims[3]!.attributedTo.map(({ label }) => label)).toEqual(['Chile']);
  });
  test('an article that was there is replaced, not doubled', () => {
    const again = mergePages(page, libraryOf([first!]).page);
    expect(again.claims).toHaveLength(page.claims.length);
    expect(new Set(unpackClaims(again).map(({ iri }) => iri))).toEqual(new Set(unpackClaims(page).map(({ iri }) => iri)));
  });
});

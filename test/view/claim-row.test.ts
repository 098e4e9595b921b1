import { describe, expect, test } from 'vitest';
import { loadOntology } from '../../src/load-ontology.ts';
import type { ClaimRecord, EventRecord, Named } from '../../src/rdf/read-claims.ts';
import { caretLines } from '../../src/view/caret-lines.ts';
import { claimMarks } from '../../src/view/claim-marks.ts';
import { claimRow, nameList, whenOf } from '../../src/view/claim-row.ts';
import { inflect } from '../../src/view/inflect.ts';
import { phrasesOf } from '../../src/view/phrases.ts';

const named = (label: string): Named => ({ iri: `http://e.example/${label}`, label, type: 'Country' });
const event = (more: Partial<EventRecord>): EventRecord => ({
  iri: 'e',
  type: 'ArmsTransfer',
  category: 'COOPERATE',
  roles: new Map(),
  actors: [],
  recipients: [],
  places: [],
  quantity: null,
  date: null,
  earliest: null,
  latest: null,
  timeText: null,
  ...more,
});
const claim = (more: Partial<ClaimRecord>): ClaimRecord => ({
  iri: 'c',
  article: { iri: 'a', id: 'a', title: null, issued: null, publisher: null, source: null },
  event: event({}),
  relation: null,
  status: 'asserted',
  negated: false,
  attributedTo: [],
  cues: [],
  confidence: null,
  frame: null,
  spans: [],
  contradicts: [],
  contradictedBy: [],
  ...more,
});
const phrases = phrasesOf(loadOntology());

describe('phrases', () => {
  test.each([
    ['ArmsTransfer', 'supplied arms'],
    ['Meeting', 'met'],
    ['Airstrike', 'carried out an airstrike'],
    ['Death', 'died'],
    ['backedBy', 'is backed'],
  ])('%s reads "%s"', (name, phrase) => {
    expect(phrases(name).startsWith(phrase)).toBe(true);
  });
});

test.each([
  ['thousands', 'rifles', 'supplied arms: thousands of rifles'],
  ['Dozens', 'rifles', 'supplied arms: Dozens of rifles'],
  ['20 percent', 'fuel', 'supplied arms: 20 percent of fuel'],
  ['300', 'rifles', 'supplied arms: 300 rifles'],
  ['two thousand', 'rifles', 'supplied arms: two thousand rifles'],
  ['at least six', 'old rifles', 'supplied arms: at least six old rifles'],
  ['thousands', 'thousands of rifles', 'supplied arms: thousands of rifles'],
])('%s and %s are told as one says it', (quantity, item, what) => {
  const roles = new Map([['item', [named(item)]]]);
  expect(claimRow(claim({ event: event({ quantity, roles }) }), phrases).what).toBe(what);
});

test('a number alone stays a number', () => {
  expect(claimRow(claim({ event: event({ quantity: 'thousands' }) }), phrases).what).toBe('supplied arms: thousands');
});

test('every event class and every relation has words of its own, active and passive', () => {
  const { types, wordings, relationFrames } = loadOntology();
  for (const name of [...types.keys(), ...relationFrames.map(({ predicate }) => predicate)]) expect([...wordings.keys()]).toContain(name);
  for (const { phrase, alone, passive } of wordings.values()) {
    for (const words of [phrase, alone, passive]) expect(words).toMatch(/^([a-z-]+(\/[a-z]+)?( |$))+$/);
  }
});

test.each([
  ['visited/visit', 'asserted', false, 'visited'],
  ['visited/visit', 'planned', false, 'will visit'],
  ['visited/visit', 'possible', true, 'may not visit'],
  ['visited/visit', 'reported', true, 'did not visit'],
  ['visited/visit', 'denied', true, 'visited'],
  ['was/be appointed', 'planned', false, 'will be appointed'],
  ['is/be backed by', 'asserted', true, 'is not backed by'],
  ['joined/join or left/leave', 'planned', false, 'will join or leave'],
])('%s, %s, negated: %s is "%s"', (words, status, negated, told) => {
  expect(inflect(words, status, negated)).toBe(told);
});

describe('claimRow', () => {
  test('a sentence: with both parties, with one that acts, with one acted upon', () => {
    const sentence = (more: Partial<EventRecord>) => {
      const { subject, verb, object, more: rest } = claimRow(claim({ event: event({ type: 'ArmsTransfer', ...more }) }), phrases).sentence;
      return [subject, verb, object].filter(Boolean).join(' ') + rest;
    };
    expect(sentence({ actors: [named('Turkey')], recipients: [named('Chad')], quantity: 'six' })).toBe('Turkey supplied arms to Chad: six');
    expect(sentence({ actors: [named('Turkey')] })).toBe('Turkey supplied arms');
    expect(sentence({ recipients: [named('Chad')] })).toBe('Chad was supplied with arms');
    const relation = { subject: named('militia'), predicate: 'backedBy', object: named('Kenya') };
    expect(claimRow(claim({ event: null, relation, negated: true }), phrases)).toMatchObject({ what: 'is not backed by', whom: 'Kenya' });
  });
  test('what the phrase says already is not said again', () => {
    const roles = (label: string) => new Map([['item', [named(label)]]]);
    expect(claimRow(claim({ event: event({ type: 'ArmsTransfer', roles: roles('arms') }) }), phrases).what).toBe('supplied arms');
    expect(claimRow(claim({ event: event({ type: 'ArmsTransfer', roles: roles('small arms') }) }), phrases).what).toBe(
      'supplied arms: small arms',
    );
  });
  test('who, what, whom, how many', () => {
    const row = claimRow(
      claim({
        event: event({
          actors: [named('Turkey')],
          recipients: [named('Chad')],
          quantity: 'six',
          roles: new Map([['item', [named('drones')]]]),
        }),
      }),
      phrases,
    );
    expect(row).toMatchObject({ who: 'Turkey', what: 'supplied arms: six drones', whom: 'Chad' });
  });
  test('an amount or a thing that was said already is not said again', () => {
    const roles = new Map([['topic', [named('closing the border and freeing prisoners'), named('freeing prisoners')]]]);
    expect(
      claimRow(claim({ event: event({ type: 'Killing', recipients: [named('nine soldiers')], quantity: 'nine' }) }), phrases).what,
    ).toBe('killed');
    expect(claimRow(claim({ event: event({ type: 'Accusation', roles }) }), phrases).what).toBe(
      'made an accusation: closing the border and freeing prisoners',
    );
  });
  test('long lists are cut', () => {
    expect(nameList(['A', 'B', 'C', 'D'].map(named))).toBe('A, B, C, D');
    expect(nameList(['A', 'B', 'C', 'D', 'E'].map(named))).toBe('A, B, C + 2');
  });
  test.each([
    [{ date: '2024-05' }, '2024-05'],
    [{ date: '2022-02', earliest: '2022-02-01', timeText: 'since February 2022' }, 'since 2022-02'],
    [{ earliest: '2024-05-01', latest: '2024-05-07' }, '2024-05-01 – 2024-05-07'],
    [{ latest: '2024-05-07' }, 'until 2024-05-07'],
    [{ timeText: 'recently' }, 'recently'],
    [{}, ''],
  ])('%j is told as "%s"', (more, told) => {
    expect(whenOf(claim({ event: event(more) }))).toBe(told);
  });
});

describe('caretLines', () => {
  test('carets stand under the words, on every line', () => {
    const text = 'Reports say that Turkey supplied Chad with drones.';
    const span = { start: 17, end: 49 };
    const record = claim({
      cues: ['say'],
      event: event({ actors: [named('Turkey')], recipients: [named('Chad')] }),
      attributedTo: [{ iri: 's', label: 'Reports', type: 'UnnamedSource' }],
    });
    const marks = claimMarks(record, text, span, { start: 0, end: text.length }, (thing) => [thing.label]);
    expect(caretLines(text, { start: 0, end: text.length }, marks, 100, (t) => t.length)).toEqual([
      'Reports say that Turkey supplied Chad with drones.',
      '^^^^^^^ ^^^      ^^^^^^          ^^^^',
      'says so cue      who             whom',
    ]);
    const narrow = caretLines(text, { start: 0, end: text.length }, marks, 25, (t) => t.length);
    expect(narrow).toEqual([
      'Reports say that Turkey',
      '^^^^^^^ ^^^      ^^^^^^',
      'says so cue      who',
      'supplied Chad with',
      '         ^^^^',
      '         whom',
      'drones.',
    ]);
  });
  test('a name inside another word is not marked', () => {
    expect(
      claimMarks(
        claim({ event: event({ actors: [named('Oman')] }) }),
        'A woman of Oman',
        { start: 0, end: 15 },
        { start: 0, end: 15 },
        (t) => [t.label],
      ),
    ).toEqual([{ start: 11, end: 15, label: 'who' }]);
  });
});

import { describe, expect, test } from 'vitest';
import { savedQuery } from '../../src/query/saved-query.ts';

const QUERY = `#+ summary: Who gave what?
#+ description: A test: with a colon.
#+ tags:
#+   - gifts
#+   - "two words"
#+ defaults:
#+   - least: 3
#+ enumerate:
#+   - mood:
#+     - glad
#+     - sad
PREFIX ex: <http://ex.example/#_not_a_parameter>
# ?_comment is no parameter
SELECT * WHERE {
  ?_giver_iri ex:gave ?x ; ex:on ?__from_date .
  FILTER(?n >= ?__least_integer && ?mood = ?__mood && ?text != "?_quoted")
}`;

describe('savedQuery', () => {
  test('reads header and parameters', () => {
    const query = savedQuery('gifts', QUERY);
    expect(query).toMatchObject({
      name: 'gifts',
      summary: 'Who gave what?',
      description: 'A test: with a colon.',
      tags: ['gifts', 'two words'],
    });
    expect(query.parameters).toEqual([
      { name: 'giver', variable: '_giver_iri', required: true, type: 'iri', default: null, values: [] },
      { name: 'from', variable: '__from_date', required: false, type: 'date', default: null, values: [] },
      { name: 'least', variable: '__least_integer', required: false, type: 'integer', default: '3', values: [] },
      { name: 'mood', variable: '__mood', required: false, type: 'string', default: null, values: ['glad', 'sad'] },
    ]);
  });
  test('a file without a header is a question all the same', () => {
    expect(savedQuery('my-own', 'SELECT * { ?s ?p ?o }')).toMatchObject({ summary: 'my own', parameters: [], tags: [] });
  });
  test.each([
    ['#+   - stray\nSELECT * {}', /no key/],
    ['#+ nonsense\nSELECT * {}', /neither/],
    ['#+ defaults:\n#+   - nobody: 1\nSELECT * {}', /no variable/],
  ])('a faulty header says what is wrong: %s', (text, why) => {
    expect(() => savedQuery('q', text)).toThrow(expect.objectContaining({ code: 'query/bad-header', why: expect.stringMatching(why) }));
  });
});

import fc from 'fast-check';
import { DataFactory, Store } from 'n3';
import { describe, expect, test } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { storeLabels } from '../../src/query/bind-label.ts';
import { bindParameters } from '../../src/query/bind-parameters.ts';
import { bindValues } from '../../src/query/bind-value.ts';
import { savedQuery } from '../../src/query/saved-query.ts';
import { explainZeroRows } from '../../src/query/saved-zero-rows.ts';

const { namedNode, literal, quad } = DataFactory;
const ex = (name: string) => namedNode(`http://ex.example/${name}`);
const label = namedNode('http://www.w3.org/2004/02/skos/core#prefLabel');
const alias = namedNode('http://www.w3.org/2004/02/skos/core#altLabel');

const store = new Store([
  quad(ex('a'), ex('gave'), ex('b')),
  quad(ex('c'), ex('gave'), ex('b')),
  quad(ex('a'), label, literal('Alba', 'en')),
  quad(ex('c'), label, literal('Borduria', 'en')),
  quad(ex('c'), alias, literal('the Bordurian government', 'en')),
  quad(ex('d'), label, literal('Georgia', 'en')),
  quad(ex('e'), label, literal('Georgia', 'en')),
]);
const rowsOf = async (sparql: string) => {
  const answer = await ask(store, sparql);
  if (answer.kind !== 'bindings') throw new Error('no rows');
  return answer.rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, term.value])));
};

describe('bindParameters', () => {
  test('binds in the WHERE, in sub-queries, behind CONSTRUCT templates and in FILTER EXISTS', async () => {
    const values = new Map([['_who', ex('a')]]);
    expect(await rowsOf(bindParameters('PREFIX e: <http://ex.example/> SELECT ?o { ?_who e:gave ?o }', values))).toHaveLength(1);
    expect(
      await rowsOf(
        bindParameters('SELECT (COUNT(*) AS ?n) WHERE { { SELECT ?_who WHERE { ?_who <http://ex.example/gave> ?o } } }', values),
      ),
    ).toEqual([{ n: '1' }]);
    expect(
      await rowsOf(
        bindParameters(
          'SELECT ?s WHERE { ?s <http://ex.example/gave> ?o FILTER EXISTS { ?_who <http://ex.example/gave> ?o FILTER(?s = ?_who) } }',
          values,
        ),
      ),
    ).toEqual([{ s: 'http://ex.example/a' }]);
    const constructed = await ask(
      store,
      bindParameters('CONSTRUCT { ?_who <http://ex.example/is> "giver" } WHERE { ?_who <http://ex.example/gave> ?o }', values),
    );
    expect(constructed.kind === 'quads' && constructed.quads.map((q) => q.subject.value)).toEqual(['http://ex.example/a']);
    expect(
      await ask(store, bindParameters('ASK { ?_who <http://ex.example/gave> <http://ex.example/b> }', new Map([['_who', ex('d')]]))),
    ).toMatchObject({ value: false });
  });
  test('strings, comments and IRIs that look like syntax are left alone', () => {
    const sparql = '# SELECT {\nSELECT * { ?s ?p "WHERE { ?_who" . ?s <http://x/{> ?_who }';
    expect(bindParameters('SELECT * { ?s ?p "WHERE { ?_who" }', new Map([['_who', ex('a')]]))).toBe('SELECT * { ?s ?p "WHERE { ?_who" }');
    expect(bindParameters(sparql.replace('<http://x/{>', '?q'), new Map([['_who', ex('a')]]))).toContain(
      'SELECT * { VALUES ?_who { <http://ex.example/a> } ?s',
    );
  });
  test('no value becomes syntax: whatever the text, it comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('" } INSERT DATA { <a> <b> <c> } #', "'''", '\\" . ?x ?y ?z', '\n}\r', '?_x'),
        ),
        async (text) => {
          fc.pre(!/\p{Surrogate}/u.test(text));
          expect(await rowsOf(bindParameters('SELECT (?_x AS ?y) WHERE { FILTER(BOUND(?_x)) }', new Map([['_x', literal(text)]])))).toEqual(
            [{ y: text }],
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('bindValues', () => {
  const query = savedQuery(
    'gifts',
    '#+ enumerate:\n#+   - mood:\n#+     - glad\n#+     - sad\nSELECT * { ?_who_iri ?p ?o FILTER(?__day_date < ?d && ?__mood = ?m && ?__n_integer > 1) }',
  );
  const bind = (given: Record<string, string>) => bindValues(query, given, storeLabels(store));
  test('a label or an alias stands for its IRI, letter case and article aside', async () => {
    const iriOf = async (who: string) => (await bind({ who })).get('_who_iri')!;
    expect(ex('a').equals(await iriOf('alba'))).toBe(true);
    expect(ex('c').equals(await iriOf('Bordurian Government'))).toBe(true);
    expect(namedNode('http://other.example/x').equals(await iriOf('http://other.example/x'))).toBe(true);
    expect(namedNode('https://w3id.org/entente/ns#Claim').equals(await iriOf('ent:Claim'))).toBe(true);
  });
  test.each([
    [{}, 'query/missing-parameter', /needs --who/, /--who "A NAME"$/],
    [{ who: 'Georgia' }, 'query/ambiguous-label', /2 things/, /Give the IRI/],
    [{ who: 'Boduria' }, 'query/bad-parameter', /no value/, /Borduria/],
    [{ who: 'Alba', day: '12.10.2024' }, 'query/bad-parameter', /day/, /2024-10-12/],
    [{ who: 'Alba', day: '2024-13-01' }, 'query/bad-parameter', /day/, /./],
    [{ who: 'Alba', n: 'many' }, 'query/bad-parameter', /--n/, /10/],
    [{ who: 'Alba', mood: 'bad' }, 'query/bad-parameter', /mood/, /glad/],
    [{ who: 'Alba', whom: 'x' }, 'query/unknown-parameter', /whom/, /help/],
  ] as const)('%j fails with %s', async (given, code, message, next) => {
    await expect(bind(given as unknown as Record<string, string>)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      next: expect.stringMatching(next),
    });
  });
});

describe('explainZeroRows', () => {
  const count = async (sparql: string) => (await rowsOf(sparql)).length;
  const query = savedQuery(
    'gifts',
    'SELECT * { ?a <http://ex.example/gave> ?b FILTER((!BOUND(?__giver_iri) || ?a = ?__giver_iri) && (!BOUND(?__to_iri) || ?b = ?__to_iri)) }',
  );
  const explain = async (given: Record<string, string>) =>
    explainZeroRows(query, given, await bindValues(query, given, storeLabels(store)), count);
  test('names the value that nothing has', async () => {
    expect(await explain({ giver: 'http://ex.example/d' })).toBe('gifts has 2 rows, none with giver = http://ex.example/d.');
    expect(await explain({ giver: 'Alba', to: 'Borduria' })).toMatch(/none with to = Borduria/);
  });
  test('says when the data has nothing of the kind', async () => {
    const arms = savedQuery('arms', 'PREFIX ent: <https://w3id.org/entente/ns#> SELECT * { ?e a ent:ArmsTransfer }');
    expect(await explainZeroRows(arms, {}, new Map(), count)).toBe('The data has no ArmsTransfer event.');
    const told = savedQuery('arms', `#+ empty: No claim tells of an arms transfer.\n${arms.sparql}`);
    expect(await explainZeroRows(told, {}, new Map(), count)).toBe('No claim tells of an arms transfer.');
  });
  test('says what an empty answer means, in the words of the question, and how much there is to look at', async () => {
    const told = savedQuery('odd', '#+ empty: No two claims contradict each other.\nSELECT * { ?a <http://ex.example/contradicts> ?b }');
    const two = async (sparql: string) => (sparql.includes('Claim') ? 2 : 0);
    expect(await explainZeroRows(told, {}, new Map(), two)).toBe('No two claims contradict each other. The data has 2 claims.');
    const none = async () => 0;
    expect(await explainZeroRows(told, {}, new Map(), none)).toMatch(/^The data has no claims at all/);
  });
});

import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { whyEmpty } from '../../src/query/why-empty.ts';
import { whyEmptyAt } from '../../src/query/why-empty-at.ts';
import { indexQuads } from '../../src/store/index-quads.ts';

const PREFIXES = `PREFIX ent: <https://w3id.org/entente/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX : <ex:>
`;
const data = indexQuads(
  new Parser().parse(`@prefix ent: <https://w3id.org/entente/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <ex:> .
:e1 a ent:ArmsTransfer ; ent:supplier :lut ; ent:receiver :mar ; ent:date "2024-01-02"^^<http://www.w3.org/2001/XMLSchema#date> .
:e2 a ent:ArmsTransfer ; ent:supplier :lut ; ent:receiver :mar .
:e3 a ent:ArmsTransfer ; ent:supplier :mar ; ent:receiver :lut .
:e4 a ent:Meeting ; ent:participant :lut , :ost .
:lut skos:prefLabel "Lutania" . :mar skos:prefLabel "Maria Sound" . :ost skos:prefLabel "Ostland" .`),
);
const why = async (sparql: string) => (await whyEmpty(data, PREFIXES + sparql))?.text;

describe('an empty answer', () => {
  it('names the condition that nothing meets', async () => {
    expect(await why('SELECT * { ?e a ent:ArmsTransfer ; ent:supplier ?s ; ent:receiver :ost }')).toBe(
      'Nothing in the graph has receiver = Ostland.',
    );
    expect(await why('SELECT * { ?e ent:receiver :lut ; a ent:ArmsTransfer ; ent:supplier :lut }')).toBe(
      'ArmsTransfer with receiver = Lutania has 1 match, none with supplier = Lutania.',
    );
    expect(await why('SELECT * { VALUES ?who { :ost } ?e a ent:ArmsTransfer ; ent:supplier ?who OPTIONAL { ?e ent:date ?d } }')).toBe(
      'ArmsTransfer has 3 matches, none with ?who = Ostland.',
    );
    expect(await why('SELECT (COUNT(*) AS ?n) { ?e a ent:ArmsTransfer ; ent:date ?d FILTER(year(?d) > 2024) } GROUP BY ?e')).toBe(
      'ArmsTransfer with date has 1 match, none with YEAR(?d) > 2024.',
    );
    expect(await why('SELECT * { ?e a ent:Airstrike }')).toBe('Nothing in the graph has Airstrike.');
  });
  it.each([
    [
      'SELECT * { { ?e a ent:Airstrike } UNION { ?e a ent:Meeting ; ent:date ?d } }',
      'No side of the UNION has a match. (1) Nothing in the graph has Airstrike. (2) Meeting has 1 match, none with date.',
    ],
    [
      'SELECT * { ?e a ent:ArmsTransfer { ?e ent:place ?x } UNION { ?e ent:topic ?t ; ent:receiver ?r ; ent:date ?d } }',
      'No side of the UNION has a match. (1) Nothing in the graph has place. (2) Nothing in the graph has topic.',
    ],
    [
      'SELECT * { VALUES (?s ?n) { (:a 1) (:b 2) (:c 3) (:d 4) (:f 5) } ?e ent:supplier ?s }',
      'supplier has 3 matches, none with ?s ?n = one of the 5 rows of VALUES.',
    ],
    [
      'SELECT * { ?e ent:supplier ?s ; ent:receiver ?r . ?s skos:prefLabel ?l . ?r skos:prefLabel ?m FILTER(STRLEN(?l) > 40) }',
      'The other conditions together have 3 matches, none with STRLEN(?l) > 40.',
    ],
    ['SELECT * { GRAPH ?g { ?e a ent:Meeting } }', 'Nothing in a named graph has Meeting.'],
    ['SELECT * { ?e a ent:Meeting } OFFSET 5', 'There is 1 row; OFFSET 5 passes over all of them.'],
    ['SELECT * { ?e a ent:Meeting } LIMIT 0', 'LIMIT 0 asks for no rows.'],
    [
      'SELECT ?s (COUNT(*) AS ?n) { ?e a ent:ArmsTransfer ; ent:supplier ?s } GROUP BY ?s HAVING (COUNT(*) > 2) ORDER BY ?s',
      'There are 2 groups, none with COUNT(*) > 2.',
    ],
    ['SELECT * { ?e a ent:Meeting MINUS { ?e ent:participant :ost } }', 'There is 1 match; MINUS takes all of them away.'],
    [
      'SELECT * { ?e a ent:ArmsTransfer FILTER NOT EXISTS { ?e ent:supplier ?s } }',
      'ArmsTransfer has 3 matches, none with NOT EXISTS { ?e ent:supplier ?s }.',
    ],
    [
      'SELECT * { ?e a ent:ArmsTransfer OPTIONAL { ?e ent:date ?d } FILTER(BOUND(?d)) FILTER(YEAR(?d) > 2030) }',
      'ArmsTransfer with BOUND(?d) has 1 match, none with YEAR(?d) > 2030.',
    ],
    [
      'SELECT * { ?e ent:supplier ?s . ?s skos:prefLabel ?l BIND(UCASE(?l) AS ?u) FILTER(STRLEN(?u) > 2) FILTER(?u = "LUT") }',
      'supplier and prefLabel and STRLEN(?u) > 2 has 3 matches, none with ?u = "LUT".',
    ],
    ['SELECT * { ?e a ent:ArmsTransfer FILTER(MD5(STR(?e)) = "x") }', 'ArmsTransfer has 3 matches, none with MD5(STR(?e)) = "x".'],
    ['DESCRIBE :nobody', 'Nothing in the graph is said about <ex:nobody>.'],
    ['ASK { ?e a ent:Riot }', 'Nothing in the graph has Riot.'],
  ])('%s: %s', async (sparql, text) => {
    expect(await why(sparql)).toBe(text);
    // Another server is asked smaller questions, and comes to the same.
    expect((await whyEmptyAt((smaller) => ask(data, smaller), PREFIXES + sparql))?.text).toBe(text);
  });
  it('is asked of another server with names in place of labels', async () => {
    const asked: string[] = [];
    const put = (smaller: string) => {
      asked.push(smaller);
      return ask(data, smaller);
    };
    const at = await whyEmptyAt(put, `${PREFIXES}SELECT * { ?e ent:receiver :lut ; a ent:ArmsTransfer ; ent:supplier :lut }`);
    expect(at?.text).toBe('ArmsTransfer with receiver = <ex:lut> has 1 match, none with supplier = <ex:lut>.');
    expect(asked.length).toBeLessThan(12);
    const failing = () => Promise.reject(new Error('busy'));
    expect(await whyEmptyAt(failing, 'SELECT * { ?s ?p ?o }')).toBeUndefined();
  });
  it('says nothing where it cannot tell', async () => {
    expect(await why('SELECT * { ?e a ent:ArmsTransfer }')).toBeUndefined();
    expect(await why('SELECT * { nonsense')).toBeUndefined();
  });
});

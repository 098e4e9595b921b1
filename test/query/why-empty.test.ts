import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { whyEmpty } from '../../src/query/why-empty.ts';
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
const why = (sparql: string) => whyEmpty(data, PREFIXES + sparql)?.text;

describe('an empty answer', () => {
  it('names the condition that nothing meets', () => {
    expect(why('SELECT * { ?e a ent:ArmsTransfer ; ent:supplier ?s ; ent:receiver :ost }')).toBe(
      'Nothing in the graph has receiver = Ostland.',
    );
    expect(why('SELECT * { ?e ent:receiver :lut ; a ent:ArmsTransfer ; ent:supplier :lut }')).toBe(
      'ArmsTransfer with receiver = Lutania has 1 match, none with supplier = Lutania.',
    );
    expect(why('SELECT * { VALUES ?who { :ost } ?e a ent:ArmsTransfer ; ent:supplier ?who OPTIONAL { ?e ent:date ?d } }')).toBe(
      'ArmsTransfer has 3 matches, none with ?who = Ostland.',
    );
    expect(why('SELECT (COUNT(*) AS ?n) { ?e a ent:ArmsTransfer ; ent:date ?d FILTER(year(?d) > 2024) } GROUP BY ?e')).toBe(
      'ArmsTransfer with date has 1 match, none with YEAR(?d) > "2024"^^<http://www.w3.org/2001/XMLSchema#integer>.',
    );
    expect(why('SELECT * { ?e a ent:Airstrike }')).toBe('Nothing in the graph has Airstrike.');
  });
  it('says nothing where it cannot tell', () => {
    expect(why('SELECT * { ?e a ent:ArmsTransfer }')).toBeUndefined();
    expect(why('SELECT * { nonsense')).toBeUndefined();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { parse } from '../../src/query/parse/parse.ts';
import { sparqlText } from '../../src/query/sparql-text.ts';
import { indexQuads } from '../../src/store/index-quads.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';

const DATA = `@prefix : <http://e.example/> .
:a :p 1 , 2 ; :q "x"@en , "y" ; :r :b . :b :p 3 ; :r :c , "2024-01-02"^^<http://www.w3.org/2001/XMLSchema#date> . :c :q "z|'\\"" .
:g { :a :p 9 . :b :r :a }`;

describe('an operation as SPARQL', () => {
  test.each([
    '?s :p ?o . ?s :q ?t',
    '?s :r/:r* ?o . ?a ^:r|:q ?b',
    '?s !(:p|^:q) ?o',
    '?s :p ?o OPTIONAL { ?s :q ?t FILTER(LANG(?t) = "en" && ?o > 1) }',
    '{ ?s :p ?o } UNION { ?s :q ?o FILTER(STRLEN(?o) IN (1, 2)) }',
    '?s :r ?o FILTER NOT EXISTS { ?o :q ?t } FILTER(!(?o = :c))',
    '?s :r ?o MINUS { ?s :p 1 }',
    'GRAPH ?g { ?s :p ?o . ?s ?x ?y } BIND(STR(?g) AS ?name) FILTER(CONTAINS(?name, "g"))',
    'GRAPH :g { ?s :r ?o }',
    'VALUES (?s ?o) { (:a UNDEF) (UNDEF 3) } ?s :p ?o FILTER(-?o < +0)',
    '?s :p ?o FILTER(xsd:string(?o) NOT IN ("1") && REGEX(STR(?s), "[ab]$", "i"))',
    '[] :r [ :p ?n ]',
    '?s :q ?t FILTER(?t = "z|\'\\"" || IF(BOUND(?t), STRSTARTS(?t, "x"), false))',
  ])('%s', async (pattern) => {
    const data = indexQuads((await readRdf(DATA, { format: 'trig' })).quads);
    const sparql = `PREFIX : <http://e.example/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT * { ${pattern} }`;
    const rows = async (text: string) => {
      const answer = await ask(data, text);
      if (answer.kind !== 'bindings') throw new Error(answer.kind);
      const lines = answer.rows.map((row) =>
        [...row]
          .filter(([name]) => !name.startsWith('hidden_'))
          .map(([name, term]) => `${name}=${term.termType} ${term.value}`)
          .sort()
          .join(' '),
      );
      return lines.sort();
    };
    const found = await rows(sparql);
    expect(found.length).toBeGreaterThan(0);
    expect(await rows(`SELECT * { ${sparqlText(parse(sparql).op)} }`)).toEqual(found);
  });
  test.each([
    'SELECT ?s (COUNT(DISTINCT ?o) AS ?n) (GROUP_CONCAT(?o ; SEPARATOR = "\\"|") AS ?all) { ?s :p ?o } GROUP BY ?s HAVING (COUNT(*) > 1)',
    'SELECT DISTINCT ?s { ?s :p ?o } LIMIT 1 OFFSET 1',
    'SELECT (SUM(?o) AS ?sum) { { SELECT DISTINCT ?o { ?s :p ?o } LIMIT 9 } FILTER(?o > 1) }',
  ])('%s', async (sparql) => {
    const data = indexQuads((await readRdf(DATA, { format: 'trig' })).quads);
    const answer = await ask(data, `PREFIX : <http://e.example/> ${sparql}`);
    const again = await ask(data, `SELECT * { ${sparqlText(parse(`PREFIX : <http://e.example/> ${sparql}`).op)} }`);
    const values = (found: typeof answer) =>
      found.kind === 'bindings' && found.rows.map((row) => found.variables.map((name) => row.get(name)?.value).sort());
    expect(values(answer)).toHaveLength(1);
    expect(values(again)).toEqual(values(answer));
  });
  test('the saved questions can be written and read again', () => {
    const folder = join(import.meta.dirname, '../../queries');
    const names = readdirSync(folder).filter((one) => one.endsWith('.rq'));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) parse(`SELECT * { ${sparqlText(parse(readFileSync(join(folder, name), 'utf8')).op)} }`);
  });
});

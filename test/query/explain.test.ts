import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/query/ask.ts';
import { explain, explanationText } from '../../src/query/explain.ts';
import { indexQuads } from '../../src/store/index-quads.ts';

const PREFIXES = 'PREFIX ent: <https://w3id.org/entente/ns#> PREFIX : <ex:>\n';
const data = indexQuads(
  new Parser().parse(`@prefix ent: <https://w3id.org/entente/ns#> . @prefix : <ex:> .
:e1 a ent:ArmsTransfer ; ent:supplier :lut ; ent:receiver :mar ; ent:date "2024-01-02" .
:e2 a ent:ArmsTransfer ; ent:supplier :lut ; ent:receiver :mar .
:e3 a ent:ArmsTransfer ; ent:supplier :mar ; ent:receiver :lut .
:e4 a ent:Meeting ; ent:participant :lut , :ost .`),
);
const told = async (sparql: string, options = {}) => explanationText(await explain(data, PREFIXES + sparql, options));

describe('explain', () => {
  it('tells steps with real and expected rows', async () => {
    const text = await told(
      'SELECT ?s { ?e a ent:ArmsTransfer ; ent:supplier ?s FILTER(?s = :lut) OPTIONAL { ?e ent:date ?d } } ORDER BY ?s LIMIT 1',
    );
    expect(text.split('\n')[0]).toBe('Answered natively: 1 row. Steps, the last first:');
    for (const line of [
      'limit 1  (1 row, expected 1)',
      'order by ?s',
      'optional  (2 rows',
      'filter ?s = <ex:lut>  (2 rows',
      '?e ent:supplier ?s  (3 rows, expected 3)',
    ])
      expect(text).toContain(line);
    expect(await told('SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c }')).toContain('group by nothing: count(*)  (1 row, expected 1)');
  });
  it('tells which parts ran natively below Comunica, and why it was needed', async () => {
    const text = await told('SELECT ?s (STRUUID() AS ?u) { ?e a ent:ArmsTransfer ; ent:supplier ?s } ORDER BY ?s');
    expect(text).toMatch(/^Answered by Comunica: 3 rows\. Beyond the native engine: STRUUID\(\)\.\n1 part of it ran natively/);
    expect(text).toContain('  ?e ent:supplier ?s  (3 rows, expected 3)');
    const two = await told('SELECT * { { ?e ent:receiver ?a } MINUS { ?m a ent:Meeting OPTIONAL { ?m ent:participant ?a } } }');
    expect(two).toContain('Beyond the native engine: MINUS without a sure shared variable.');
    expect(two).toContain('2 parts of it ran natively');
    expect(two).toMatch(/part 2:\n {2}optional {2}\(2 rows/);
    expect(await told('ASK { ?e ent:date ?d FILTER(EXISTS { ?e ent:supplier ?x FILTER(MD5(STR(?x)) != "") }) }')).toContain(
      'EXISTS with MD5() in it',
    );
    expect(await told('SELECT * { ?e a ent:Meeting FILTER(<ex:odd>(?e)) }').catch((error) => error.code)).toBe('query/failed');
  });
  it('tells that nothing ran natively', async () => {
    const text = await told('SELECT * { ?e a ent:Meeting OPTIONAL { ?e :says <<( :a :b ?c )>> } }');
    expect(text).toMatch(/^Answered by Comunica: 1 row\. Beyond the native engine: SPARQL 1\.2 or SERVICE/);
    expect(text).toContain('No part of it ran natively.');
  });
  it('tells what there was when the time was over', async () => {
    const many = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r . ?s ?t ?u }';
    const found = await explain(data, many, { timeoutMs: 200 });
    expect([found.kind, found.complete]).toEqual(['native', false]);
    expect(explanationText(found)).toContain('the answer is incomplete');
    const slow = await explain(data, many.replace('COUNT(*)', 'COUNT(DISTINCT MD5(STR(?a)))'), { timeoutMs: 200 });
    expect([slow.kind, slow.complete]).toEqual(['comunica', false]);
  });
  it('can be stopped', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const many = '{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }';
    await expect(explain(data, `SELECT (COUNT(*) AS ?n) ${many}`, { signal: stop.signal })).rejects.toMatchObject({
      code: 'query/cancelled',
    });
  });
  it('what the native engine does not know is answered all the same', async () => {
    const answer = await ask(data, 'SELECT (STRLEN(STRUUID()) AS ?n) {}');
    expect(answer.kind === 'bindings' && answer.rows[0]?.get('n')?.value).toBe('36');
  });
});

import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { ask, askStream } from '../../src/query/ask.ts';

const store = new Store(
  new Parser({ format: 'N-Quads' }).parse(`<ex:a> <ex:p> <ex:b> <ex:g1> .
<ex:c> <ex:p> <ex:b> <ex:g2> .
<ex:c> <ex:p> <ex:b> <ex:g1> .
<ex:d> <ex:p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
`),
);

async function rows(sparql: string) {
  const answer = await ask(store, sparql);
  if (answer.kind !== 'bindings') throw new Error(`got ${answer.kind}`);
  return answer.rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, term.value])));
}

async function failure(sparql: string, options = {}): Promise<EntenteError> {
  const error = await ask(store, sparql, options).then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof EntenteError)) throw new Error(`no EntenteError but ${error}`);
  return error;
}

describe('ask', () => {
  it('counts a triple that stands in two graphs once', async () => {
    expect(await rows('SELECT ?s { ?s <ex:p> <ex:b> } ORDER BY ?s')).toEqual([{ s: 'ex:a' }, { s: 'ex:c' }]);
    expect(await rows('SELECT (COUNT(*) AS ?n) { ?s <ex:p> ?o }')).toEqual([{ n: '3' }]);
  });
  it('still sees each named graph', async () => {
    expect(await rows('SELECT ?g ?s { GRAPH ?g { ?s <ex:p> ?o } } ORDER BY ?g ?s')).toEqual([
      { g: 'ex:g1', s: 'ex:a' },
      { g: 'ex:g1', s: 'ex:c' },
      { g: 'ex:g2', s: 'ex:c' },
    ]);
  });
  it('answers ASK, CONSTRUCT and DESCRIBE', async () => {
    expect(await ask(store, 'ASK { ?s <ex:p> 7 }')).toEqual({ kind: 'boolean', value: true });
    const built = await ask(store, 'CONSTRUCT { ?o <ex:q> ?s } WHERE { ?s <ex:p> ?o FILTER(isIRI(?o)) }');
    expect(built.kind === 'quads' && built.quads.length).toBe(2);
    const described = await ask(store, 'DESCRIBE <ex:c>');
    expect(described.kind === 'quads' && described.quads.length).toBe(1);
  });
  it('says that an answer was cut', async () => {
    const answer = await ask(store, 'SELECT * { ?s ?p ?o }', { maxRows: 2 });
    expect(answer.kind === 'bindings' && [answer.rows.length, answer.complete]).toEqual([2, false]);
  });
  it('streams', async () => {
    const stream = await askStream(store, 'SELECT ?s { ?s <ex:p> ?o }');
    if (stream.kind !== 'bindings') throw new Error(stream.kind);
    for await (const row of stream.rows) {
      expect(row.get('s')?.value).toMatch(/^ex:/);
      break;
    }
  });
  it('points at a mistake', async () => {
    const error = await failure('SELECT ?s WHERE {\n  ?s ?p ;; }} FOO', { source: 'x.rq' });
    expect([error.code, error.place?.source, error.place?.line]).toEqual(['query/syntax', 'x.rq', 2]);
    const prefix = await failure('SELECT ?s WHERE {\n  ?s foo:bar ?o }');
    expect([prefix.place?.line, prefix.place?.column, prefix.place?.excerpt]).toEqual([2, 6, '  ?s foo:bar ?o }']);
  });
  it('can be cancelled and limited in time', async () => {
    const cross =
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?a1 . ?b1 ?b2 ?b3 . ?c1 ?c2 ?c3 }';
    expect((await failure(cross, { timeoutMs: 50 })).code).toBe('query/timeout');
    const controller = new AbortController();
    controller.abort();
    expect((await failure(cross, { signal: controller.signal })).code).toBe('query/cancelled');
  });
});

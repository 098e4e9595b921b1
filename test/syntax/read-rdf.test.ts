import { expect, test, vi } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import type { EntenteError } from '../../src/errors.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const failure = async (text: string | Uint8Array, fileName: string): Promise<EntenteError> =>
  readRdf(text, { fileName }).then(
    () => {
      throw new Error('should have failed');
    },
    (error) => error as EntenteError,
  );

const SAME: Record<string, string> = {
  'a.ttl': '@prefix ex: <http://ex.org/> . ex:a ex:p "x"@en , ex:b ; ex:q [ ex:r 1 ] .',
  'a.trig': 'PREFIX ex: <http://ex.org/>\nex:a ex:p "x"@en , ex:b ; ex:q _:n . { _:n ex:r 1 }',
  'a.nt':
    '<http://ex.org/a> <http://ex.org/p> "x"@en .\n<http://ex.org/a> <http://ex.org/p> <http://ex.org/b> .\n<http://ex.org/a> <http://ex.org/q> _:n .\n_:n <http://ex.org/r> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
  'a.jsonld':
    '{"@context":{"@vocab":"http://ex.org/"},"@id":"http://ex.org/a","p":[{"@value":"x","@language":"en"},{"@id":"http://ex.org/b"}],"q":{"r":1}}',
  'a.rdf':
    '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.org/">\n<rdf:Description rdf:about="http://ex.org/a"><ex:p xml:lang="en">x</ex:p><ex:p rdf:resource="http://ex.org/b"/><ex:q rdf:parseType="Resource"><ex:r rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</ex:r></ex:q></rdf:Description></rdf:RDF>',
};
SAME['a.nq'] = SAME['a.nt']!;

test.each(Object.keys(SAME))('%s is read by its ending, from text or bytes', async (fileName) => {
  const wanted = (await readRdf(SAME['a.nt']!, { format: 'nt' })).quads;
  expect(await isomorphic((await readRdf(SAME[fileName]!, { fileName })).quads, wanted)).toBe(true);
  expect(await isomorphic((await readRdf(new TextEncoder().encode(SAME[fileName]), { fileName })).quads, wanted)).toBe(true);
});

test.each(Object.keys(SAME))('the syntax of %s is told by its first signs', async (fileName) => {
  const wanted = (await readRdf(SAME['a.nt']!, { format: 'nt' })).quads;
  expect(await isomorphic((await readRdf(SAME[fileName]!)).quads, wanted)).toBe(true);
});

test('prefixes are given back', async () => {
  expect((await readRdf(SAME['a.ttl']!, { fileName: 'a.ttl' })).prefixes).toEqual({ ex: 'http://ex.org/' });
  expect((await readRdf(SAME['a.rdf']!, { fileName: 'a.rdf' })).prefixes['ex']).toBe('http://ex.org/');
});

test('reading twice gives the same labels of blank nodes, and labels of the file never meet made ones', async () => {
  const text = '_:genid0 <urn:p> [ <urn:q> 1 ] . _:x <urn:p> _:x .';
  const [one, two] = [await readRdf(text, { format: 'ttl' }), await readRdf(text, { format: 'ttl' })];
  expect(one.quads.map(String)).toEqual(two.quads.map(String));
  expect(new Set(one.quads.flatMap((q) => [q.subject.value, q.object.value]).filter((v) => v !== '1')).size).toBe(3);
});

test('a relative IRI is resolved against the base', async () => {
  const { quads } = await readRdf('<x> <#y> <> .', { format: 'ttl', base: 'http://ex.org/dir/file' });
  expect([quads[0]!.subject.value, quads[0]!.predicate.value, quads[0]!.object.value]).toEqual([
    'http://ex.org/dir/x',
    'http://ex.org/dir/file#y',
    'http://ex.org/dir/file',
  ]);
});

test.each([
  ['bad.ttl', '@prefix : <urn:x> .\n:a :b :c .\n:a foo:b :c .\n', 3, 4, 'rdf/turtle-syntax'],
  ['bad.nq', '<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> "c .\n', 2, 17, 'rdf/nquads-syntax'],
  ['bad.trig', '<urn:g> { <urn:a> <urn:b> }', 1, 27, 'rdf/trig-syntax'],
  ['cut.ttl', '<urn:a> <urn:b> <urn:c>', 1, 24, 'rdf/turtle-syntax'],
  ['bad.jsonld', '{"@id": "urn:a",\n  "urn:b": }', 2, 12, 'rdf/jsonld-syntax'],
  [
    'bad.rdf',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description></rdf:Other></rdf:RDF>',
    2,
    30,
    'rdf/rdfxml-syntax',
  ],
] as const)('%s: the fault is shown with line, column and the line itself', async (fileName, text, line, column, code) => {
  const error = await failure(text, fileName);
  expect(error.code).toBe(code);
  expect(error.place).toMatchObject({ source: fileName, line });
  expect(Math.abs(error.place!.column! - column), `column ${error.place!.column}`).toBeLessThanOrEqual(1);
  expect(error.place!.excerpt).toBe(text.split('\n')[line - 1]);
  expect(error.why).toBeTruthy();
  expect(error.next).toBeTruthy();
});

test('a fault is found in bytes that come in many pieces', async () => {
  const line = `<urn:a> <urn:b> "${'x'.repeat(90)}" .\n`;
  const text = `${line.repeat(60_000)}<urn:a> <urn:b> .\n`;
  const error = await failure(new TextEncoder().encode(text), 'long.nt');
  expect(error.place).toMatchObject({ line: 60_001, excerpt: '<urn:a> <urn:b> .' });
});

test('a remote context is refused unless it is bundled', async () => {
  const error = await failure('{"@context":"https://example.org/context.jsonld","name":"x"}', 'remote.jsonld');
  expect(error.code).toBe('rdf/jsonld-remote-context');
  const { quads } = await readRdf('{"@context":"https://schema.org","@type":"Person","name":"Ada"}', { fileName: 'schema.jsonld' });
  expect(quads.map((q) => q.predicate.value)).toContain('https://schema.org/name');
});

test('bytes that are no UTF-8 are named, with the line', async () => {
  const latin1 = Uint8Array.from([
    ...new TextEncoder().encode('<urn:a> <urn:b> "ok" .\n<urn:a> <urn:b> "caf'),
    0xe9,
    ...new TextEncoder().encode('" .\n'),
  ]);
  const error = await failure(latin1, 'latin1.ttl');
  expect(error.code).toBe('rdf/not-utf8');
  expect(error.place).toMatchObject({ line: 2, column: 21 });
});

test('an unknown ending names what is known', async () => {
  const error = await failure('x', 'notes.docx');
  expect(error.code).toBe('rdf/unknown-format');
  expect(error.next).toContain('.ttl');
});

test('an empty file is an empty graph in the line formats and Turtle', async () => {
  for (const fileName of ['e.ttl', 'e.trig', 'e.nt', 'e.nq']) expect((await readRdf('', { fileName })).quads).toEqual([]);
});

test('the same term is the same object, so that big graphs stay small', async () => {
  const { quads } = await readRdf('<urn:a> <urn:p> "v" , "w" . <urn:b> <urn:p> "v" .', { format: 'ttl' });
  expect(quads[0]!.predicate).toBe(quads[2]!.predicate);
  expect(quads[0]!.object).toBe(quads[2]!.object);
});

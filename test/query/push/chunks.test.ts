import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../../src/query/push/chunks.ts';
import { graphLines } from '../../../src/query/push/graph-lines.ts';
import { pushRequest } from '../../../src/query/push/push-request.ts';
import { termWriter } from '../../../src/query/push/term-writer.ts';
import { indexQuads } from '../../../src/store/index-quads.ts';
import { langLiteral, literal, namedNode, quad } from '../../../src/store/term.ts';
import { readRdf } from '../../../src/syntax/read-rdf.ts';

const { write } = termWriter(new Map());

describe('chunks', () => {
  const graphs = fc.array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 9 }), { maxLength: 5 });
  test('hold every line once, in order, within their size', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (texts, quads, characters, together) => {
          const given = texts.map((lines, i) => ({ graph: i === 0 ? null : `<g:${i}>`, lines }));
          const chunks = [...chunksOf(given, { quads, characters, together })];
          const parts = chunks.flatMap((chunk) => chunk.parts);
          expect(given.map(({ graph }) => parts.filter((part) => part.graph === graph).flatMap((part) => part.lines))).toEqual(texts);
          for (const chunk of chunks) {
            const lines = chunk.parts.flatMap((part) => part.lines);
            expect(chunk.quads).toBe(lines.length);
            expect(lines.length).toBeGreaterThan(0);
            expect(lines.length).toBeLessThanOrEqual(quads);
            if (lines.length > 1) expect(lines.join('').length + lines.length).toBeLessThanOrEqual(characters);
            if (!together) expect(chunk.parts).toHaveLength(1);
          }
          for (const { graph, lines } of given)
            expect(parts.filter((part) => part.graph === graph && part.first)).toHaveLength(lines.length > 0 ? 1 : 0);
        },
      ),
    );
  });
});

describe('lines of graphs', () => {
  test('do not depend on the order in which the data was read', async () => {
    const { quads } = await readRdf('<g:b> { <s:1> <p:p> 1 , 2 . <s:2> <p:p> <s:1> } <g:a> { <s:1> <p:p> 1 } <s:9> <p:p> "x"@en .', {
      format: 'trig',
    });
    const lines = [...graphLines(indexQuads(quads), write, null)];
    expect(lines.map(({ graph }) => graph)).toEqual(['<g:a>', '<g:b>', null]);
    expect([...graphLines(indexQuads([...quads].reverse()), write, null)]).toEqual(lines);
    const moved = [...graphLines(indexQuads(quads), write, '<g:a>')];
    expect(moved.map(({ graph, lines }) => [graph, lines.length])).toEqual([
      ['<g:a>', 2],
      ['<g:b>', 3],
    ]);
  });
});

describe('terms', () => {
  test('any IRI and any text stay one term, in Turtle and in an update', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.constantFrom('\\u0022', '\\U00000022', '\\', '\\u005C', 'u', '"', '\u0007', ' } ; DROP ALL #'))
          .map((parts) => parts.join('')),
        async (iri, text) => {
          const one = quad(namedNode(`http://e.example/${iri}`), namedNode('p:p'), literal(text + iri));
          const { lines } = [...graphLines(indexQuads([one]), write, null)][0]!;
          const read = (await readRdf(`${lines[0]}\n`, { format: 'ttl' })).quads;
          expect(read).toHaveLength(1);
          expect(read[0]!.object.value).toBe(Buffer.from(text + iri).toString());
          expect(read[0]!.subject.value).not.toMatch(/[\s<>"{}|^`\\]/);
          const chunk = { parts: [{ graph: null, first: true, lines }], quads: 1 };
          const { body } = pushRequest(chunk, { url: 'http://x/', mode: 'update', replace: false });
          // The most careless of servers: escapes are undone first, wherever they stand.
          const undone = body.replace(/\\(?:u|U0000)([0-9A-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
          const inside = undone.slice('INSERT DATA {\n'.length, -'\n}\n'.length);
          const careless = (await readRdf(inside, { format: 'ttl' })).quads;
          expect(careless.map((found) => found.object.value)).toEqual([read[0]!.object.value]);
        },
      ),
      { numRuns: 150 },
    );
  });
  test('a language that is none is refused, and odd IRIs are counted', () => {
    const writer = termWriter(new Map([['b', 'http://e.example/genid']]));
    expect(() => writer.write(langLiteral('x', 'en . } ; DROP ALL #'))).toThrow(/is no language/);
    expect(writer.write(langLiteral('x', 'en-GB', 'ltr'))).toBe('"x"@en-GB--ltr');
    expect(writer.write(namedNode('http://e.example/a b|c'))).toBe('<http://e.example/a%20b%7Cc>');
    expect(writer.write(literal('1', namedNode('http://e.example/ty>pe')))).toBe('"1"^^<http://e.example/ty%3Epe>');
    expect(writer.encoded()).toBe(2);
  });
});

import fc from 'fast-check';
import { DataFactory, Store } from 'n3';
import { expect, it } from 'vitest';
import { indexQuads } from '../../src/store/index-quads.ts';
import { indexView } from '../../src/store/index-view.ts';
import { canonicalNQuads, termText } from '../../src/store/n-quads-line.ts';

const { namedNode, literal, defaultGraph, quad } = DataFactory;
const iri = fc.constantFrom('ex:a', 'ex:b', 'ex:c').map(namedNode);
const object = fc.oneof(
  iri,
  fc.constantFrom('x', 'y').map((text) => literal(text)),
);
const graph = fc.oneof(fc.constant(defaultGraph()), fc.constantFrom('ex:g', 'ex:h').map(namedNode));

it('finds what an N3.Store finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(iri, iri, object, graph), { maxLength: 20 }),
      fc.tuple(fc.option(iri), fc.option(iri), fc.option(object), fc.option(graph)),
      (rows, [s, p, o, g]) => {
        const store = new Store(rows.map(([a, b, c, d]) => quad(a, b, c, d as never)));
        const view = indexView(indexQuads(store as never));
        const texts = (terms: Iterable<unknown>) => [...terms].map((term) => termText(term as never)).sort();
        expect(canonicalNQuads(view.getQuads(s, p, o, g))).toBe(canonicalNQuads(store.getQuads(s, p, o, g as never)));
        expect(canonicalNQuads(view)).toBe(canonicalNQuads(store as never));
        expect(texts(view.getSubjects(p, o, g))).toEqual(texts(store.getSubjects(p, o, g as never)));
        expect(texts(view.getObjects(s, p, g))).toEqual(texts(store.getObjects(s, p, g as never)));
        expect(view.countQuads(s, p, o, g)).toBe(store.countQuads(s, p, o, g as never));
        expect(view.size).toBe(store.size);
      },
    ),
  );
});

import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory } from 'n3';
import { literal, namedNode, quad } from '../../src/syntax/terms.ts';

const blank = DataFactory.blankNode as unknown as (label: string) => Quad['subject'];
const dirLiteral = DataFactory.literal as unknown as (value: string, how: { language: string; direction: string }) => Quad['object'];
const XSD = 'http://www.w3.org/2001/XMLSchema#';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '"""',
    "'''",
    'a\nb',
    'a\r\nb',
    '\t\f\b',
    '\u0000\u001f\u007f',
    'x"\n',
    '\\n',
    '\\u0041',
    '🚀 до\u0301м',
    '\ufffe',
    '@en',
    '^^',
    '<>',
  ),
);
const iris = fc.constantFrom(
  'https://w3id.org/entente/ns#Claim',
  'https://w3id.org/entente/id/country-IRN',
  'https://w3id.org/entente/id/article/0db3',
  'https://w3id.org/entente/ns#',
  'http://example.org/a.b',
  'http://example.org/a.',
  'http://example.org/-x',
  'http://example.org/7',
  'http://example.org/%20x',
  'http://example.org/ä',
  'http://example.org/a,b;c',
  'urn:x:y',
  'mailto:a@b.c',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil',
);
const predicates = fc.constantFrom(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#first',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#rest',
  'https://w3id.org/entente/ns#about',
  'https://w3id.org/entente/ns#mentionedIn',
  'http://www.w3.org/ns/oa#hasTarget',
  'http://example.org/p',
);
const literals = fc.oneof(
  text.map((t) => literal(t)),
  fc.tuple(text, fc.constantFrom('en', 'en-gb', 'ar', 'zh-hant-tw')).map(([t, l]) => literal(t, l)),
  fc
    .tuple(text, fc.constantFrom(`${XSD}integer`, `${XSD}decimal`, `${XSD}double`, `${XSD}boolean`, `${XSD}date`, 'urn:t'))
    .map(([t, d]) => literal(t, namedNode(d))),
  fc
    .constantFrom(
      ['1', 'integer'],
      ['-007', 'integer'],
      ['+5', 'integer'],
      ['1.0', 'decimal'],
      ['.5', 'decimal'],
      ['1.', 'decimal'],
      ['1e3', 'double'],
      ['INF', 'double'],
      ['true', 'boolean'],
      ['1', 'boolean'],
      ['12345678901234567890', 'integer'],
    )
    .map(([v, d]) => literal(v!, namedNode(XSD + d))),
);
const blanks = fc.constantFrom('a', 'b', 'c', 'd', 'genid0').map(blank);
const named = iris.map(namedNode);

/** Which features of RDF 1.2 the quads may have. */
export interface Features {
  readonly tripleTerms: boolean;
  readonly graphs: boolean;
}

/** Quads with odd literals, tags, names, blank nodes, lists, graphs and, if wanted, triple terms. */
export function oddQuads({ tripleTerms, graphs }: Features): fc.Arbitrary<Quad[]> {
  const simple = fc.oneof(named, literals, blanks);
  const triple = fc
    .tuple(fc.oneof(named, blanks), predicates, simple)
    .map(([s, p, o]) => quad(s as Quad['subject'], namedNode(p), o as Quad['object']));
  const nested = fc.tuple(named, predicates, triple).map(([s, p, o]) => quad(s, namedNode(p), o as unknown as Quad['object']));
  const directed = fc.tuple(text, fc.constantFrom('ltr', 'rtl')).map(([t, direction]) => dirLiteral(t, { language: 'ar', direction }));
  const object = tripleTerms
    ? fc.oneof(
        { weight: 4, arbitrary: simple },
        { weight: 1, arbitrary: triple },
        { weight: 1, arbitrary: nested },
        { weight: 1, arbitrary: directed },
      )
    : simple;
  const graph = graphs ? fc.option(fc.oneof(named, blanks), { nil: undefined }) : fc.constant(undefined);
  return fc.array(
    fc
      .tuple(fc.oneof(named, blanks), predicates, object, graph)
      .map(([s, p, o, g]) => quad(s as Quad['subject'], namedNode(p), o as Quad['object'], g as Quad['graph'])),
    { maxLength: 14 },
  );
}

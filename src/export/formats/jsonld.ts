import type { Literal, Term } from '@rdfjs/types';
import { EntenteError } from '../../errors.ts';
import { PREFIXES } from '../../vocabulary.ts';
import type { Format } from '../format.ts';
import { prefixer } from '../prefixer.ts';
import { indexGraphs, keyOf, type Node } from '../turtle/index-graph.ts';

const RDF_TYPE = `${PREFIXES.rdf}type`;
const XSD = PREFIXES.xsd;
type Json = Record<string, unknown>;

/** Schemes of IRIs that a prefix of the same name would swallow: `urn:x:y` with a prefix `urn`. */
const SCHEMES = /^(?:https?|urn|mailto|tag|file|info|did|data|ftp|ni|geo|tel)$/;

/** JSON-LD 1.1: a context with the prefixes, then nodes; a named graph is a node with its own `@graph`. */
export const jsonld: Format = {
  name: 'jsonld',
  endings: ['jsonld', 'json'],
  mediaType: 'application/ld+json',
  summary: 'JSON-LD with its context in the file',
  keeps: 'quads',
  *write({ quads, prefixes: extra = {} }) {
    const usable = Object.entries({ id: 'https://w3id.org/entente/id/', ...extra }).filter(
      ([p]) => p !== '' && p !== '_' && !SCHEMES.test(p),
    );
    const prefixes = prefixer(Object.fromEntries(usable));
    const name = (iri: string): string => {
      const short = prefixes.shorten(iri);
      return short === undefined || short.startsWith(':') ? iri : short;
    };
    const id = (term: Term): string => (term.termType === 'NamedNode' ? name(term.value) : keyOf(term));
    const node = (n: Node): Json => {
      const out: Json = { '@id': id(n.term) };
      for (const [predicate, objects] of [...n.properties].sort(([x], [y]) => (x < y ? -1 : 1))) {
        const values = objects.map((o) => value(o, name, id)).sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1));
        if (predicate === RDF_TYPE && objects.every((o) => o.termType !== 'Literal')) {
          const types = objects.map(id).sort();
          out['@type'] = types.length === 1 ? types[0] : types;
        } else out[name(predicate)] = values.length === 1 ? values[0] : values;
      }
      return out;
    };
    const body: Json[] = [];
    for (const { graph, nodes } of indexGraphs(quads, true)) {
      const items = [...nodes.values()].sort((x, y) => (x.key < y.key ? -1 : 1)).map(node);
      if (graph) body.push({ '@id': id(graph), '@graph': items });
      else body.push(...items);
    }
    const context = prefixes.used().filter(([p]) => p !== '');
    yield `{\n  "@context": {\n${context.map(([p, ns]) => `    ${JSON.stringify(p)}: ${/[/#?]$/.test(ns) ? JSON.stringify(ns) : JSON.stringify({ '@id': ns, '@prefix': true })}`).join(',\n')}\n  },\n  "@graph": [\n`;
    for (const [i, item] of body.entries())
      yield `${JSON.stringify(item, null, 2).replace(/^/gm, '    ')}${i < body.length - 1 ? ',' : ''}\n`;
    yield '  ]\n}\n';
  },
};

function value(term: Term, name: (iri: string) => string, id: (term: Term) => string): unknown {
  if (term.termType === 'Quad') throw noTripleTerms('triple terms');
  return term.termType === 'Literal' ? literal(term, name) : { '@id': id(term) };
}

function literal(term: Literal, name: (iri: string) => string): unknown {
  if ((term as { direction?: string }).direction) throw noTripleTerms('the direction of a text');
  if (term.language) return { '@value': term.value, '@language': term.language };
  const type = term.datatype.value;
  if (type === `${XSD}string`) return term.value;
  if (type === `${XSD}boolean` && /^(?:true|false)$/.test(term.value)) return term.value === 'true';
  if (type === `${XSD}integer` && /^(?:0|-?[1-9]\d{0,14})$/.test(term.value)) return Number(term.value);
  return { '@value': term.value, '@type': name(type) };
}

const noTripleTerms = (what: string): EntenteError =>
  new EntenteError('export/not-in-jsonld', `JSON-LD 1.1 cannot hold ${what} of RDF 1.2.`, {
    next: 'Write Turtle, TriG, N-Triples or N-Quads, or leave out `--rdf12`.',
  });

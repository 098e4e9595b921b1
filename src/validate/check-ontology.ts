import type { Quad, Term } from '@rdfjs/types';
import { iri, PREFIXES, shorten } from '../vocabulary.ts';
import type { Fault } from './fault.ts';

const RDF_TYPE = iri('rdf', 'type');
const ANYTHING = new Set([iri('rdfs', 'Resource'), iri('owl', 'Thing')]);

interface Property {
  readonly domains: string[];
  readonly ranges: string[];
}

/** The classes and properties that the ontology declares. */
interface Declared {
  readonly terms: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly above: (type: string) => ReadonlySet<string>;
}

/** Checks that a graph uses the vocabulary as it is declared: no unknown terms of `ent:`, subjects and objects of the right kind. */
export function checkOntology(quads: readonly Quad[], ontology: readonly Quad[]): Fault[] {
  const declared = declarations(ontology);
  const types = new Map<string, Set<string>>();
  for (const q of quads)
    if (q.predicate.value === RDF_TYPE) types.set(q.subject.value, (types.get(q.subject.value) ?? new Set()).add(q.object.value));
  /** All classes of a node with those above; empty if nothing is known of it. */
  const kinds = (node: string): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const type of types.get(node) ?? []) for (const t of declared.above(type)) all.add(t);
    return all;
  };
  const fits = (node: string, wanted: readonly string[]): boolean => {
    if (wanted.length === 0 || wanted.some((w) => ANYTHING.has(w))) return true;
    const its = kinds(node);
    // A node without a declared class may be anything; that is for shapes to decide.
    return ![...its].some((k) => declared.terms.has(k)) || wanted.some((w) => its.has(w));
  };
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const fault = (severity: Fault['severity'], q: Quad, rule: string, message: string): void => {
    const key = `${rule}\n${q.subject.value}\n${q.predicate.value}\n${q.object.value}`;
    if (seen.has(key)) return;
    seen.add(key);
    faults.push({ check: 'ontology', severity, message, node: q.subject.value, path: q.predicate.value, value: q.object.value, rule });
  };
  for (const q of quads) {
    const [predicate, object] = [q.predicate.value, q.object as Term];
    if (predicate === RDF_TYPE) {
      if (object.value.startsWith(PREFIXES.ent) && !declared.terms.has(object.value))
        fault(
          'violation',
          q,
          object.value,
          `${shorten(object.value)} is no class of the ontology${suggestion(object.value, declared.terms)}.`,
        );
      continue;
    }
    const property = declared.properties.get(predicate);
    if (!property) {
      if (predicate.startsWith(PREFIXES.ent) && !declared.terms.has(predicate))
        fault(
          'violation',
          q,
          predicate,
          `${shorten(predicate)} is no property of the ontology${suggestion(predicate, declared.properties.keys())}.`,
        );
      continue;
    }
    const name = (node: string): string => [...(types.get(node) ?? [])].map(shorten).sort().join(', ');
    if (!fits(q.subject.value, property.domains))
      fault(
        'violation',
        q,
        predicate,
        `${shorten(predicate)} belongs to ${property.domains.map(shorten).join(' or ')}, but the subject is ${name(q.subject.value)}.`,
      );
    const literalRange = property.ranges.find((r) => r.startsWith(PREFIXES.xsd) || r === iri('rdfs', 'Literal'));
    if (object.termType === 'Literal') {
      const datatype = object.datatype.value;
      if (!literalRange && property.ranges.length > 0 && !property.ranges.some((r) => ANYTHING.has(r)))
        fault(
          'violation',
          q,
          predicate,
          `${shorten(predicate)} leads to a ${property.ranges.map(shorten).join(' or ')}, but a text stands there.`,
        );
      else if (literalRange?.startsWith(PREFIXES.xsd) && !datatypeFits(datatype, literalRange))
        fault('violation', q, predicate, `${shorten(predicate)} wants ${shorten(literalRange)}, but the value is ${shorten(datatype)}.`);
    } else if (literalRange && property.ranges.length === 1)
      fault('violation', q, predicate, `${shorten(predicate)} wants a text or number, but a node stands there.`);
    else if (!fits(object.value, property.ranges))
      fault(
        'violation',
        q,
        predicate,
        `${shorten(predicate)} leads to a ${property.ranges.map(shorten).join(' or ')}, but the object is ${name(object.value)}.`,
      );
  }
  return faults;
}

function declarations(ontology: readonly Quad[]): Declared {
  const terms = new Set<string>();
  const properties = new Map<string, Property>();
  const parents = new Map<string, string[]>();
  const isProperty = /^(?:Object|Datatype|Annotation)?Property$/;
  for (const q of ontology) {
    if (q.predicate.value === RDF_TYPE) terms.add(q.subject.value);
    if (q.predicate.value === RDF_TYPE && isProperty.test(q.object.value.replace(/^.*#/, '')) && !properties.has(q.subject.value))
      properties.set(q.subject.value, { domains: [], ranges: [] });
    if (q.predicate.value === iri('rdfs', 'subClassOf'))
      parents.set(q.subject.value, [...(parents.get(q.subject.value) ?? []), q.object.value]);
  }
  for (const q of ontology) {
    if (q.predicate.value === iri('rdfs', 'domain')) properties.get(q.subject.value)?.domains.push(q.object.value);
    if (q.predicate.value === iri('rdfs', 'range')) properties.get(q.subject.value)?.ranges.push(q.object.value);
  }
  const known = new Map<string, Set<string>>();
  const above = (type: string): ReadonlySet<string> => {
    let all = known.get(type);
    if (!all) {
      all = new Set([type]);
      known.set(type, all);
      for (const parent of parents.get(type) ?? []) for (const t of above(parent)) all.add(t);
    }
    return all;
  };
  return { terms, properties, above };
}

const INTEGERS = new Set(
  ['integer', 'nonNegativeInteger', 'positiveInteger', 'int', 'long', 'short', 'byte', 'unsignedInt', 'unsignedLong'].map(
    (t) => PREFIXES.xsd + t,
  ),
);
const datatypeFits = (datatype: string, wanted: string): boolean =>
  datatype === wanted ||
  (wanted === iri('xsd', 'decimal') && INTEGERS.has(datatype)) ||
  (wanted === iri('xsd', 'integer') && INTEGERS.has(datatype)) ||
  (wanted === iri('xsd', 'string') && datatype === iri('rdf', 'langString'));

/** " (did you mean ent:ArmsTransfer?)", if a declared term is written nearly so. */
function suggestion(wrong: string, terms: Iterable<string>): string {
  let best: string | undefined;
  let least = 3;
  for (const term of terms) {
    if (Math.abs(term.length - wrong.length) > 2 || !term.startsWith(PREFIXES.ent)) continue;
    const d = distance(wrong.slice(PREFIXES.ent.length).toLowerCase(), term.slice(PREFIXES.ent.length).toLowerCase());
    if (d < least) [best, least] = [term, d];
  }
  return best === undefined ? '' : ` (did you mean ${shorten(best)}?)`;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

import type { Quad, Quad_Graph, Quad_Object } from '@rdfjs/types';
import { hashIri } from '../rdf/mint.ts';
import { defaultGraph, namedNode, quad } from '../syntax/terms.ts';
import { writeTerm } from '../syntax/write-term.ts';
import { DEFAULT_BASE, iri } from '../vocabulary.ts';

const STATED_IN = namedNode(iri('ent', 'statedIn'));
const DEFAULT_GRAPH = namedNode(iri('ent', 'DefaultGraph'));
const rdf = (local: string) => namedNode(iri('rdf', local));

/**
 * One graph out of many, from which the many can be made again. A subject that one set of graphs describes gets `ent:statedIn` each of
 * them; where graphs differ about a subject, each such triple gets an `rdf:Statement` that says where it stood.
 */
export function flatten(quads: readonly Quad[], base = DEFAULT_BASE): Quad[] {
  const out: Quad[] = [];
  for (const triples of bySubject(quads).values()) {
    for (const { quad: q } of triples) out.push(quad(q.subject, q.predicate, q.object));
    const sets = new Set(triples.map((t) => [...t.graphs.keys()].sort().join('\n')));
    const [first] = triples;
    if (sets.size === 1 && !first!.graphs.has('')) {
      for (const graph of first!.graphs.values()) out.push(quad(first!.quad.subject, STATED_IN, graph as Quad_Object));
      continue;
    }
    for (const { quad: q, graphs } of triples) {
      if (graphs.size === 1 && graphs.has('')) continue;
      const node = namedNode(hashIri(base, 'statement', writeTerm(q.subject), q.predicate.value, writeTerm(q.object)));
      out.push(quad(node, rdf('type'), rdf('Statement')));
      out.push(quad(node, rdf('subject'), q.subject as Quad_Object));
      out.push(quad(node, rdf('predicate'), q.predicate as Quad_Object));
      out.push(quad(node, rdf('object'), q.object));
      for (const [key, graph] of graphs) out.push(quad(node, STATED_IN, key === '' ? DEFAULT_GRAPH : (graph as Quad_Object)));
    }
  }
  return out;
}

/**
 * Puts triples of a flattened graph back where they stood. `unflatten(flatten(x))` holds the same quads as `x`; what stands in a named
 * graph stays there.
 */
export function unflatten(quads: readonly Quad[]): readonly Quad[] {
  const inGraphs = quads.filter((q) => q.graph.termType !== 'DefaultGraph');
  const flat = inGraphs.length === 0 ? quads : quads.filter((q) => q.graph.termType === 'DefaultGraph');
  if (!flat.some((q) => q.predicate.value === STATED_IN.value)) return quads;
  return [...backInPlace(flat), ...inGraphs];
}

function backInPlace(quads: readonly Quad[]): Quad[] {
  const statements = new Map<string, { subject?: string; predicate?: string; object?: string; graphs: Quad_Object[] }>();
  const whole = new Map<string, Quad_Object[]>();
  const reified = new Set(
    quads
      .filter(
        (q) =>
          q.predicate.value === iri('rdf', 'type') &&
          q.object.value === iri('rdf', 'Statement') &&
          /[/#]statement-[0-9a-f]{16}$/.test(q.subject.value),
      )
      .map((q) => writeTerm(q.subject)),
  );
  for (const q of quads) {
    const subject = writeTerm(q.subject);
    if (reified.has(subject)) {
      const s = statements.get(subject) ?? { graphs: [] };
      statements.set(subject, s);
      if (q.predicate.value === STATED_IN.value) s.graphs.push(q.object);
      else if (q.predicate.value === iri('rdf', 'subject')) s.subject = writeTerm(q.object);
      else if (q.predicate.value === iri('rdf', 'predicate')) s.predicate = writeTerm(q.object);
      else if (q.predicate.value === iri('rdf', 'object')) s.object = writeTerm(q.object);
    } else if (q.predicate.value === STATED_IN.value) whole.set(subject, [...(whole.get(subject) ?? []), q.object]);
  }
  const places = new Map([...statements.values()].map((s) => [`${s.subject} ${s.predicate} ${s.object}`, s.graphs]));
  const out: Quad[] = [];
  for (const q of quads) {
    const subject = writeTerm(q.subject);
    if (reified.has(subject) || q.predicate.value === STATED_IN.value) continue;
    const graphs = whole.get(subject) ?? places.get(`${subject} ${writeTerm(q.predicate)} ${writeTerm(q.object)}`) ?? [DEFAULT_GRAPH];
    for (const graph of graphs) {
      out.push(quad(q.subject, q.predicate, q.object, graph.value === DEFAULT_GRAPH.value ? defaultGraph() : (graph as Quad_Graph)));
    }
  }
  return out;
}

interface Triple {
  readonly quad: Quad;
  readonly graphs: Map<string, Quad_Graph>;
}

function bySubject(quads: readonly Quad[]): Map<string, Triple[]> {
  const triples = new Map<string, Triple>();
  const subjects = new Map<string, Triple[]>();
  for (const q of quads) {
    const subject = writeTerm(q.subject);
    const key = `${subject} ${writeTerm(q.predicate)} ${writeTerm(q.object)}`;
    let triple = triples.get(key);
    if (!triple) {
      triple = { quad: q, graphs: new Map() };
      triples.set(key, triple);
      const its = subjects.get(subject);
      if (its) its.push(triple);
      else subjects.set(subject, [triple]);
    }
    triple.graphs.set(q.graph.termType === 'DefaultGraph' ? '' : writeTerm(q.graph), q.graph);
  }
  return subjects;
}

import type { Quad, Quad_Object, Quad_Predicate, Quad_Subject, Term } from '@rdfjs/types';
import { Parser } from 'n3';
import { hashIri } from '../rdf/mint.ts';
import { literal, namedNode, quad } from '../syntax/terms.ts';
import { writeQuad } from '../syntax/write-term.ts';
import { iri } from '../vocabulary.ts';

/** The IRI that stands for a cluster: the first preferred namespace wins, then the smallest IRI. */
export function canonicalMember(group: readonly string[], prefer: readonly string[]): string {
  const rank = (node: string): number => {
    const at = prefer.findIndex((namespace) => node.startsWith(namespace));
    return at < 0 ? prefer.length : at;
  };
  return [...group].sort((x, y) => rank(x) - rank(y) || (x < y ? -1 : 1))[0]!;
}

const DEFAULT_GRAPH = namedNode(iri('ent', 'DefaultGraph'));
const REPLACES = namedNode(iri('ent', 'replaces'));
const IN_GRAPH = namedNode(iri('ent', 'inGraph'));
const ORIGINAL = namedNode(iri('ent', 'originalStatement'));
const REWRITTEN = namedNode(iri('ent', 'rewrittenStatement'));
const WITH = namedNode(iri('ent', 'with'));

/**
 * Rewrites every member of a cluster to the one IRI that stands for it. What is needed to undo it goes into `records`: per graph, which
 * IRI stood there; and where two IRIs of one graph have become one, the statements as they were.
 */
export function smush(quads: Iterable<Quad>, groups: readonly (readonly string[])[], prefer: readonly string[], records: string): Quad[] {
  const to = new Map<string, Term>();
  for (const group of groups) {
    const canonical = namedNode(canonicalMember(group, prefer));
    for (const member of group) to.set(member, canonical);
  }
  const rewrite = (term: Term): Term => {
    if (term.termType === 'NamedNode') return to.get(term.value) ?? term;
    if (term.termType !== 'Quad') return term;
    return quad(
      rewrite(term.subject) as Quad_Subject,
      term.predicate as Quad_Predicate,
      rewrite(term.object) as Quad_Object,
    ) as unknown as Term;
  };
  const all = [...quads];
  // graph → canonical → members that stand in it.
  const stood = new Map<string, Map<string, Set<string>>>();
  const note = (graph: string, term: Term): void => {
    if (term.termType === 'Quad') {
      note(graph, term.subject);
      note(graph, term.object);
      return;
    }
    const canonical = term.termType === 'NamedNode' ? to.get(term.value)?.value : undefined;
    if (canonical === undefined) return;
    const inGraph = stood.get(graph) ?? new Map<string, Set<string>>();
    stood.set(graph, inGraph);
    inGraph.set(canonical, (inGraph.get(canonical) ?? new Set()).add(term.value));
  };
  for (const q of all) for (const term of [q.subject, q.object]) note(q.graph.value, term);

  const out: Quad[] = [];
  const graph = namedNode(records);
  const node = (...parts: string[]) => namedNode(hashIri(records, '#rewriting', ...parts));
  for (const [inGraph, canonicals] of [...stood].sort(byFirst)) {
    for (const [canonical, members] of [...canonicals].sort(byFirst)) {
      const [only] = members;
      if (members.size > 1 || only === canonical) continue;
      const self = node(inGraph, canonical);
      out.push(quad(self, REPLACES, namedNode(only!), graph), quad(self, WITH, namedNode(canonical), graph));
      out.push(quad(self, IN_GRAPH, inGraph === '' ? DEFAULT_GRAPH : namedNode(inGraph), graph));
    }
  }
  const ambiguous = (inGraph: string, term: Term): boolean => {
    if (term.termType === 'Quad') return ambiguous(inGraph, term.subject) || ambiguous(inGraph, term.object);
    const canonical = term.termType === 'NamedNode' ? to.get(term.value)?.value : undefined;
    return canonical !== undefined && (stood.get(inGraph)?.get(canonical)?.size ?? 0) > 1;
  };
  for (const q of all) {
    const changed = quad(rewrite(q.subject) as Quad_Subject, q.predicate, rewrite(q.object) as Quad_Object, q.graph);
    out.push(changed);
    if (!ambiguous(q.graph.value, q.subject) && !ambiguous(q.graph.value, q.object)) continue;
    const self = node(writeQuad(q));
    out.push(quad(self, ORIGINAL, literal(writeQuad(q)), graph), quad(self, REWRITTEN, literal(writeQuad(changed)), graph));
  }
  return out;
}

/** Undoes `smush` by its records. */
export function unsmush(quads: readonly Quad[], records: string): Quad[] {
  const rewrites = new Map<string, Map<string, string>>();
  const originals: string[] = [];
  const rewritten = new Set<string>();
  for (const q of quads) {
    if (q.graph.value !== records) continue;
    if (q.predicate.value === ORIGINAL.value) originals.push(q.object.value);
    else if (q.predicate.value === REWRITTEN.value) rewritten.add(q.object.value);
    else rewrites.set(q.subject.value, (rewrites.get(q.subject.value) ?? new Map()).set(q.predicate.value, q.object.value));
  }
  const back = new Map<string, Map<string, string>>();
  for (const entry of rewrites.values()) {
    const graph = entry.get(IN_GRAPH.value) === DEFAULT_GRAPH.value ? '' : entry.get(IN_GRAPH.value)!;
    back.set(graph, (back.get(graph) ?? new Map()).set(entry.get(WITH.value)!, entry.get(REPLACES.value)!));
  }
  const undo = (graph: string, term: Term): Term => {
    if (term.termType === 'NamedNode') {
      const old = back.get(graph)?.get(term.value);
      return old === undefined ? term : namedNode(old);
    }
    if (term.termType !== 'Quad') return term;
    return quad(
      undo(graph, term.subject) as Quad_Subject,
      term.predicate as Quad_Predicate,
      undo(graph, term.object) as Quad_Object,
    ) as unknown as Term;
  };
  const out =
    originals.length === 0
      ? []
      : (new Parser({ format: 'N-Quads', blankNodePrefix: '_:' }).parse(originals.join('\n')) as unknown as Quad[]);
  for (const q of quads) {
    if (q.graph.value === records || rewritten.has(writeQuad(q))) continue;
    out.push(quad(undo(q.graph.value, q.subject) as Quad_Subject, q.predicate, undo(q.graph.value, q.object) as Quad_Object, q.graph));
  }
  return out;
}

const byFirst = ([x]: readonly [string, unknown], [y]: readonly [string, unknown]): number => (x < y ? -1 : x > y ? 1 : 0);

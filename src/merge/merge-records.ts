import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { hashIri } from '../rdf/mint.ts';
import { literal, namedNode, quad } from '../syntax/terms.ts';
import { iri } from '../vocabulary.ts';
import { canonicalIri } from './canonical-iri.ts';
import type { Clusters } from './cluster.ts';
import type { Decision } from './decisions.ts';
import { ordered } from './link.ts';
import type { ReadSource } from './read-source.ts';
import type { EventLink } from './same-events.ts';

type Say = (s: NamedNode, p: string, o: Term) => void;
const integer = (n: number) => literal(String(n), namedNode(iri('xsd', 'integer')));
const decimal = (n: number) => literal(n.toFixed(2), namedNode(iri('xsd', 'decimal')));
const METHOD = { decision: 'Decided', stated: 'Stated', identifier: 'SharedIdentifier', proposal: 'Proposed' } as const;

/** The graph that says which files were merged: hash, origin, graphs, size (VoID, PROV). */
export function sourceRecords(sources: readonly ReadSource[], base: string): Quad[] {
  return into(`${base}merge/sources`, (say) => {
    for (const source of sources) {
      // A file that holds a former merge and no statements of its own is no source.
      if (source.records.size > 0 && !source.graphs.has(source.graph)) continue;
      const node = namedNode(source.graph);
      say(node, iri('rdf', 'type'), namedNode(iri('void', 'Dataset')));
      say(node, iri('rdf', 'type'), namedNode(iri('prov', 'Entity')));
      say(node, iri('ent', 'sha256'), literal(source.sha256));
      say(node, iri('dct', 'source'), literal(source.name));
      say(node, iri('void', 'triples'), integer([...source.graphs.values()].reduce((sum, quads) => sum + quads.length, 0)));
      for (const graph of source.graphs.keys()) if (graph !== source.graph) say(node, iri('void', 'subset'), namedNode(graph));
    }
  });
}

/** The graph of links: `owl:sameAs` with method, score and reason each, `ent:sameEventAs` likewise, and a VoID description. */
export function linkRecords(
  clusters: Clusters,
  events: readonly EventLink[],
  apart: readonly Decision[],
  targets: readonly string[],
  base: string,
): Quad[] {
  return into(`${base}merge/links`, (say) => {
    const set = namedNode(`${base}merge/links`);
    const links = clusters.accepted.filter((l) => l.method !== 'stated' || canonicalIri(l.left) === canonicalIri(l.right));
    if (links.length + events.length + apart.length === 0) return;
    say(set, iri('rdf', 'type'), namedNode(iri('void', 'Linkset')));
    say(set, iri('void', 'linkPredicate'), namedNode(iri('owl', 'sameAs')));
    say(set, iri('void', 'triples'), integer(links.length));
    for (const target of targets) say(set, iri('void', 'target'), namedNode(target));
    const record = (left: string, right: string, method: string, score: number, reason: string): void => {
      const node = namedNode(hashIri(base, 'alignment', left, right));
      say(node, iri('rdf', 'type'), namedNode(iri('ent', 'Alignment')));
      say(node, iri('ent', 'aligns'), namedNode(left));
      say(node, iri('ent', 'aligns'), namedNode(right));
      say(node, iri('ent', 'method'), namedNode(iri('ent', method)));
      say(node, iri('ent', 'score'), decimal(score));
      say(node, iri('ent', 'reason'), literal(reason));
    };
    for (const link of links) {
      say(namedNode(link.left), iri('owl', 'sameAs'), namedNode(link.right));
      record(link.left, link.right, METHOD[link.method], link.score, link.reason);
    }
    for (const link of events) {
      say(namedNode(link.left), iri('ent', 'sameEventAs'), namedNode(link.right));
      record(link.left, link.right, METHOD.proposal, link.score, link.reason);
    }
    for (const d of apart) say(namedNode(d.left), iri('owl', 'differentFrom'), namedNode(d.right));
  });
}

/** The graph of decisions, so that a merged file hands them on to the next merge. */
export function decisionRecords(decisions: readonly Decision[], base: string): Quad[] {
  return into(`${base}merge/decisions`, (say) => {
    for (const d of decisions) {
      const node = namedNode(hashIri(base, 'decision', d.left, d.right, d.verdict, d.by, d.date, d.why));
      say(node, iri('rdf', 'type'), namedNode(iri('ent', 'Decision')));
      say(node, iri('ent', 'aligns'), namedNode(d.left));
      say(node, iri('ent', 'aligns'), namedNode(d.right));
      say(node, iri('ent', 'verdict'), namedNode(iri('ent', VERDICTS[d.verdict])));
      if (d.by) say(node, iri('dct', 'creator'), literal(d.by));
      if (d.date) say(node, iri('dct', 'date'), literal(d.date));
      if (d.why) say(node, iri('rdfs', 'comment'), literal(d.why));
    }
  });
}

const VERDICTS = { same: 'SameThing', different: 'DifferentThings', unsure: 'Undecided' } as const;

/** Decisions out of the records of a former merge. */
export function readDecisionRecords(quads: readonly Quad[]): Decision[] {
  const nodes = new Map<string, Quad[]>();
  for (const q of quads) nodes.set(q.subject.value, [...(nodes.get(q.subject.value) ?? []), q]);
  const out: Decision[] = [];
  for (const its of nodes.values()) {
    const get = (p: string): string[] => its.filter((q) => q.predicate.value === p).map((q) => q.object.value);
    const [a, b] = get(iri('ent', 'aligns'));
    const verdict = Object.entries(VERDICTS).find(([, name]) => get(iri('ent', 'verdict')).includes(iri('ent', name)))?.[0];
    if (a === undefined || b === undefined || verdict === undefined) continue;
    const [left, right] = ordered(a, b);
    const text = (p: string): string => get(p)[0] ?? '';
    out.push({
      ...{ left, right, verdict: verdict as Decision['verdict'], leftLabel: '', rightLabel: '' },
      ...{ by: text(iri('dct', 'creator')), date: text(iri('dct', 'date')), why: text(iri('rdfs', 'comment')) },
    });
  }
  return out;
}

function into(graph: string, fill: (say: Say) => void): Quad[] {
  const quads: Quad[] = [];
  const name = namedNode(graph);
  fill((s, p, o) => quads.push(quad(s, namedNode(p), o as Quad['object'], name)));
  return quads;
}

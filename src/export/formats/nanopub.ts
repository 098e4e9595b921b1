import type { NamedNode, Quad, Quad_Graph, Quad_Object, Quad_Subject, Term } from '@rdfjs/types';
import { namedNode, quad } from '../../syntax/terms.ts';
import { iri } from '../../vocabulary.ts';
import type { Content, Format } from '../format.ts';
import { writeTurtle } from '../turtle/write-turtle.ts';

const NP = 'http://www.nanopub.org/nschema#';

/** What of a claim belongs to the assertion; all the rest (words, cue, source, reading) is where it comes from. */
const ASSERTED = new Set([
  ...['about', 'status', 'polarity', 'contradicts'].map((l) => iri('ent', l)),
  ...['type', 'subject', 'predicate', 'object', 'reifies'].map((l) => iri('rdf', l)),
]);

/**
 * Nanopublications: one for each claim, with the four graphs of the guidelines. What is asserted is that the article makes the claim
 * with its status, so that a rumour or a denial stays true as a nanopublication.
 */
export function nanopublications(quads: readonly Quad[]): Quad[] {
  const bySubject = new Map<string, Quad[]>();
  for (const q of quads) {
    const its = bySubject.get(q.subject.value);
    if (its) its.push(q);
    else bySubject.set(q.subject.value, [q]);
  }
  const of = (node: string): readonly Quad[] => bySubject.get(node) ?? [];
  const out: Quad[] = [];
  const claims = [...bySubject].filter(([, its]) =>
    its.some((q) => q.predicate.value === iri('rdf', 'type') && q.object.value === iri('ent', 'Claim')),
  );
  for (const [claim, its] of claims.sort(([x], [y]) => (x < y ? -1 : 1))) {
    const self = namedNode(`${claim}#nanopub`);
    const [head, assertion, provenance, pubinfo] = ['Head', 'assertion', 'provenance', 'pubinfo'].map((part) =>
      namedNode(`${claim}#${part}`),
    ) as [NamedNode, NamedNode, NamedNode, NamedNode];
    const say = (graph: Quad_Graph, s: Term, p: string, o: Term): void =>
      void out.push(quad(s as Quad_Subject, namedNode(p), o as Quad_Object, graph));
    const copy = (graph: Quad_Graph, from: readonly Quad[]): void => {
      for (const q of from) out.push(quad(q.subject, q.predicate, q.object, graph));
    };
    say(head, self, iri('rdf', 'type'), namedNode(`${NP}Nanopublication`));
    say(head, self, `${NP}hasAssertion`, assertion);
    say(head, self, `${NP}hasProvenance`, provenance);
    say(head, self, `${NP}hasPublicationInfo`, pubinfo);

    copy(
      assertion,
      its.filter((q) => ASSERTED.has(q.predicate.value)),
    );
    const named = new Set<string>();
    for (const q of its) {
      if (q.predicate.value === iri('ent', 'about')) {
        copy(
          assertion,
          of(q.object.value).filter((e) => e.predicate.value !== iri('ent', 'sameEventAs')),
        );
        for (const e of of(q.object.value)) {
          if (e.predicate.value === iri('ent', 'quantity')) copy(assertion, of(e.object.value));
          else if (e.object.termType === 'NamedNode') named.add(e.object.value);
        }
      }
      if (
        q.object.termType === 'NamedNode' &&
        [iri('rdf', 'subject'), iri('rdf', 'object'), iri('ent', 'attributedTo')].includes(q.predicate.value)
      )
        named.add(q.object.value);
    }

    copy(
      provenance,
      its.filter((q) => !ASSERTED.has(q.predicate.value)),
    );
    const articles = new Set<string>();
    for (const q of its) {
      if (q.predicate.value === iri('ent', 'attributedTo')) say(provenance, assertion, iri('prov', 'wasAttributedTo'), q.object);
      if (q.predicate.value !== iri('oa', 'hasTarget')) continue;
      copy(provenance, of(q.object.value));
      for (const part of of(q.object.value)) {
        if (part.predicate.value === iri('oa', 'hasSelector')) copy(provenance, of(part.object.value));
        if (part.predicate.value === iri('oa', 'hasSource')) articles.add(part.object.value);
      }
    }
    for (const article of [...articles].sort()) {
      say(provenance, assertion, iri('prov', 'wasDerivedFrom'), namedNode(article));
      copy(provenance, of(article));
    }

    // Publication info: who made the nanopublication, and names for the nodes that it speaks of.
    for (const q of its)
      if (q.predicate.value === iri('prov', 'wasGeneratedBy')) {
        say(pubinfo, self, iri('prov', 'wasGeneratedBy'), q.object);
        copy(pubinfo, of(q.object.value));
      }
    say(pubinfo, self, iri('dct', 'subject'), namedNode(claim));
    for (const node of [...named].sort()) {
      copy(
        pubinfo,
        of(node).filter((q) => [iri('skos', 'prefLabel'), iri('rdfs', 'label')].includes(q.predicate.value)),
      );
    }
  }
  return out;
}

/** Nanopublications in TriG. */
export const nanopub: Format = {
  name: 'nanopub',
  endings: ['nanopub.trig', 'np.trig'],
  mediaType: 'application/trig; profile=nanopub',
  summary: 'nanopublications in TriG: one for each claim, with assertion, provenance and publication info',
  keeps: 'view',
  write: ({ quads, prefixes }: Content) => writeTurtle({ quads: nanopublications(quads), prefixes: { ...prefixes, np: NP } }, true),
};

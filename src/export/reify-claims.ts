import type { Quad, Quad_Object, Quad_Predicate, Quad_Subject, Term } from '@rdfjs/types';
import { namedNode, quad } from '../syntax/terms.ts';
import { iri, PREFIXES } from '../vocabulary.ts';

/** What of an event class is needed to say its event in one triple. */
export interface ShortcutRule {
  readonly shortcut: string | null;
  readonly reciprocal: boolean;
}

/**
 * RDF 1.2: adds `claim rdf:reifies <<( s p o )>>` for every claim, so that the proposition is named without being asserted. Relations
 * give their own triple, events the shortcut that their class declares; an event without one, or without both parties, gives none.
 */
export function reifyClaims(quads: readonly Quad[], types: ReadonlyMap<string, ShortcutRule>): Quad[] {
  const properties = new Map<string, Map<string, Term[]>>();
  const wanted = new Set([
    ...['about', 'actor', 'recipient'].map((l) => iri('ent', l)),
    ...['type', 'subject', 'predicate', 'object'].map((l) => iri('rdf', l)),
  ]);
  for (const q of quads) {
    if (!wanted.has(q.predicate.value)) continue;
    const of = properties.get(q.subject.value) ?? new Map<string, Term[]>();
    properties.set(q.subject.value, of);
    const values = of.get(q.predicate.value) ?? [];
    if (!values.some((v) => v.equals(q.object))) values.push(q.object);
    of.set(q.predicate.value, values);
  }
  const get = (node: string, property: string): readonly Term[] => properties.get(node)?.get(property) ?? [];
  const out: Quad[] = [...quads];
  for (const q of quads) {
    if (q.predicate.value !== iri('rdf', 'type') || q.object.value !== iri('ent', 'Claim')) continue;
    const say = (s: Term, p: Term, o: Term): void =>
      void out.push(
        quad(
          q.subject,
          namedNode(iri('rdf', 'reifies')),
          quad(s as Quad_Subject, p as Quad_Predicate, o as Quad_Object) as unknown as Quad_Object,
          q.graph,
        ),
      );
    const [s, p, o] = ['subject', 'predicate', 'object'].map((l) => get(q.subject.value, iri('rdf', l))[0]);
    if (s && p && o) say(s, p, o);
    for (const event of get(q.subject.value, iri('ent', 'about'))) {
      const rule = get(event.value, iri('rdf', 'type'))
        .map((t) => types.get(t.value.replace(PREFIXES.ent, '')))
        .findLast((r) => r?.shortcut);
      if (!rule?.shortcut) continue;
      const actors = get(event.value, iri('ent', 'actor'));
      const others = rule.reciprocal ? actors : get(event.value, iri('ent', 'recipient'));
      for (const a of actors) for (const b of others) if (!a.equals(b)) say(a, namedNode(iri('ent', rule.shortcut)), b);
    }
  }
  return out;
}

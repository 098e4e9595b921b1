import type { Quad } from '@rdfjs/types';
import { iri } from '../vocabulary.ts';
import type { EntityRecord } from './entity-record.ts';

/** More entities than this around one node (a summit, an article) tie nobody to anybody. */
const MOST_TOGETHER = 8;
/** What nearly everything is tied to (a great power) tells nothing. */
const MOST_TIES = 50;

const NO_TIE = new Set([
  iri('rdf', 'type'),
  iri('ent', 'state'),
  iri('ent', 'mentionedIn'),
  iri('owl', 'sameAs'),
  iri('owl', 'differentFrom'),
  iri('oa', 'hasSource'),
]);

/**
 * Which entities are tied to which: by a triple between them, or by a node (an event, a relation) that speaks of both. `root` brings
 * an entity to its cluster, so that ties in two graphs can be compared.
 */
export function neighbours(
  graphs: ReadonlyMap<string, readonly Quad[]>,
  entities: ReadonlyMap<string, EntityRecord>,
  root: (node: string) => string,
): (entity: EntityRecord) => ReadonlySet<string> {
  const ties = new Map<string, Set<string>>();
  const tie = (a: string, b: string): void => {
    if (a === b) return;
    const set = ties.get(a);
    if (set) set.add(b);
    else ties.set(a, new Set([b]));
  };
  for (const quads of graphs.values()) {
    const around = new Map<string, string[]>();
    for (const { subject, predicate, object } of quads) {
      if (object.termType !== 'NamedNode' || NO_TIE.has(predicate.value)) continue;
      const [s, o] = [subject.value, object.value];
      if (!entities.has(o)) continue;
      if (entities.has(s)) {
        tie(s, o);
        tie(o, s);
      } else {
        const together = around.get(s);
        if (!together) around.set(s, [o]);
        else if (together.length <= MOST_TOGETHER && !together.includes(o)) together.push(o);
      }
    }
    for (const together of around.values()) {
      if (together.length > MOST_TOGETHER) continue;
      for (const a of together) for (const b of together) tie(a, b);
    }
  }
  const popular = new Map<string, number>();
  const rooted = new Map<string, Set<string>>();
  for (const [node, its] of ties) {
    const set = new Set([...its].map(root));
    rooted.set(node, set);
    for (const other of set) popular.set(other, (popular.get(other) ?? 0) + 1);
  }
  const none: ReadonlySet<string> = new Set();
  return (entity) => {
    const its = rooted.get(entity.iri);
    if (!its) return none;
    return new Set([...its].filter((other) => popular.get(other)! <= MOST_TIES));
  };
}

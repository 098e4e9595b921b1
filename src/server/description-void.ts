import type { Context } from 'hono';
import { narrow, type QuadIndex } from '../store/quad-index.ts';
import { namedNode } from '../store/term.ts';
import { writeIri } from '../syntax/write-term.ts';
import { iri, PREFIXES } from '../vocabulary.ts';
import { sendTurtle } from './description-service.ts';
import type { Library } from './library.ts';

const FEATURES = ['Turtle', 'N-Triples', 'N-Quads', 'TriG', 'JSON-LD'];

interface Count {
  readonly iri: string;
  readonly count: number;
}

interface Statistics {
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  readonly entities: number;
  readonly classes: readonly Count[];
  readonly properties: readonly Count[];
}

const known = new WeakMap<QuadIndex, Statistics>();

/** Numbers of the merge of all graphs: a triple in several graphs counts once. Counted once for each state of the data. */
function statistics(index: QuadIndex): Statistics {
  const before = known.get(index);
  if (before) return before;
  const { dictionary, posg, spog, ospg } = index;
  const first = (offsets: Uint32Array): number => {
    let filled = 0;
    for (let id = 0; id + 1 < offsets.length; id++) if (offsets[id + 1]! > offsets[id]!) filled++;
    return filled;
  };
  const isNew = (row: number, from: number): boolean => row === from || posg.a[row] !== posg.a[row - 1] || posg.b[row] !== posg.b[row - 1];
  const properties: Count[] = [];
  let triples = 0;
  for (let p = 1; p + 1 < posg.offsets.length; p++) {
    const [from, to] = [posg.offsets[p]!, posg.offsets[p + 1]!];
    if (from === to) continue;
    let count = 0;
    for (let row = from; row < to; row++) if (isNew(row, from)) count++;
    triples += count;
    properties.push({ iri: dictionary.term(p).value, count });
  }
  const classes: Count[] = [];
  const typed = new Set<number>();
  const type = dictionary.find(namedNode(iri('rdf', 'type')));
  const range = { lo: 0, hi: 0 };
  if (type !== 0) narrow(posg, range, type);
  for (let row = range.lo; row < range.hi; ) {
    const object = posg.a[row]!;
    const from = row;
    let count = 0;
    for (; row < range.hi && posg.a[row] === object; row++) {
      if (isNew(row, from)) count++;
      typed.add(posg.b[row]!);
    }
    if (dictionary.term(object).termType === 'NamedNode') classes.push({ iri: dictionary.term(object).value, count });
  }
  const largest = (a: Count, b: Count): number => b.count - a.count || (a.iri < b.iri ? -1 : 1);
  const made: Statistics = {
    triples,
    subjects: first(spog.offsets),
    objects: first(ospg.offsets),
    entities: typed.size,
    classes: classes.sort(largest),
    properties: properties.sort(largest),
  };
  known.set(index, made);
  return made;
}

/** `/.well-known/void`: what the data holds, in the Vocabulary of Interlinked Datasets. */
export function voidDescription(context: Context, { index }: Library): Response {
  const { origin } = new URL(context.req.url);
  const { triples, subjects, objects, entities, classes, properties } = statistics(index);
  const turtle = `<${origin}/.well-known/void> a void:DatasetDescription ;
  dct:title "What this store holds"@en ;
  foaf:primaryTopic <${origin}/.well-known/void#dataset> .
<${origin}/.well-known/void#dataset> a void:Dataset ;
  dct:title "Claims read from news by entente"@en ;
  void:sparqlEndpoint <${origin}/sparql> ;
  void:dataDump <${origin}/graphs> ;
  void:vocabulary <${PREFIXES.ent}> ;
  ${FEATURES.map((name) => `void:feature <http://www.w3.org/ns/formats/${name}> ;`).join('\n  ')}
  void:triples ${triples} ;
  void:entities ${entities} ;
  void:classes ${classes.length} ;
  void:properties ${properties.length} ;
  void:distinctSubjects ${subjects} ;
  ${classes.map((one) => `void:classPartition [ void:class ${writeIri(one.iri)} ; void:entities ${one.count} ] ;`).join('\n  ')}
  ${properties.map((one) => `void:propertyPartition [ void:property ${writeIri(one.iri)} ; void:triples ${one.count} ] ;`).join('\n  ')}
  void:distinctObjects ${objects} .
`;
  return sendTurtle(context, turtle, { void: PREFIXES.void, dct: PREFIXES.dct, foaf: 'http://xmlns.com/foaf/0.1/' });
}

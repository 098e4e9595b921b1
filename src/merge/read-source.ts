import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { DataFactory, Quad, Quad_Graph, Quad_Object, Quad_Predicate, Quad_Subject, Term } from '@rdfjs/types';
import { eachQuad } from '../syntax/read-rdf.ts';
import { namedNode, quad } from '../syntax/terms.ts';
import { unsmush } from './smush.ts';

/** A file to merge. */
export interface MergeSource {
  /** As the user gave it: kept as its origin, and gives the syntax by its ending. */
  readonly name: string;
  /** The text, its bytes, or how to get them: then they are let go as soon as they are read. */
  readonly content: string | Uint8Array | (() => Promise<string | Uint8Array>);
  readonly format?: string;
}

/** What was in it. */
export interface ReadSource {
  readonly name: string;
  readonly sha256: string;
  /** Names the file's dataset, and the graph of what stood in its default graph. */
  readonly graph: string;
  /** Named graph → its quads; all blank nodes have become IRIs of this file. */
  readonly graphs: ReadonlyMap<string, Quad[]>;
  readonly prefixes: Readonly<Record<string, string>>;
  /** Quads of a former merge about its own sources and decisions; its links are left out, as they are found anew. */
  readonly records: ReadonlyMap<'sources' | 'decisions', Quad[]>;
}

const OWN_GRAPH = /\/merge\/(sources|links|decisions|rewritings)$/;

/**
 * Reads a file for merging. The default graph becomes a graph named by the file's hash. Blank nodes become IRIs under it (skolemised,
 * as RDF 1.1 allows), so that nodes of two files never meet, and merging is a plain union whatever the order.
 */
export async function readSource(source: MergeSource, base: string, factory: DataFactory<Quad>): Promise<ReadSource> {
  const content = typeof source.content === 'function' ? await source.content() : source.content;
  const digest = bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
  const graph = `${base}graph/${digest.slice(0, 16)}`;
  const graphs = new Map<string, Quad[]>();
  const records = new Map<'sources' | 'decisions', Quad[]>();
  const skolem = new Map<string, Term>();
  const ground = (term: Term): Term => {
    if (term.termType === 'BlankNode') {
      let node = skolem.get(term.value);
      if (!node) {
        node = factory.namedNode(`${base}.well-known/genid/${digest.slice(0, 16)}-${encodeURIComponent(term.value)}`);
        skolem.set(term.value, node);
      }
      return node;
    }
    if (term.termType !== 'Quad') return term;
    return quad(
      ground(term.subject) as Quad_Subject,
      term.predicate as Quad_Predicate,
      ground(term.object) as Quad_Object,
    ) as unknown as Term;
  };
  const own = namedNode(graph);
  const simple = (term: Term): boolean => term.termType !== 'BlankNode' && term.termType !== 'Quad';
  const rewritten: Quad[] = [];
  const put = (q: Quad): void => {
    const name = q.graph.termType === 'DefaultGraph' ? own : (ground(q.graph) as Quad_Graph);
    const role = name === own ? undefined : OWN_GRAPH.exec(name.value)?.[1];
    if (role === 'links') return;
    const kept =
      name === q.graph && simple(q.subject) && simple(q.object)
        ? q
        : quad(ground(q.subject) as Quad_Subject, q.predicate, ground(q.object) as Quad_Object, name);
    if (role === 'rewritings') rewritten.push(kept);
    else if (role !== undefined) {
      const key = role as 'sources' | 'decisions';
      records.set(key, records.get(key) ?? []);
      records.get(key)!.push(kept);
    } else {
      const its = graphs.get(name.value);
      if (its) its.push(kept);
      else graphs.set(name.value, [kept]);
    }
  };
  const prefixes = await eachQuad(
    content,
    { fileName: source.name, base: graph, factory, ...(source.format === undefined ? {} : { format: source.format }) },
    put,
  );
  if (rewritten.length > 0) {
    // A smushed file is put back as it was first, so that it merges like the files it was made of.
    const held = [...graphs.values()].flat();
    graphs.clear();
    for (const q of unsmush([...held, ...rewritten], rewritten[0]!.graph.value)) put(q);
  }
  return { name: source.name, sha256: digest, graph, graphs, prefixes, records };
}

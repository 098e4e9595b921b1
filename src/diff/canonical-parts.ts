import type { Quad, Term } from '@rdfjs/types';
import { canonize } from 'rdf-canonize';
import { EntenteError } from '../errors.ts';
import { defaultGraph, literal, quad as makeQuad, namedNode } from '../syntax/terms.ts';
import { writeQuad, writeTerm } from '../syntax/write-term.ts';

/** A dataset cut into the smallest pieces that can be compared on their own. */
export interface CanonicalParts {
  /** Quads without blank nodes, as lines of N-Quads. */
  readonly ground: ReadonlyMap<string, Quad>;
  /** Quads tied together by blank nodes: canonical N-Quads (RDFC-1.0) → the groups that have this form. */
  readonly tied: ReadonlyMap<string, readonly (readonly Quad[])[]>;
}

const ENCODING = 'urn:entente:triple-term:';

/** Cuts a dataset so that two datasets are isomorphic exactly when their parts are equal. Fails with `rdf/too-symmetric` on graphs made to defeat canonicalisation. */
export async function canonicalParts(quads: Iterable<Quad>): Promise<CanonicalParts> {
  const ground = new Map<string, Quad>();
  const tiedQuads = new Map<string, Quad>();
  for (const quad of quads) (blanksOf(quad).length === 0 ? ground : tiedQuads).set(writeQuad(quad), quad);
  const tied = new Map<string, Quad[][]>();
  for (const group of groupByBlank([...tiedQuads.values()])) {
    const form = await canonicalForm(group);
    const same = tied.get(form);
    if (same) same.push(group);
    else tied.set(form, [group]);
  }
  return { ground, tied };
}

/** Whether two datasets say the same, whatever their blank nodes are called. */
export async function isomorphic(a: Iterable<Quad>, b: Iterable<Quad>): Promise<boolean> {
  const [x, y] = [await canonicalParts(a), await canonicalParts(b)];
  if (x.ground.size !== y.ground.size || x.tied.size !== y.tied.size) return false;
  for (const line of x.ground.keys()) if (!y.ground.has(line)) return false;
  for (const [form, groups] of x.tied) if (y.tied.get(form)?.length !== groups.length) return false;
  return true;
}

/** The labels of all blank nodes in a quad, also inside triple terms. */
export function blanksOf(quad: Quad): string[] {
  const found: string[] = [];
  const look = (term: Term): void => {
    if (term.termType === 'BlankNode') found.push(term.value);
    else if (term.termType === 'Quad') for (const part of [term.subject, term.object]) look(part);
  };
  for (const term of [quad.subject, quad.object, quad.graph]) look(term);
  return found;
}

/** Quads with blank nodes, cut into the smallest groups that share none. */
export function groupByBlank(quads: readonly Quad[]): Quad[][] {
  const parent = new Map<string, string>();
  const find = (label: string): string => {
    let root = label;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    for (let at = label; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const firsts = quads.map((quad) => {
    const labels = blanksOf(quad);
    for (const label of labels) parent.set(find(label), find(labels[0]!));
    return labels[0]!;
  });
  const groups = new Map<string, Quad[]>();
  quads.forEach((quad, i) => {
    const root = find(firsts[i]!);
    const group = groups.get(root);
    if (group) group.push(quad);
    else groups.set(root, [quad]);
  });
  return [...groups.values()];
}

/** Canonical N-Quads of a group; `labels` is told which blank node got which canonical label. */
export async function canonicalForm(group: readonly Quad[], labels = new Map<string, string>()): Promise<string> {
  try {
    return await canonize(encodeTripleTerms(group), {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      maxDeepIterations: 4096,
      canonicalIdMap: labels,
    });
  } catch (error) {
    throw new EntenteError(
      'rdf/too-symmetric',
      `A group of ${group.length} quads with blank nodes is too alike in itself to be told apart.`,
      {
        why: (error as Error).message,
        next: 'Give these blank nodes IRIs.',
        cause: error,
      },
    );
  }
}

/** RDFC-1.0 knows neither triple terms nor directions of text: a triple term becomes a node with three properties, the same node for the same term. */
function encodeTripleTerms(group: readonly Quad[]): Quad[] {
  const out: Quad[] = [];
  const nodes = new Map<string, Term>();
  const encode = (term: Term): Term => {
    if (term.termType === 'Literal' && (term as { direction?: string }).direction)
      return literal(term.value, namedNode(`${ENCODING}${writeTerm(term).replace(/^.*"@/s, '')}`));
    if (term.termType !== 'Quad') return term;
    const key = writeTerm(term);
    let node = nodes.get(key);
    if (!node) {
      node = { termType: 'BlankNode', value: `triple${nodes.size}`, equals: () => false };
      nodes.set(key, node);
      for (const part of ['subject', 'predicate', 'object'] as const)
        out.push(makeQuad(node as Quad['subject'], namedNode(ENCODING + part), encode(term[part]) as Quad['object'], defaultGraph()));
    }
    return node;
  };
  for (const quad of group) out.push(makeQuad(quad.subject, quad.predicate, encode(quad.object) as Quad['object'], quad.graph));
  return out;
}

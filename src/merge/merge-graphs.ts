import type { Quad } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import { interningFactory } from '../syntax/interning-factory.ts';
import { namedNode, quad } from '../syntax/terms.ts';
import { DEFAULT_BASE } from '../vocabulary.ts';
import { type Alignment, align } from './align.ts';
import { type Conflict, findConflicts } from './conflicts.ts';
import { type Decision, standingDecisions } from './decisions.ts';
import { decisionRecords, linkRecords, readDecisionRecords, sourceRecords } from './merge-records.ts';
import type { MergeRules } from './merge-rules.ts';
import { type MergeSource, type ReadSource, readSource } from './read-source.ts';
import { type EventLink, sameEvents } from './same-events.ts';
import { smush } from './smush.ts';

/** Settings of a merge. */
export interface MergeOptions {
  readonly rules: MergeRules;
  readonly base?: string;
  readonly decisions?: readonly Decision[];
  /** Score from which a proposal is joined unasked (if more than the name speaks for it); above 1 joins none. Default 0.95. */
  readonly accept?: number;
  /** The most IRIs that one thing may have. Default 50. */
  readonly mostPerCluster?: number;
  /** Rewrite to one IRI per thing, preferring these namespaces; false leaves the data as it is, with the links beside it. */
  readonly smush?: false | readonly string[];
  /** Go on where the checks find faults: the links that cause them are left out. Default: fail with `merge/unsafe`. */
  readonly keepGoing?: boolean;
}

/** The merged dataset, and all that a person should know about how it came about. */
export interface Merged {
  readonly quads: readonly Quad[];
  readonly prefixes: Readonly<Record<string, string>>;
  readonly sources: readonly ReadSource[];
  readonly alignment: Alignment;
  readonly events: readonly EventLink[];
  readonly conflicts: readonly Conflict[];
  readonly decisions: readonly Decision[];
}

/**
 * Merges linked data: each file into its own graphs, links between what is one thing beside them, contradictions side by side. The same
 * files in any order or grouping give the same dataset. Fails with `rdf/…` on files that cannot be read, and with `merge/unsafe`.
 */
export async function mergeGraphs(sources: readonly MergeSource[], options: MergeOptions): Promise<Merged> {
  const base = options.base ?? DEFAULT_BASE;
  const read = await readAll(sources, base);

  const graphs = new Map<string, Quad[]>();
  const seen = new Set<string>();
  for (const source of read) {
    // The same bytes under two names are read twice and counted once.
    if (seen.has(source.sha256)) continue;
    seen.add(source.sha256);
    for (const [name, quads] of source.graphs) {
      const known = graphs.get(name);
      if (known) for (const q of quads) known.push(q);
      else graphs.set(name, [...quads]);
    }
  }
  const decisions = unique([...(options.decisions ?? []), ...read.flatMap((s) => readDecisionRecords(s.records.get('decisions') ?? []))]);
  const alignment = align(graphs, {
    rules: options.rules,
    decisions,
    accept: options.accept ?? 0.95,
    mostPerCluster: options.mostPerCluster ?? 50,
  });
  if (alignment.faults.length > 0 && !options.keepGoing) throw unsafe(alignment);

  const { clusters } = alignment;
  const events = sameEvents(graphs, clusters.root, alignment.label);
  const conflicts = findConflicts(graphs, clusters, options.rules, alignment.label);
  const apart = [...standingDecisions(decisions).values()].filter((d) => d.verdict === 'different');
  const data = [...graphs.values()];
  const rewritten = options.smush ? smush(join(data), clusters.groups, options.smush, `${base}merge/rewritings`) : join(data);
  const records = [
    ...read
      .flatMap((s) => s.records.get('sources') ?? [])
      .map((q) => quad(q.subject, q.predicate, q.object, namedNode(`${base}merge/sources`))),
    ...sourceRecords(read, base),
    ...decisionRecords(decisions, base),
    ...linkRecords(clusters, events, apart, [...graphs.keys()].sort(), base),
  ];
  return {
    quads: rewritten.concat(records),
    prefixes: Object.assign({}, ...read.toReversed().map((s) => s.prefixes)),
    sources: read,
    alignment,
    events,
    conflicts,
    decisions,
  };
}

/** Reads the files one after the other; the tables that make equal terms one object are let go at the end. */
async function readAll(sources: readonly MergeSource[], base: string): Promise<ReadSource[]> {
  const factory = interningFactory();
  const read: ReadSource[] = [];
  for (const source of sources) read.push(await readSource(source, base, freshBlanks(factory)));
  return read.sort((x, y) => (x.graph < y.graph ? -1 : x.graph > y.graph ? 1 : x.name < y.name ? -1 : 1));
}

/** Terms are shared over all files, labels of blank nodes are not. */
function freshBlanks(shared: ReturnType<typeof interningFactory>): ReturnType<typeof interningFactory> {
  const own = interningFactory();
  return { ...shared, blankNode: own.blankNode };
}

function join(parts: readonly (readonly Quad[])[]): Quad[] {
  const out: Quad[] = [];
  for (const part of parts) for (const q of part) out.push(q);
  return out;
}

function unique(decisions: readonly Decision[]): Decision[] {
  const seen = new Map<string, Decision>();
  for (const d of decisions) {
    const key = JSON.stringify([d.left, d.right, d.verdict, d.by, d.date, d.why]);
    if (!seen.has(key) || d.leftLabel) seen.set(key, d);
  }
  return [...seen.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, d]) => d);
}

const SHOWN = 8;

function unsafe({ faults, label, clusters }: Alignment): EntenteError {
  const count = faults.length;
  // Of a million bad links only some are kept; the number must not look exact.
  const told =
    clusters.refusedCount > clusters.refused.length ? `${count} links and more join` : count === 1 ? '1 link joins' : `${count} links join`;
  const lines = faults
    .slice(0, SHOWN)
    .map(({ link, why }) => `${label(link.left)} <${link.left}> and ${label(link.right)} <${link.right}> (${link.reason}): ${why}`);
  if (count > lines.length) lines.push(`and ${count - lines.length} more`);
  return new EntenteError('merge/unsafe', `The merge was stopped: ${told} things that cannot be one.`, {
    why: lines.join('\n'),
    next: 'Correct the data, keep the pair apart with a decision (`--decisions`, `--review`), or leave such links out with `--keep-going`; `--most-names` raises the limit for things that really have many names.',
  });
}

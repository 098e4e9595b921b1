import type { Quad } from '@rdfjs/types';
import { blockPairs } from './block.ts';
import { canonicalIri } from './canonical-iri.ts';
import { type Clusters, cluster, NO_TRAITS, type Refusal, type Traits } from './cluster.ts';
import { collectEntities } from './collect-entities.ts';
import { type Decision, standingDecisions } from './decisions.ts';
import { type EntityRecord, kindOf, labelOf } from './entity-record.ts';
import { judge, type Surroundings } from './judge.ts';
import { type Link, ordered, pairKey } from './link.ts';
import type { MergeRules } from './merge-rules.ts';
import { neighbours } from './neighbours.ts';

/** Settings of the alignment. */
export interface AlignOptions {
  readonly rules: MergeRules;
  readonly decisions: readonly Decision[];
  /** A proposal is joined unasked from this score on, if more than the name speaks for it; above 1: never. */
  readonly accept: number;
  /** The most IRIs that one thing may have. */
  readonly mostPerCluster: number;
}

/** Two entities that may be one, for a person to decide. */
export interface Proposal extends Link {
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly kind: string;
  /** `joined` unasked, `open` for review, `ambiguous` as several fit, `refused` by a check of the cluster. */
  readonly state: 'joined' | 'open' | 'ambiguous' | 'refused';
}

/** What was found to be one. */
export interface Alignment {
  readonly entities: ReadonlyMap<string, EntityRecord>;
  readonly clusters: Clusters;
  readonly proposals: readonly Proposal[];
  /** Trusted links (stated, identifier, decision) that had to be refused: something is wrong in the data. */
  readonly faults: readonly Refusal[];
  readonly tooCommon: readonly (readonly [string, number])[];
  readonly label: (node: string) => string;
}

/** The key of a country ends its IRI (`country-IRQ`): what one graph only links to is not unknown for that. */
function traitsOfIri(node: string): Traits {
  const code = /\/country-([A-Z]{3})$/.exec(node)?.[1];
  return code === undefined ? NO_TRAITS : { ...NO_TRAITS, unique: new Set([`iso3166-1-alpha-3=${code}`]) };
}

const WORTH_SHOWING = 0.4;
/** Schemes of which one thing has one value. */
const UNIQUE = /^(?:iso3166-1-alpha-[23]|wikidata|lei|imo)=/;

/** Aligns the entities of all graphs: stated links, shared identifiers and decisions first, then proposals by name and more. */
export function align(graphs: ReadonlyMap<string, readonly Quad[]>, options: AlignOptions): Alignment {
  const { rules, mostPerCluster } = options;
  const { entities, same } = collectEntities(graphs, rules);
  const standing = standingDecisions(options.decisions);
  const trusted: Link[] = [];
  const link = (a: string, b: string, method: Link['method'], score: number, reason: string): void => {
    const [left, right] = ordered(a, b);
    if (left !== right) trusted.push({ left, right, method, score, reason });
  };
  for (const d of standing.values())
    if (d.verdict === 'same') link(d.left, d.right, 'decision', 1, `decided by ${d.by || 'somebody'}${d.why ? `: ${d.why}` : ''}`);
  for (const { left, right, graph } of same) link(left, right, 'stated', 1, `stated in ${graph}`);
  for (const node of new Set([...entities.keys(), ...same.flatMap((s) => [s.left, s.right])])) {
    const canonical = canonicalIri(node);
    if (canonical !== node) link(node, canonical, 'stated', 1, 'two spellings of one IRI');
  }
  const bearers = new Map<string, string[]>();
  for (const entity of entities.values()) {
    for (const value of entity.identifiers) {
      const its = bearers.get(value);
      if (its) its.push(entity.iri);
      else bearers.set(value, [entity.iri]);
    }
  }
  // in an order of their own, not of the files: whoever merges them in another order finds the same links
  for (const [value, its] of [...bearers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first, ...others] = its.sort();
    for (const other of others) link(first!, other, 'identifier', 1, `both have ${value.replace('=', ' ')}`);
  }

  const apart = [...standing.values()].filter((d) => d.verdict === 'different').map((d) => [d.left, d.right] as const);
  const traits = (node: string) => {
    const e = entities.get(node);
    return e
      ? { kinds: e.kinds, unique: new Set([...e.identifiers].filter((i) => UNIQUE.test(i))), born: e.born, graphs: e.graphs }
      : traitsOfIri(node);
  };
  const first = cluster(trusted, apart, traits, mostPerCluster);
  const label = (node: string): string => {
    const e = entities.get(node);
    return e ? labelOf(e) : node.replace(/^.*[/#](?=.)/, '');
  };

  const list = [...entities.values()];
  const around = surroundings(graphs, entities, first, label);
  const { pairs, tooCommon } = blockPairs(list, rules);
  const judged: Proposal[] = [];
  for (const [i, j] of pairs) {
    const [a, b] = [list[i]!, list[j]!];
    if (first.root(a.iri) === first.root(b.iri) || standing.has(pairKey(a.iri, b.iri))) continue;
    const { score, reasons, corroborated } = judge(a, b, around, rules);
    if (score < WORTH_SHOWING) continue;
    const joined = score >= options.accept && corroborated;
    judged.push({
      ...{ left: a.iri, right: b.iri, method: 'proposal', score, reason: reasons.join('; ') },
      ...{ leftLabel: labelOf(a), rightLabel: labelOf(b), kind: kindOf(a), state: joined ? 'joined' : 'open' },
    });
  }
  const proposals = withoutRivals(judged, entities, first);
  const clusters = cluster([...trusted, ...proposals.filter((p) => p.state === 'joined')], apart, traits, mostPerCluster);
  const refused = new Set(clusters.refused.filter((r) => r.link.method === 'proposal').map((r) => pairKey(r.link.left, r.link.right)));
  return {
    entities,
    clusters,
    proposals: proposals
      .map((p) => (refused.has(pairKey(p.left, p.right)) ? { ...p, state: 'refused' as const } : p))
      .sort((x, y) => y.score - x.score || (x.left < y.left ? -1 : x.left > y.left ? 1 : x.right < y.right ? -1 : 1)),
    // What a decision keeps apart is no fault: that is what the decision is for.
    faults: clusters.refused.filter((r) => r.link.method !== 'proposal' && r.rule !== 'decision'),
    tooCommon,
    label,
  };
}

/** Where one entity could be joined unasked with two that a graph tells apart, it is joined with neither. */
function withoutRivals(proposals: readonly Proposal[], entities: ReadonlyMap<string, EntityRecord>, first: Clusters): Proposal[] {
  const partners = new Map<string, string[]>();
  const meet = (a: string, b: string): void => void partners.set(a, [...(partners.get(a) ?? []), b]);
  for (const p of proposals) {
    if (p.state !== 'joined') continue;
    meet(p.left, p.right);
    meet(p.right, p.left);
  }
  const rivals = (node: string): boolean => {
    const its = partners.get(node) ?? [];
    return its.some((x, i) =>
      its
        .slice(i + 1)
        .some((y) => first.root(x) !== first.root(y) && [...entities.get(x)!.graphs].some((g) => entities.get(y)!.graphs.has(g))),
    );
  };
  return proposals.map((p) => (p.state === 'joined' && (rivals(p.left) || rivals(p.right)) ? { ...p, state: 'ambiguous' as const } : p));
}

function surroundings(
  graphs: ReadonlyMap<string, readonly Quad[]>,
  entities: ReadonlyMap<string, EntityRecord>,
  first: Clusters,
  label: (node: string) => string,
): Surroundings {
  const codes = new Map<string, string>();
  const namesOfCodes = new Map<string, string>();
  for (const entity of entities.values()) {
    for (const value of entity.identifiers)
      if (value.startsWith('iso3166-1-alpha-3=')) {
        codes.set(first.root(entity.iri), value.slice(18));
        if (entity.labels.length > 0 && !namesOfCodes.has(value.slice(18))) namesOfCodes.set(value.slice(18), labelOf(entity));
      }
  }
  const countries = (entity: EntityRecord): ReadonlySet<string> =>
    new Set([...entity.countries].map((c) => codes.get(first.root(c)) ?? first.root(c)));
  const counts = new Map<string, Set<string>>();
  for (const entity of entities.values()) {
    const kind = kindOf(entity);
    if (kind === '') continue;
    for (const name of [...entity.labels, ...entity.aliases]) {
      const key = `${kind} ${name.plain}`;
      const set = counts.get(key);
      if (set) set.add(first.root(entity.iri));
      else counts.set(key, new Set([first.root(entity.iri)]));
    }
  }
  return {
    countries,
    neighbours: neighbours(graphs, entities, first.root),
    bearers: (kind, plain) => counts.get(`${kind} ${plain}`)?.size ?? 0,
    label: (node) => namesOfCodes.get(node) ?? label(node),
  };
}

import type { ClaimRecord } from '../rdf/read-claims.ts';

/** What has become of one proposition between two builds. */
export interface ClaimChange {
  readonly kind: 'upgraded' | 'downgraded' | 'newly denied' | 'denial withdrawn' | 'new' | 'withdrawn' | 'reworded';
  /** "Norland – ArmsTransfer → Sudria (2023-05)". */
  readonly proposition: string;
  /** Strongest status before and after; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** The claims that account for it: of the later build, or of the earlier for what is gone. */
  readonly claims: readonly ClaimRecord[];
}

// From what is only thought possible to what the article says in its own voice.
const STRENGTH = ['possible', 'planned', 'alleged', 'reported', 'asserted'];

interface Proposition {
  readonly title: string;
  readonly date: string;
  readonly items: ReadonlySet<string>;
  readonly before: ClaimRecord[];
  readonly after: ClaimRecord[];
}

/**
 * Compares two builds by what they hold out to be so: one proposition is the same kind of event between the same parties at the same
 * time, or the same relation, in whichever articles. "Upgraded from alleged to asserted", "newly denied", "withdrawn".
 */
export function claimChanges(before: readonly ClaimRecord[], after: readonly ClaimRecord[]): ClaimChange[] {
  const propositions = new Map<string, Proposition[]>();
  const put = (claim: ClaimRecord, side: 'before' | 'after'): void => {
    const key = keyOf(claim);
    const date = claim.event?.date ?? '';
    // "missiles" in a text that was edited may be another node, but it is the same word.
    const items = new Set((claim.event?.roles.get('item') ?? []).flatMap((i) => [i.iri, i.label.toLowerCase()]));
    const known = propositions.get(key) ?? [];
    propositions.set(key, known);
    let home = known.find((p) => datesFit(p.date, date) && itemsFit(p.items, items));
    if (!home) {
      home = { title: titleOf(claim), date, items, before: [], after: [] };
      known.push(home);
    }
    home[side].push(claim);
  };
  // Dated claims first, so that an undated one finds a home and does not become one.
  const all = [
    ...before.map((claim) => ({ claim, side: 'before' as const })),
    ...after.map((claim) => ({ claim, side: 'after' as const })),
  ];
  const weight = ({ claim }: (typeof all)[number]): number =>
    -(claim.event?.date?.length ?? 0) * 10 - (claim.event?.roles.get('item')?.length ?? 0);
  for (const { claim, side } of all.sort((x, y) => weight(x) - weight(y))) put(claim, side);
  const changes = [...propositions.values()].flat().flatMap(changesOf);
  return changes.sort((x, y) => ORDER.indexOf(x.kind) - ORDER.indexOf(y.kind) || (x.proposition < y.proposition ? -1 : 1));
}

const ORDER: readonly ClaimChange['kind'][] = [
  'upgraded',
  'downgraded',
  'newly denied',
  'denial withdrawn',
  'new',
  'withdrawn',
  'reworded',
];

function changesOf({ title, before, after }: Proposition): ClaimChange[] {
  const [from, to] = [strongest(before), strongest(after)];
  const out: ClaimChange[] = [];
  const change = (kind: ClaimChange['kind'], claims: readonly ClaimRecord[]): void =>
    void out.push({ kind, proposition: title, from, to, claims });
  const old = new Set(before.map((c) => c.iri));
  const fresh = after.filter((c) => !old.has(c.iri));
  if (before.length === 0) change('new', after);
  else if (after.length === 0) change('withdrawn', before);
  else {
    if (from !== to)
      change(
        STRENGTH.indexOf(to ?? '') > STRENGTH.indexOf(from ?? '') ? 'upgraded' : 'downgraded',
        after.filter((c) => !denies(c) && c.status === to),
      );
    if (!before.some(denies) && after.some(denies)) change('newly denied', after.filter(denies));
    if (before.some(denies) && !after.some(denies)) change('denial withdrawn', before.filter(denies));
    if (out.length === 0 && (fresh.length > 0 || before.some((c) => !after.some((d) => d.iri === c.iri))))
      change('reworded', fresh.length > 0 ? fresh : after);
  }
  return out;
}

const denies = (claim: ClaimRecord): boolean => claim.negated || claim.status === 'denied';

function strongest(claims: readonly ClaimRecord[]): string | null {
  const found = claims.filter((c) => !denies(c)).map((c) => STRENGTH.indexOf(c.status));
  return found.length === 0 ? null : (STRENGTH[Math.max(...found)] ?? null);
}

const datesFit = (x: string, y: string): boolean => x === '' || y === '' || x.startsWith(y) || y.startsWith(x);
const itemsFit = (x: ReadonlySet<string>, y: ReadonlySet<string>): boolean => x.size === 0 || y.size === 0 || [...x].some((i) => y.has(i));

function keyOf({ event, relation }: ClaimRecord): string {
  const iris = (nodes: readonly { readonly iri: string }[]): string =>
    nodes
      .map((n) => n.iri)
      .sort()
      .join(' ');
  return event
    ? `${event.type}|${iris(event.actors)}|${iris(event.recipients)}`
    : `${relation?.predicate}|${relation?.subject.iri}|${relation?.object.iri}`;
}

function titleOf({ event, relation }: ClaimRecord): string {
  const labels = (nodes: readonly { readonly label: string }[]): string =>
    nodes
      .map((n) => n.label)
      .sort()
      .join(', ');
  if (!event) return `${relation?.subject.label} – ${relation?.predicate} → ${relation?.object.label}`;
  return `${labels(event.actors) || '?'} – ${event.type}${event.recipients.length > 0 ? ` → ${labels(event.recipients)}` : ''}${event.date ? ` (${event.date})` : ''}`;
}

import type { Doc, Entity, Mention, Parsed } from './doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameDraft } from './name-draft.ts';
import { isAcronymOf, nameText } from './name-text.ts';

/** Makes mentions and entities of drafts: one identity, one entity. */
export function joinDrafts(
  doc: Doc<Parsed>,
  gazetteer: Gazetteer,
  drafts: readonly NameDraft[],
  sameAs: readonly (readonly [number, number])[],
): { readonly mentions: readonly Mention[]; readonly entities: readonly Entity[] } {
  const surface = (first: number, last: number): string =>
    doc.article.text.slice(doc.tokens[first]!.start, doc.tokens[last - 1]!.end).replace(/\s+/g, ' ');
  const ordered = defined(
    [...drafts].sort((a, b) => a.first - b.first || b.last - a.last),
    sameAs,
    (d) => surface(d.first, d.last),
  );
  const alias = aliases(ordered, sameAs);
  const identityOf = (draft: NameDraft): string => alias.get(draft.identity) ?? draft.identity;
  const groups = new Map<string, NameDraft[]>();
  for (const draft of ordered) {
    const identity = identityOf(draft);
    const group = groups.get(identity);
    if (group) group.push(draft);
    else groups.set(identity, [draft]);
  }
  const number = new Map([...groups.keys()].map((identity, i) => [identity, i]));
  const entities = [...groups.values()].map((group, i): Entity => {
    const best = group.find((d) => d.thing !== null) ?? group.reduce((a, b) => (RANK.indexOf(b.typedBy) < RANK.indexOf(a.typedBy) ? b : a));
    const forms = new Set(group.flatMap((d) => [surface(d.first, d.last), ...d.phrases.map((p) => surface(p.first, p.last))]));
    const label = best.thing ? best.label : group.map((d) => d.label).reduce((a, b) => (b.length > a.length ? b : a));
    return {
      i,
      type: best.type,
      key: best.thing?.key ?? null,
      label,
      forms: [...forms],
      country: best.country ?? group.find((d) => d.country)?.country ?? (best.thing ? null : countryInside(gazetteer, label)),
      typedBy: best.typedBy,
    };
  });
  const seen = new Set<string>();
  const mentions: Mention[] = [];
  for (const draft of ordered) {
    const place = `${draft.first} ${draft.last}`;
    if (seen.has(place)) continue;
    seen.add(place);
    mentions.push({
      i: mentions.length,
      start: doc.tokens[draft.first]!.start,
      end: doc.tokens[draft.last - 1]!.end,
      first: draft.first,
      last: draft.last,
      head: draft.head,
      kind: draft.kind,
      entities: [number.get(identityOf(draft))!],
    });
  }
  return { mentions, entities };
}

/** An acronym means what the article says it means: "Caspian Pipeline Consortium (CPC)" is no party, whatever the lists know by that name. */
function defined(drafts: NameDraft[], sameAs: readonly (readonly [number, number])[], surface: (draft: NameDraft) => string): NameDraft[] {
  const at = new Map(drafts.map((d) => [d.first, d]));
  const meaning = new Map<string, NameDraft>();
  for (const [one, other] of sameAs) {
    const [long, short] = [at.get(one), at.get(other)];
    if (long && short && long.thing === null && short.thing !== null) meaning.set(surface(short), long);
  }
  if (meaning.size === 0) return drafts;
  return drafts.map((d) => {
    const long = meaning.get(surface(d));
    return long && d.kind === 'name' ? { ...long, first: d.first, last: d.last, head: d.head, phrases: [] } : d;
  });
}

const RANK = ['gazetteer', 'title', 'context', 'model'];

/** Which identities are one: names with their acronyms, and short names with the long ones that they begin. */
function aliases(drafts: readonly NameDraft[], sameAs: readonly (readonly [number, number])[]): Map<string, string> {
  const alias = new Map<string, string>();
  const at = new Map(drafts.map((d) => [d.first, d]));
  const root = (identity: string): string => {
    let now = identity;
    for (let guard = 0; guard < 10 && alias.has(now); guard++) now = alias.get(now)!;
    return now;
  };
  const unite = (a: NameDraft, b: NameDraft): void => {
    const [x, y] = [root(a.identity), root(b.identity)];
    if (x === y) return;
    // what the lists know keeps its key
    if (a.thing === null && b.thing !== null) alias.set(x, y);
    else if (b.thing === null) alias.set(y, x);
  };
  for (const [one, other] of sameAs) {
    const [a, b] = [at.get(one), at.get(other)];
    if (a && b) unite(a, b);
  }
  const organisations = new Map<string, NameDraft>();
  for (const d of drafts)
    if (d.kind === 'name' && d.type !== 'Person' && d.type !== 'Country' && d.label.includes(' ')) organisations.set(d.identity, d);
  for (const d of drafts) {
    if (d.thing !== null || d.kind !== 'name' || d.type === 'Person' || d.label.includes(' ') || !d.identity.startsWith('name:')) continue;
    const longer = [...organisations.values()].filter(
      (o) => o.identity !== d.identity && !o.identity.startsWith('group:') && (isAcronymOf(d.label, o.label) || begins(d.label, o.label)),
    );
    if (longer.length === 1) unite(longer[0]!, d);
  }
  for (const key of [...alias.keys()]) alias.set(key, root(key));
  return alias;
}

const begins = (short: string, long: string): boolean => short.length > 3 && nameText(long).startsWith(`${nameText(short)} `);

/** The state named in an unlisted name: "**Moldovan** Railways", "National Bank of **Ukraine**". */
function countryInside(gazetteer: Gazetteer, label: string): string | null {
  const codes = new Set(
    gazetteer
      .matches(label.split(' '))
      .filter((m) => m.candidates.every((c) => c.thing.type === 'Country' && !c.ambiguous))
      .flatMap((m) => m.candidates.map((c) => c.thing.country)),
  );
  return codes.size === 1 ? [...codes][0]! : null;
}

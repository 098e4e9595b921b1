import type { MergeRules } from './merge-rules.ts';
import { acronymOf, type ComparableName, comparableName, isAcronym, nameKeys, soundOf } from './name-keys.ts';
import { previewPage } from './reconcile-preview.ts';

/** Something that names can be matched against. */
export interface ReconcileEntity {
  readonly iri: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Class without prefix: `Person`, `Country`. */
  readonly type: string;
  /** Alpha-3 code of its state; null if unknown. */
  readonly country: string | null;
  /** Name of its state, where the graph has one. */
  readonly land?: string;
  /** A line that tells it from others of the same name. */
  readonly description: string;
}

/** One question of OpenRefine: a name, perhaps with a type and further columns. */
export interface ReconcileQuery {
  readonly query: string;
  /** Class, or several of which one must fit. */
  readonly type?: string | readonly string[];
  readonly limit?: number;
  readonly properties?: readonly { readonly pid: string; readonly v: unknown }[];
}

/** One answer, in the form of the API. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  /** 0..100. */
  readonly score: number;
  /** True if it is safe to take without asking: the name, and nobody else with it. */
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

/** A value of a further column: text, or an entity that was matched before; several are tried in turn. */
const textsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return value === undefined || value === null ? [] : [String(value)];
  const { id, name } = value as { id?: unknown; name?: unknown };
  return [name, id].filter((part) => typeof part === 'string');
};

/** The service over a list of entities: what the routes of the OpenRefine API (version 0.2) answer. */
export interface ReconcileService {
  readonly manifest: (base: string) => Record<string, unknown>;
  readonly query: (query: ReconcileQuery) => readonly Candidate[];
  readonly queries: (batch: Readonly<Record<string, ReconcileQuery>>) => Record<string, { readonly result: readonly Candidate[] }>;
  readonly suggestEntity: (
    prefix: string,
    limit?: number,
  ) => readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly notable: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly suggestType: (prefix: string) => readonly { readonly id: string; readonly name: string }[];
  readonly suggestProperty: (prefix: string) => readonly { readonly id: string; readonly name: string }[];
  /** A small HTML page for the pop-up; null if there is no such entity. */
  readonly preview: (id: string) => string | null;
}

const LIMIT = 5;
const PROPERTIES = [{ id: 'country', name: 'Country (alpha-3 code or name)' }];
const KIND: Readonly<Record<string, string>> = { Person: 'person', Country: 'country', Place: 'place' };

interface Indexed {
  readonly entity: ReconcileEntity;
  readonly kind: string;
  readonly names: readonly ComparableName[];
}

/** Builds the service. Names match by their comparable form, order of words, acronym, initials or sound; each with its score. */
export function reconcileService(entities: readonly ReconcileEntity[], rules: MergeRules): ReconcileService {
  const index = new Map<string, Indexed[]>();
  const all: Indexed[] = [];
  const byIri = new Map<string, ReconcileEntity>();
  for (const entity of entities) {
    byIri.set(entity.iri, entity);
    const kind = KIND[entity.type] ?? 'organization';
    const names = [entity.label, ...entity.aliases].map((n) => comparableName(n, rules));
    const entry = { entity, kind, names };
    all.push(entry);
    for (const key of new Set(names.flatMap((n) => [...nameKeys(n, kind, rules), ...n.words.map((w) => `w${w}`)]))) {
      const its = index.get(key);
      if (its) its.push(entry);
      else index.set(key, [entry]);
    }
  }
  const types = [...new Set(entities.map((e) => e.type).filter((t) => t !== ''))].sort();
  const typeOf = (name: string) => ({ id: name, name: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() });

  const query = (q: ReconcileQuery): readonly Candidate[] => {
    const asked = comparableName(q.query, rules);
    if (asked.words.length === 0) return [];
    const wanted = textsOf(q.properties?.find((p) => p.pid === 'country')?.v).map((text) => comparableName(text, rules).plain);
    const classes = q.type === undefined ? undefined : [q.type].flat();
    const keys = new Set(['person', 'organization', 'country'].flatMap((kind) => nameKeys(asked, kind, rules)));
    // A word in common is enough to be looked at, unless hundreds have it.
    for (const word of asked.words) if (!rules.stopWords.has(word) && (index.get(`w${word}`)?.length ?? 0) <= 500) keys.add(`w${word}`);
    const found = new Set([...keys].flatMap((key) => index.get(key) ?? []));
    const scored = [...found]
      .filter(({ entity }) => classes === undefined || classes.length === 0 || classes.includes(entity.type))
      .map((entry) => ({
        entry,
        name: Math.max(...entry.names.map((n, i) => nameScore(asked, n, entry.kind, rules) - (i > 0 ? 2 : 0))),
        same: sameCountry(entry.entity, wanted, rules),
      }))
      .map(({ entry, name, same }) => ({
        entry,
        name,
        same,
        score: Math.max(0, Math.min(100, name + (same === undefined ? 0 : same ? 5 : -30))),
      }))
      .filter(({ score }) => score >= 30)
      .sort((x, y) => y.score - x.score || (x.entry.entity.iri < y.entry.entity.iri ? -1 : 1));
    const rivals = scored.filter(({ score }) => score >= 90).length;
    return scored.slice(0, q.limit ?? LIMIT).map(({ entry: { entity }, name, same, score }) => ({
      id: entity.iri,
      name: entity.label,
      description: entity.description,
      type: entity.type === '' ? [] : [typeOf(entity.type)],
      score,
      match: score >= 95 && rivals === 1,
      features: [{ id: 'name', value: name }, ...(same === undefined ? [] : [{ id: 'same_country', value: same }])],
    }));
  };

  return {
    manifest: (base) => ({
      versions: ['0.2'],
      name: 'entente',
      identifierSpace: 'https://w3id.org/entente/id/',
      schemaSpace: 'https://w3id.org/entente/ns#',
      defaultTypes: types.map(typeOf),
      view: { url: `${base.replace(/[^/]*$/, '')}?actor={{id}}` },
      preview: { url: `${base}/preview?id={{id}}`, width: 400, height: 160 },
      suggest: {
        entity: { service_url: base, service_path: '/suggest/entity' },
        type: { service_url: base, service_path: '/suggest/type' },
        property: { service_url: base, service_path: '/suggest/property' },
      },
    }),
    query,
    queries: (batch) => Object.fromEntries(Object.entries(batch).map(([key, q]) => [key, { result: query(q) }])),
    suggestEntity: (prefix, limit = 10) => {
      const start = comparableName(prefix, rules).plain;
      if (start === '') return [];
      return all
        .filter(({ names }) => names.some((n) => n.plain.startsWith(start) || n.words.some((w) => w.startsWith(start))))
        .sort(
          (x, y) =>
            Number(!x.names[0]!.plain.startsWith(start)) - Number(!y.names[0]!.plain.startsWith(start)) ||
            (x.entity.label < y.entity.label ? -1 : 1),
        )
        .slice(0, limit)
        .map(({ entity }) => ({ id: entity.iri, name: entity.label, description: entity.description, notable: [typeOf(entity.type)] }));
    },
    suggestType: (prefix) => types.map(typeOf).filter((t) => t.name.includes(prefix.trim().toLowerCase())),
    suggestProperty: (prefix) => PROPERTIES.filter((p) => p.name.toLowerCase().includes(prefix.trim().toLowerCase())),
    preview: (id) => {
      const entity = byIri.get(id);
      return entity ? previewPage(entity) : null;
    },
  };
}

/** 0..100: how well a name fits. Only the same name in the same or another script comes above 90. */
function nameScore(asked: ComparableName, name: ComparableName, kind: string, rules: MergeRules): number {
  if (asked.plain === name.plain) return 100;
  const qualifiers = (n: ComparableName): string =>
    n.words
      .filter((w) => rules.qualifiers.has(w) || rules.generation.has(w))
      .sort()
      .join(' ');
  const sameMarks = qualifiers(asked) === qualifiers(name);
  if ([...asked.words].sort().join(' ') === [...name.words].sort().join(' ')) return 88;
  if (kind === 'organization') {
    if (isAcronym(asked.text) && acronymOf(name, rules) === asked.plain.replaceAll(' ', '')) return 80;
    if (isAcronym(name.text) && acronymOf(asked, rules) === name.plain.replaceAll(' ', '')) return 80;
  }
  if (kind === 'person' && asked.words.length > 1 && name.words.length > 1) {
    if (soundOf(asked, rules) === soundOf(name, rules)) return sameMarks ? 80 : 50;
    if (asked.words.at(-1) === name.words.at(-1) && asked.words[0]![0] === name.words[0]![0]) return sameMarks ? 70 : 45;
  }
  const weighty = (n: ComparableName): Set<string> => new Set(n.words.filter((w) => !rules.stopWords.has(w)));
  const [a, b] = [weighty(asked), weighty(name)];
  const both = [...a].filter((w) => b.has(w)).length;
  return both === 0 ? 0 : Math.round((sameMarks ? 75 : 40) * (both / Math.max(a.size, b.size)));
}

function sameCountry(entity: ReconcileEntity, wanted: readonly string[], rules: MergeRules): boolean | undefined {
  const asked = wanted.filter((text) => text !== '');
  if (asked.length === 0) return undefined;
  const own = [entity.country, entity.land].filter((text) => text !== null && text !== undefined);
  return own.length === 0 ? undefined : own.some((text) => asked.includes(comparableName(text, rules).plain));
}

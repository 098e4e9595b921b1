import { DEFAULT_BASE, PREFIXES } from '../vocabulary.ts';

/** Shortens IRIs and remembers which prefixes it needed. */
export interface Prefixer {
  readonly shorten: (iri: string) => string | undefined;
  readonly used: () => readonly (readonly [prefix: string, namespace: string])[];
}

/** A local name that every reader of Turtle takes without escapes. */
const LOCAL = /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/;
const PREFIX = /^(?:[A-Za-z](?:[\w-]*\w)?)?$/;

/** A prefixer over the project's prefixes, the default base as `:`, and the given ones, which win. The longest namespace that fits is taken. */
export function prefixer(extra: Readonly<Record<string, string>> = {}): Prefixer {
  const all = new Map<string, string>(Object.entries({ ...PREFIXES, '': DEFAULT_BASE }));
  for (const [prefix, namespace] of Object.entries(extra)) if (PREFIX.test(prefix) && namespace) all.set(prefix, namespace);
  const namespaces = new Map<string, string>();
  for (const [prefix, namespace] of all) namespaces.set(namespace, prefix);
  const used = new Set<string>();
  const cache = new Map<string, string | undefined>();
  const find = (iri: string): string | undefined => {
    // A namespace may end anywhere, so every cut is tried from the right, as long as the rest is a plain name.
    for (let cut = iri.length; cut > 0; cut--) {
      const local = iri.slice(cut);
      if (local && !/[\w.-]/.test(local[0]!)) return undefined;
      const prefix = namespaces.get(iri.slice(0, cut));
      if (prefix !== undefined && (local === '' || LOCAL.test(local))) {
        used.add(prefix);
        return `${prefix}:${local}`;
      }
    }
    return undefined;
  };
  return {
    shorten: (iri) => {
      if (!cache.has(iri)) cache.set(iri, find(iri));
      return cache.get(iri);
    },
    used: () => [...used].sort().map((prefix) => [prefix, all.get(prefix)!] as const),
  };
}

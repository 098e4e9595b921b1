import type { IndexView } from '../store/index-view.ts';
import { iri, PREFIXES } from '../vocabulary.ts';

/** Something that has the label. */
export interface Candidate {
  readonly iri: string;
  readonly label: string;
  /** Local name of its class; empty if unknown. */
  readonly type: string;
  /** True if the text is its preferred label, letter case aside. */
  readonly preferred: boolean;
}

/** Finds what a name stands for; `near` holds labels that look alike where nothing fits. */
export type LabelLookup = (label: string) => Promise<{ readonly candidates: readonly Candidate[]; readonly near: readonly string[] }>;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** How many letters must change to make one word of the other, at most `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** Looks labels up in a store: `skos:prefLabel`, `skos:altLabel`, `rdfs:label`; letter case, accents and "the" do not count. */
export function storeLabels(store: Pick<IndexView, 'getQuads' | 'getObjects'>): LabelLookup {
  return async (label) => {
    const wanted = fold(label);
    const candidates = new Map<string, Candidate>();
    const near = new Map<string, number>();
    for (const property of [iri('skos', 'prefLabel'), iri('rdfs', 'label'), iri('skos', 'altLabel')]) {
      const preferred = property !== iri('skos', 'altLabel');
      for (const quad of store.getQuads(null, property, null, null)) {
        const folded = fold(quad.object.value);
        const node = quad.subject.value;
        if (folded === wanted) {
          if (candidates.has(node)) continue;
          const types = store.getObjects(quad.subject, iri('rdf', 'type'), null).map((type) => type.value);
          const name = store.getObjects(quad.subject, iri('skos', 'prefLabel'), null)[0]?.value ?? quad.object.value;
          const type = types.find((t) => t.startsWith(PREFIXES.ent))?.slice(PREFIXES.ent.length) ?? '';
          candidates.set(node, { iri: node, label: name, type, preferred });
        } else if (preferred && candidates.size === 0) {
          const most = Math.max(1, Math.floor(wanted.length / 4));
          const d = folded.includes(wanted) && wanted.length > 2 ? 0 : distance(folded, wanted, most);
          if (d <= most) near.set(quad.object.value, d);
        }
      }
    }
    const labels = [...near].sort((x, y) => x[1] - y[1] || (x[0] < y[0] ? -1 : 1)).map(([text]) => text);
    return { candidates: [...candidates.values()], near: labels.slice(0, 3) };
  };
}

import type { Candidate, Gazetteer, Match } from './gazetteer.ts';
import { hashString, mix } from './hash.ts';
import type { Tag } from './tag.ts';
import { coarseCluster, fineCluster, type WordClusters } from './word-clusters.ts';
import { plainForm, wordKey, wordShape } from './word-form.ts';

/** A sentence as the name model sees it: the hashed features of each token, `width` to a row. */
export interface NameFeatures {
  readonly length: number;
  readonly width: number;
  readonly features: Int32Array;
}

/** More than any token has. */
export const NAME_WIDTH = 128;

/** A bit for what the lists say of a name. */
function bitOf({ thing, use, ambiguous }: Candidate): number {
  if (use === 'adjective' || use === 'people') return 4;
  const bits =
    use === 'metonym'
      ? 512
      : thing.type === 'Country'
        ? 1
        : thing.type === 'Place'
          ? 2
          : thing.type === 'Person'
            ? 16
            : thing.type === 'Materiel' || thing.type === 'Agreement'
              ? 128
              : thing.type === 'ArmedGroup'
                ? 64
                : thing.type === 'Facility'
                  ? 32
                  : 8;
  return ambiguous ? bits | 256 : bits;
}

/** For each token what the lists say of the name it lies in, and where in it. */
function listed(length: number, matches: readonly Match[]): Int32Array {
  const out = new Int32Array(length);
  for (const { first, last, candidates } of matches) {
    const bits = candidates.reduce((all, c) => all | bitOf(c), 0);
    for (let i = first; i < last; i++) out[i] = bits * 8 + (last - first === 1 ? 1 : i === first ? 2 : i === last - 1 ? 3 : 4);
  }
  return out;
}

const CAPITAL = /^\p{Lu}/u;

/** Computes the features of a sentence. */
export function nameFeatures(words: readonly string[], tags: readonly Tag[], clusters: WordClusters, gazetteer: Gazetteer): NameFeatures {
  const n = words.length;
  const plain = words.map(plainForm);
  const lower = words.map(wordKey);
  const shout = words.length > 3 && words.every((w) => w === w.toUpperCase());
  const gaz = listed(n, gazetteer.matches(words));
  const L = Int32Array.from(lower, (w) => hashString(w));
  const W = Int32Array.from(plain, (w) => hashString(w));
  const S = Int32Array.from(plain, (w) => hashString(wordShape(w), 5));
  const C = Int32Array.from(lower, (w) => coarseCluster(clusters, w));
  const F = Int32Array.from(lower, (w) => fineCluster(clusters, w));
  const T = Int32Array.from(tags, (t) => hashString(t.xpos));
  const G = Int32Array.from(lower, (w) => (gazetteer.givenNames.has(w) ? 1 : 0));
  const capital = words.map((w) => CAPITAL.test(w));
  const at = (a: Int32Array, i: number): number => (i < 0 ? -1 + i : i >= n ? n - i - 5 : a[i]!);
  const features = new Int32Array(n * NAME_WIDTH);
  for (let i = 0; i < n; i++) {
    let k = i * NAME_WIDTH;
    let id = 1;
    const one = (v: number): void => {
      features[k++] = mix(v, Math.imul(id++, 0x9e3779b1));
    };
    const two = (a: number, b: number): void => one(mix(a, b));
    const three = (a: number, b: number, c: number): void => one(mix(mix(a, b), c));
    const start = i === 0 ? 1 : 0;
    one(shout ? 1 : 0);
    for (let d = -2; d <= 2; d++) {
      one(at(L, i + d));
      one(at(S, i + d));
      one(at(C, i + d));
      one(at(F, i + d));
      one(at(gaz, i + d));
      one(at(T, i + d));
    }
    one(W[i]!);
    two(at(L, i - 1), L[i]!);
    two(L[i]!, at(L, i + 1));
    two(at(S, i - 1), S[i]!);
    two(S[i]!, at(S, i + 1));
    three(at(S, i - 1), S[i]!, at(S, i + 1));
    two(at(L, i - 2), at(L, i - 1));
    two(at(L, i + 1), at(L, i + 2));
    two(at(T, i - 1), T[i]!);
    two(T[i]!, at(T, i + 1));
    three(at(T, i - 1), T[i]!, at(T, i + 1));
    two(T[i]!, S[i]!);
    two(T[i]!, L[i]!);
    two(T[i]!, F[i]!);
    three(T[i]!, gaz[i]!, at(T, i + 1));
    three(T[i]!, at(T, i + 1), at(L, i + 1));
    three(T[i]!, at(T, i - 1), at(L, i - 1));
    const w = lower[i]!;
    for (let s = 1; s <= 5; s++) {
      one(hashString(w.slice(-s)));
      if (s < 5) one(hashString(w.slice(0, s)));
    }
    two(S[i]!, start);
    two(gaz[i]!, S[i]!);
    two(gaz[i]!, at(gaz, i + 1));
    two(at(gaz, i - 1), gaz[i]!);
    three(gaz[i]!, start, S[i]!);
    three(gaz[i]!, at(F, i - 1), 0);
    three(gaz[i]!, at(F, i + 1), 0);
    three(gaz[i]!, at(L, i + 1), at(L, i - 1));
    three(G[i]!, at(G, i + 1), S[i]!);
    two(F[i]!, at(F, i - 1));
    two(F[i]!, at(F, i + 1));
    two(F[i]!, S[i]!);
    two(C[i]!, S[i]!);
    two(at(C, i - 1), C[i]!);
    two(C[i]!, at(C, i + 1));
    three(at(C, i - 1), S[i]!, at(C, i + 1));
    three(at(F, i - 1), S[i]!, at(S, i + 1));
    three(S[i]!, at(S, i + 1), at(F, i + 1));
    three(S[i]!, at(S, i + 1), at(F, i + 2));
    three(S[i]!, at(F, i - 1), at(F, i - 2));
    if (capital[i]) {
      // the run of capitals that the word lies in, the words around it, and what the lists say of its parts
      let a = i;
      let b = i;
      while (a > 0 && capital[a - 1]) a--;
      while (b + 1 < n && capital[b + 1]) b++;
      two(at(L, a - 1), 7);
      two(at(L, b + 1), 8);
      three(Math.min(b - a, 4), i - a, 9);
      two(L[b]!, 10);
      two(L[a]!, 11);
      two(at(F, a - 1), 12);
      two(at(F, b + 1), 13);
      two(F[b]!, 14);
      two(F[a]!, 15);
      two(hashString(lower[b]!.slice(-3)), 16);
      let all = 0;
      for (let q = a; q <= b; q++) all |= gaz[q]! >> 3;
      two(all, 17);
      three(all, gaz[i]!, 18);
      three(at(F, a - 1), at(F, b + 1), 19);
      // one step further: "Ministry of Foreign Affairs", "University of California"
      const link = at(L, b + 1);
      two(link, at(F, b + 2));
      three(at(L, a - 1), at(F, a - 2), 20);
      three(C[b]!, C[a]!, Math.min(b - a, 4));
      two(F[b]!, i - b);
      two(F[a]!, a - i);
    }
    // rows end with a zero: the number of features is the place of the first
  }
  return { length: n, width: NAME_WIDTH, features };
}

/** How many features the token has. */
export function featureCount({ features, width }: NameFeatures, i: number): number {
  let k = width;
  while (k > 0 && features[i * width + k - 1] === 0) k--;
  return k;
}

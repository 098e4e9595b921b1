import { hashString, mix } from './hash.ts';
import type { ParseState } from './parse-state.ts';
import type { Tag } from './tag.ts';
import { coarseCluster, fineCluster, type WordClusters } from './word-clusters.ts';
import { wordKey } from './word-form.ts';

/** A sentence as the parser sees it; position 0 is the root, `length + 1` stands for "none". */
export interface ParserInput {
  readonly length: number;
  readonly word: Int32Array;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly suffix: Int32Array;
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
}

/** Prepares the words and tags of one sentence. */
export function parserInput(words: readonly string[], tags: readonly Tag[], clusters: WordClusters): ParserInput {
  const length = words.length;
  const keys = words.map(wordKey);
  const ints = (root: number, none: number, f: (i: number) => number): Int32Array =>
    Int32Array.from({ length: length + 2 }, (_, i) => (i === 0 ? root : i > length ? none : f(i - 1)));
  return {
    length,
    word: ints(11, 21, (i) => hashString(keys[i]!)),
    xpos: ints(12, 22, (i) => hashString(tags[i]!.xpos, 3)),
    upos: ints(13, 23, (i) => hashString(tags[i]!.upos, 4)),
    suffix: ints(0, 0, (i) => hashString(keys[i]!.slice(-3), 9)),
    coarse: ints(0, -1, (i) => coarseCluster(clusters, keys[i]!)),
    fine: ints(0, -1, (i) => fineCluster(clusters, keys[i]!)),
  };
}

/*
 * The templates, after Zhang & Nivre (2011): each is a list of facts that are hashed together into one feature.
 * A fact is a place and what is asked of it. Places: s0 to s3 the stack from its top, b0 to b3 the buffer; then l and r for the outermost
 * child to the left and right, L and R for the second. Asked: .w word, .p Penn tag, .u word class, .s ending, .c coarse and .d fine cluster,
 * .l label, .vl and .vr number of children, .kl and .kr the labels of the children. `near` is the distance s0–b0, `gap` s1–s0.
 */
const PLACES = 's0 s1 s2 s3 b0 b1 b2 b3 s0l s0r s0L s0R s1l s1r s1L s1R b0l b0L s2r s0ll s0rr s1ll s1rr'.split(' ');
const ASKED = 'w p u s c d l vl vr kl kr'.split(' ');
const NEAR = PLACES.length * ASKED.length;
const GAP = NEAR + 1;

const TEMPLATES = `
s0.w|s0.p|s0.w s0.p|s1.w|s1.p|s1.w s1.p|b0.w|b0.p|b0.w b0.p|b1.w|b1.p|b1.w b1.p|b2.w|b2.p|b2.w b2.p|s2.w|s2.p|b3.p
s0.w s0.p b0.w b0.p|s0.w s0.p b0.w|s0.w b0.w b0.p|s0.w s0.p b0.p|s0.p b0.w b0.p|s0.w b0.w|s0.p b0.p
s1.w s1.p s0.w s0.p|s1.w s1.p s0.p|s1.p s0.w s0.p|s1.w s0.w|s1.p s0.p|s1.w s1.p s0.w|s1.w s0.w s0.p
b0.p b1.p|b0.p b1.p b2.p|s0.p b0.p b1.p|s1.p s0.p b0.p|s2.p s1.p s0.p|s1.p s0.p b0.p b1.p|s0.p b0.p b1.p b2.p|s1.u s0.u b0.u b1.u|s2.u s1.u s0.u
s0.p s0l.p b0.p|s0.p s0r.p b0.p|s0.p b0.p b0l.p|s1.p s0.p s0l.p|s1.p s0.p s0r.p|s1.p s1l.p s0.p|s1.p s1r.p s0.p|s1.p s1r.p b0.p
s0.p s0l.p s0L.p|s0.p s0r.p s0R.p|s1.p s1r.p s1R.p|b0.p b0l.p b0L.p
s0.w s0.vl|s0.w s0.vr|s0.p s0.vl|s0.p s0.vr|s1.w s1.vr|s1.p s1.vr|s1.w s1.vl|s1.p s1.vl|b0.w b0.vl|b0.p b0.vl
s0.w near|s0.p near|b0.w near|b0.p near|s0.w b0.w near|s0.p b0.p near|s1.p s0.p gap|s0.w gap|s1.w gap|s1.w s0.w gap|s1.p gap
s0l.w|s0l.p|s0l.l|s0r.w|s0r.p|s0r.l|s1l.w|s1l.p|s1l.l|s1r.w|s1r.p|s1r.l|b0l.w|b0l.p|b0l.l|s0L.l|s0R.l|s1R.l|b0L.l|s1L.l
s0.w s0.kl|s0.p s0.kl|s0.w s0.kr|s0.p s0.kr|s1.w s1.kr|s1.p s1.kr|b0.w b0.kl|b0.p b0.kl|s0.p s0.kl b0.p|s1.p s1.kr s0.p|s0.p s0.kr b0.p
s1.p s1.kl|s1.p s0.p s0.kl|s1.p s0.p s0.kr|s0.p b0.p b0.kl
s0.w s0r.p b0.p|s0.w b0.w b1.p|s1.w s0.w b0.p|s1.w s0.p b0.w|s1.p s0.w b0.w|s0r.w s0.p b0.w|s0l.w s0.w s1.u|s1r.w s0.w s1.u
s1.w s0l.w s0.p|s1.w s1r.w s0.w|s0.w s0r.w b0.w
s0ll.p s0.p|s0rr.p s0.p b0.p|s1rr.p s1.p s0.p|s1.p s0.p s3.p|s2.p s1.p s0.p b0.p|s0.w b0.p b1.p|s0.p b0.w b1.p|s1.w s0.p b0.p
b0.s s0.p|s2.w s1.w s0.p|s2.p s2r.p s0.p
s0.c|s1.c|b0.c|s0.d|s1.d|b0.d|b1.d|s0.c b0.c|s1.c s0.c|s0.d b0.d|s1.d s0.d|s0.d b0.p|s0.p b0.d|s1.d s0.p|s1.p s0.d|s1.w s0.d|s1.d s0.w|s0.w b0.d
s0.d b0.w|s1.d s0.d b0.p|s0.d s0.p s0r.l|s1.d s0.u b0.d|s0.d s0.kl|s1.d s1.kr|s0r.d s0.d|s0l.d s0.d|s1r.d s1.d|s1.d s0l.c s0.p|s1.w s0l.w s0.d
s1.d s0l.w s0.d|s0.d s0r.w b0.d`
  .trim()
  .split(/[|\n]/)
  .map((template) => template.split(' ').map(factNumber));

function factNumber(fact: string): number {
  if (fact === 'near') return NEAR;
  if (fact === 'gap') return GAP;
  const [place = '', asked = ''] = fact.split('.');
  return PLACES.indexOf(place) * ASKED.length + ASKED.indexOf(asked);
}

/** One more than the templates: the last feature is always there. */
export const PARSE_FEATURES = TEMPLATES.length + 1;

const USED = [...new Set(TEMPLATES.flat())].filter((fact) => fact < NEAR);
const USED_PLACE = Int32Array.from(USED, (fact) => Math.floor(fact / ASKED.length));
const USED_ASKED = Int32Array.from(USED, (fact) => fact % ASKED.length);
const SLOT = new Map(USED.map((fact, i) => [fact, i]));
SLOT.set(NEAR, USED.length);
SLOT.set(GAP, USED.length + 1);
const STARTS = Int32Array.from([0, ...TEMPLATES.map((t) => t.length)]);
for (let i = 1; i < STARTS.length; i++) STARTS[i]! += STARTS[i - 1]!;
const FACTS = Int32Array.from(TEMPLATES.flat(), (fact) => SLOT.get(fact)!);

const places = new Int32Array(PLACES.length);
const values = new Int32Array(USED.length + 2);

/** Writes the features of a state into `out`. */
export function parseFeatures(input: ParserInput, state: ParseState, out: Int32Array): void {
  findPlaces(state);
  const none = state.length + 1;
  const columns = [input.word, input.xpos, input.upos, input.suffix, input.coarse, input.fine];
  for (let i = 0; i < USED_PLACE.length; i++) {
    const place = places[USED_PLACE[i]!]!;
    const asked = USED_ASKED[i]!;
    values[i] = asked < 6 ? columns[asked]![place]! : place === none ? 99 : relation(state, place, asked);
  }
  values[USED.length] = distance(places[0]!, places[4]!, none);
  values[USED.length + 1] = distance(places[1]!, places[0]!, none);
  const templates = STARTS.length - 1;
  for (let t = 0; t < templates; t++) {
    let h = Math.imul(t + 1, 0x9e3779b1);
    for (let k = STARTS[t]!; k < STARTS[t + 1]!; k++) h = mix(h, values[FACTS[k]!]!);
    out[t] = h;
  }
  out[templates] = 1;
}

function relation(state: ParseState, place: number, asked: number): number {
  if (asked === 6) return state.label[place]!;
  if (asked === 7) return Math.min(3, state.leftCount[place]!);
  if (asked === 8) return Math.min(3, state.rightCount[place]!);
  return asked === 9 ? state.leftLabels[place]! : state.rightLabels[place]!;
}

function distance(from: number, to: number, none: number): number {
  if (from === none || to === none || from === 0) return 9;
  const d = to - from;
  return d > 10 ? 7 : d > 5 ? 6 : d;
}

function findPlaces(state: ParseState): void {
  const none = state.length + 1;
  for (let k = 0; k < 4; k++) {
    places[k] = state.depth > k ? state.stack[state.depth - 1 - k]! : none;
    places[4 + k] = Math.min(state.next + k, none);
  }
  const child = (side: Int32Array, place: number): number => (place === none || side[place]! < 0 ? none : side[place]!);
  const s0 = places[0]!;
  const s1 = places[1]!;
  const b0 = places[4]!;
  places[8] = child(state.left1, s0);
  places[9] = child(state.right1, s0);
  places[10] = child(state.left2, s0);
  places[11] = child(state.right2, s0);
  places[12] = child(state.left1, s1);
  places[13] = child(state.right1, s1);
  places[14] = child(state.left2, s1);
  places[15] = child(state.right2, s1);
  places[16] = child(state.left1, b0);
  places[17] = child(state.left2, b0);
  places[18] = child(state.right1, places[2]!);
  places[19] = child(state.left1, places[8]!);
  places[20] = child(state.right1, places[9]!);
  places[21] = child(state.left1, places[12]!);
  places[22] = child(state.right1, places[13]!);
}

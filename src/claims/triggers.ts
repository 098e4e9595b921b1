import type { Parsed } from '../language/doc.ts';
import type { Frame } from '../ontology/ontology.ts';
import { verbForms } from '../ontology/verb-forms.ts';
import { bearersOf } from './bearers.ts';
import { conditionHolds } from './conditions.ts';
import type { Context } from './context.ts';
import { consumed, endsWith, fits, hasWords } from './frame-words.ts';
import { ACTORS, isKind } from './kinds.ts';
import { type LightUse, lightUse } from './light-verbs.ts';
import { nounSlots } from './noun-slots.ts';
import { isPassive, isSetOff, type Slots, surfaceSubject, verbSlots } from './slots.ts';
import { caseOf, isNoun, isVerb, kidsBy, relation } from './tree.ts';

/** A word that evokes an event, with the frame chosen for it and what stands in each role. */
export interface Trigger {
  /** The token of the word itself. */
  readonly token: number;
  /** The verb that carries it, where it is a noun under a light verb; else the token. */
  readonly host: number;
  readonly frame: Frame;
  /** Role → head tokens of its fillers. */
  readonly roles: ReadonlyMap<string, readonly number[]>;
  /** Role → heads of clauses whose own parties fill it: "agreed to send help **to Kenya**". */
  readonly clauseRoles: ReadonlyMap<string, readonly number[]>;
  readonly nominal: boolean;
  /** True for a noun that points back: "the attack", "these transfers". */
  readonly definite: boolean;
  readonly light: LightUse | null;
  /** How well the frame fits; compares readings of one stretch of text, and means nothing else. */
  readonly score: number;
}

/** A frame under one of its lemmas, cut into words. */
interface Entry {
  readonly frame: Frame;
  readonly words: readonly string[];
}
type Entries = ReadonlyMap<string, readonly Entry[]>;

/** Frames by the last word of each lemma, made once per ontology. */
export interface FrameIndex {
  readonly verbs: Entries;
  /** Regular form → lemma, for verbs whose lemma the language model cut wrongly ("shelled" → "shel"). */
  readonly verbLemmas: ReadonlyMap<string, string>;
  readonly nouns: Entries;
  readonly adjectives: Entries;
}

/** Indexes the frames: verbs by their first word ("hand over" under "hand"), nouns by their last ("air strike" under "strike"). */
export function indexFrames(frames: readonly Frame[]): FrameIndex {
  const verbs = new Map<string, { frame: Frame; words: string[] }[]>();
  const nouns = new Map<string, { frame: Frame; words: string[] }[]>();
  const adjectives = new Map<string, { frame: Frame; words: string[] }[]>();
  const add = (map: typeof verbs, key: string, frame: Frame, words: string[]): void =>
    void map.set(key, [...(map.get(key) ?? []), { frame, words }]);
  for (const frame of frames) {
    for (const lemma of frame.verbs) add(verbs, lemma.split(' ')[0]!, frame, lemma.split(' '));
    for (const lemma of frame.nouns) add(nouns, lemma.split(/[ -]/).at(-1)!, frame, lemma.split(/[ -]/));
    for (const lemma of frame.adjectives) add(adjectives, lemma.replace(/^-/, '').split(' ')[0]!, frame, lemma.split(' '));
  }
  const verbLemmas = new Map([...verbs.keys()].flatMap((lemma) => verbForms(lemma).map((form) => [form, lemma] as const)));
  return { verbs, verbLemmas, nouns, adjectives };
}

/** The trigger at a token, if a frame speaks there: the best of those whose conditions hold and whose needed roles are filled. */
export function triggerAt(index: FrameIndex, context: Context, i: number): Trigger | null {
  const { tree } = context;
  const token = tree.tokens[i]!;
  const name = context.within.get(i);
  if (name && name.kind === 'name' && isNoun(token)) return null;
  const lemma = token.lemma.toLowerCase();
  const form = token.text.toLowerCase();
  if (isVerb(token) && relation(token) !== 'amod' && relation(token) !== 'compound') {
    const candidates = verbLemmas(index, token)
      .flatMap((l) => index.verbs.get(l) ?? [])
      .filter(({ words }) => hasWords(context, i, words));
    const best =
      candidates.length === 0 ? null : choose(context, i, aimed(context, i, withLoose(context, i, verbSlots(tree, i))), candidates, false);
    if (best) return { token: i, host: i, ...best, nominal: false, definite: false, light: null };
    // "the shelling of the town" read as a verb by the tagger: a gerund with a determiner is a noun.
    // "is prepared to", "is committed to": a participle may stand among the adjectives.
    if (token.xpos !== 'VBG' && token.xpos !== 'VBN') return null;
  }
  if (isNoun(token) || token.xpos === 'VBG') {
    if (['compound', 'flat', 'goeswith'].includes(relation(token))) return null;
    const candidates = byLemmaOrForm(index.nouns, lemma, form).filter(({ words }) => endsWith(context, i, words));
    if (candidates.length === 0) return null;
    const light = lightUse(context, i);
    const slots = nounSlots(tree, i);
    if (light) for (const [slot, list] of light.slots) if (!slots.has(slot)) slots.set(slot, [...list]);
    addAims(context, [i, light?.verb ?? i], slots);
    withLoose(context, i, slots, true);
    if (!light) addCompany(context, i, slots);
    // What kind of event it is, whether or not it names somebody: "a **scathing** attack", "**military** support".
    const qualities = kidsBy(tree, i, 'amod', 'compound');
    if (qualities.length > 0) slots.set('quality', qualities);
    const bearers = bearersOf(context, i);
    if (bearers.length > 0) slots.set('bearer', bearers);
    const best = choose(context, i, slots, candidates, true);
    return best ? { token: i, host: light?.verb ?? i, ...best, nominal: true, definite: isDefinite(context, i), light } : null;
  }
  if (token.upos === 'ADJ' || token.xpos === 'VBN') {
    const candidates = byLemmaOrForm(index.adjectives, lemma, form).filter(({ words }) => fits(context, i, words));
    const best = candidates.length === 0 ? null : choose(context, i, adjectiveSlots(context, i), candidates, false);
    if (best) return { token: i, host: i, ...best, nominal: false, definite: false, light: null };
  }
  return null;
}

/** The classes that a noun can tell of. */
export const nounTypes = (index: FrameIndex, lemma: string): ReadonlySet<string> =>
  new Set((index.nouns.get(lemma) ?? []).map(({ frame }) => frame.type));

/** "approved sanctions **targeting** two banks": whom the noun's event is aimed at, by the word list. */
function addAims(context: Context, heads: readonly number[], slots: Slots): void {
  for (const head of new Set(heads)) {
    for (const k of kidsBy(context.tree, head, 'acl', 'advcl')) {
      const use = context.lexicon.lightVerbs.get(context.tree.tokens[k]!.lemma.toLowerCase())?.find((u) => u.link === 'acl');
      const aimed = use && verbSlots(context.tree, k).get(use.patient);
      if (aimed) for (const slot of ['obj', 'on', 'against']) if (!slots.has(slot)) slots.set(slot, [...aimed]);
    }
  }
}

/** The slots of a verb with whom it is aimed at. */
const aimed = (context: Context, i: number, slots: Slots): Slots => {
  addAims(context, [i, ...(slots.get('obj') ?? [])], slots);
  return slots;
};

/** What is said to somebody's face. */
const TELLING = new Set('assure brief congratulate inform press reassure tell thank update urge warn'.split(' '));

/** Verbs of those who go somewhere to meet somebody: "arrived **for talks**". */
const TRAVELLING = new Set('arrive come fly go head jet journey land travel visit'.split(' '));

/** "**During a summit** they reaffirmed", "**In a meeting** with X **he** called for": who acts in the clause takes part in its occasion. */
function addCompany(context: Context, i: number, slots: Slots): void {
  const { tree } = context;
  const token = tree.tokens[i]!;
  if (token.head < 0 || slots.has('poss') || slots.has('between')) return;
  const head = tree.tokens[token.head]!;
  const preposition = caseOf(tree, i);
  // "is **in Washington for talks**", "flew to Baku **for talks** with X"
  const there = kidsBy(tree, head.i, 'cop').length > 0 && /^(?:in|at)$/.test(caseOf(tree, head.i));
  if (preposition === 'for' ? !there && !TRAVELLING.has(head.lemma) : relation(token) !== 'obl' || !isVerb(head)) return;
  if (!/^(during|at|in|after|following|for)$/.test(preposition) || isPassive(tree, head.i)) return;
  const subject = surfaceSubject(tree, head.i);
  if (subject === null) return;
  // "**in a call** on Monday X **assured** Y": who is spoken to takes part, where the noun names no other
  const told = slots.has('with') || !TELLING.has(tree.tokens[token.head]!.lemma) ? [] : (verbSlots(tree, token.head).get('obj') ?? []);
  slots.set('company', [subject, ...told.filter((t) => isKind(context, t, 'Person'))]);
}

const byLemmaOrForm = (entries: Entries, lemma: string, form: string): readonly Entry[] =>
  lemma === form ? (entries.get(lemma) ?? []) : [...new Set([...(entries.get(lemma) ?? []), ...(entries.get(form) ?? [])])];

/** Parts whose own parts are theirs alone: "attacked a camp near [the border with Mali]". */
const CLOSED = new Set(['subj', 'obj', 'iobj', 'comp', 'by', 'near', 'after', 'before', 'during', 'since']);

/** What stands with a preposition inside the object may belong to the verb: "sent [drones to Moscow]". Kept under the slot only if free. */
function withLoose(context: Context, i: number, slots: Slots, nominal = false): Slots {
  const { tree } = context;
  // Also what stands inside another part: "called for [sanctions against Moscow]".
  const inner = [...slots].filter(([slot]) => !CLOSED.has(slot)).flatMap(([, tokens]) => tokens);
  const queue = [...(slots.get('obj') ?? []), ...inner].filter((k) => k > i);
  for (let depth = 0; queue.length > 0 && depth < 6; depth++) {
    for (const k of kidsBy(tree, queue.shift()!, 'nmod', 'conj')) {
      const preposition = caseOf(tree, k);
      if (preposition === 'with' && isSetOff(tree, k)) continue;
      // "an attack on [the city of Kyiv]": below a noun a deeper "of" or "by" names no party of it.
      if (preposition !== '' && !slots.has(preposition) && !(nominal && (preposition === 'of' || preposition === 'by')))
        slots.set(preposition, [k]);
      queue.push(k);
    }
  }
  return slots;
}

function adjectiveSlots(context: Context, i: number): Slots {
  const { tree } = context;
  const slots: Slots = new Map();
  const token = tree.tokens[i]!;
  const subject = kidsBy(tree, i, 'nsubj')[0] ?? (['amod', 'acl'].includes(relation(token)) && token.head >= 0 ? token.head : undefined);
  if (subject !== undefined) slots.set('subj', [subject]);
  for (const k of kidsBy(tree, i, 'obl', 'nmod')) if (caseOf(tree, k) !== '') slots.set(caseOf(tree, k), [k]);
  for (const k of kidsBy(tree, i, 'ccomp', 'xcomp', 'advcl')) slots.set('comp', [k]);
  // "Iran-backed": what stands before the hyphen.
  if (tree.tokens[i - 1]?.text === '-' && i >= 2) slots.set('mod', [i - 2]);
  return slots;
}

interface Choice {
  readonly frame: Frame;
  readonly roles: ReadonlyMap<string, readonly number[]>;
  readonly clauseRoles: ReadonlyMap<string, readonly number[]>;
  readonly score: number;
}

function choose(context: Context, i: number, slots: Slots, candidates: readonly Entry[], nominal: boolean): Choice | null {
  for (const [slot, list] of slots) {
    const rest = list.filter((t) => !context.timely.has(t));
    if (rest.length === 0) slots.delete(slot);
    else slots.set(slot, rest);
  }
  let best: Choice | null = null;
  for (const { frame, words } of candidates) {
    const used = nominal ? nominalSlots(context, frame, slots) : consumed(context, slots, words);
    const roles = assign(frame, used, nominal);
    const company = slots.get('company');
    const type = context.ontology.types.get(frame.type);
    if (company && type?.reciprocal && type.category === 'CONSULT')
      roles.set('participant', [...new Set([...(roles.get('participant') ?? []), ...company])]);
    if (!frame.conditions.every((c) => conditionHolds(context, i, frame, c, used, roles))) continue;
    const clauseRole = frame.slots.get('comp-recipient') ?? frame.slots.get('comp-subject');
    const clauses = used.get('comp');
    const clauseRoles = new Map(clauseRole && clauses && !roles.has(clauseRole) ? [[clauseRole, clauses]] : []);
    if (
      !frame.needs.every((role) => roles.has(role) || clauseRoles.has(role)) ||
      !frame.needsSlots.every((slot) => used.has(slot) || (slot === 'mod' && used.has('quality')))
    )
      continue;
    const score =
      frame.confidence +
      0.06 * roles.size +
      frame.conditions.reduce((sum, c) => sum + (c.not ? 0.02 : used.has(c.slot) || c.slot === 'self' ? 0.1 : 0), 0) +
      0.15 * (words.length - 1) +
      0.05 * frame.needs.length;
    if (best === null || score > best.score) best = { frame, roles, clauseRoles, score };
  }
  return best;
}

/**
 * The slots of a noun in the terms of its frame: the possessor, a modifier or "by" stand for the subject, "of" for the object
 * (or the subject of a verb without object: "the resignation **of** the minister"), unless the frame says so itself.
 */
function nominalSlots(context: Context, frame: Frame, slots: Slots): Slots {
  const out: Slots = new Map(slots);
  const free = (slot: string): boolean => !frame.slots.has(slot);
  const take = (from: string, to: string): void => {
    const tokens = slots.get(from);
    if (tokens && free(from) && frame.slots.has(to) && !out.has(to)) out.set(to, tokens);
  };
  take('by', 'subj');
  // A relation is said of somebody, an event is not: "Chad is an **ally** of Mali", but not "the raid was an **attack**".
  const bearers = slots.get('bearer');
  if (bearers && frame.needs.includes('subject') && !out.has('subj')) out.set('subj', bearers);
  const hasObject = frame.slots.has('obj');
  take('of', hasObject ? 'obj' : 'subj');
  // "the minister's resignation", "Moscow's attack"; with an agent the possessor is the one acted upon: "Kyiv's capture by rebels".
  take('poss', 'subj');
  if (out.has('subj') && slots.get('poss') !== out.get('subj') && hasObject) take('poss', 'obj');
  // Before a noun only a name acts: "**Israeli** strikes", not "**prisoner** swap"; and a place is where, not who: "**Gaza** strikes".
  const names = (slots.get('mod') ?? []).filter((k) =>
    (context.headed.get(k) ?? context.within.get(k))?.entities.some((e) => ACTORS.has(context.doc.entities[e]!.type)),
  );
  if (names.length > 0 && free('mod') && frame.slots.has('subj') && !out.has('subj')) out.set('subj', names);
  return out;
}

function assign(frame: Frame, slots: Slots, nominal: boolean): Map<string, number[]> {
  const roles = new Map<string, number[]>();
  for (const [slot, role] of frame.slots) {
    const tokens = slots.get(slot);
    if (!tokens) continue;
    const list = roles.get(role) ?? [];
    // Several slots may feed `participant`; of other roles the first slot that is filled keeps it.
    if (list.length > 0 && role !== 'participant') continue;
    for (const t of tokens) if (!list.includes(t)) list.push(t);
    roles.set(role, list);
  }
  if (nominal)
    for (const slot of ['between', 'among'])
      if (!frame.slots.has(slot)) {
        const tokens = slots.get(slot);
        if (tokens) roles.set('participant', [...tokens]);
      }
  return roles;
}

function isDefinite(context: Context, i: number): boolean {
  return kidsBy(context.tree, i, 'det').some((k) => /^(the|this|that|these|those)$/i.test(context.tree.tokens[k]!.text));
}

/** A noun that points at what was just told: "these transfers". */
export const isDemonstrative = (context: Context, i: number): boolean =>
  kidsBy(context.tree, i, 'det').some((k) => /^(this|that|these|those|such)$/i.test(context.tree.tokens[k]!.text));

/** The lemma, and the one that the form is made from where the lemmatiser does not know it: "shelled" → shell. */
const verbLemmas = (index: FrameIndex, token: Parsed): string[] => {
  const lemma = token.lemma.toLowerCase();
  const known = index.verbLemmas.get(token.text.toLowerCase());
  return known === undefined || known === lemma || index.verbs.has(lemma) ? [lemma] : [known];
};

import type { Span } from '../errors.ts';
import { type Candidate, isRole } from './candidates.ts';
import type { Source } from './claim.ts';
import { clauseAround } from './clause-span.ts';
import type { Context } from './context.ts';
import { sourcesOf } from './fillers.ts';
import type { JoinedEvent } from './join-mentions.ts';
import { isPassive, verbSlots } from './slots.ts';
import { isVerb, kidsBy } from './tree.ts';

/** Somebody says of an event told before that it is not so: "he has denied the allegations". */
export interface Denial {
  readonly event: number;
  readonly by: readonly Source[];
  readonly cue: Span;
  readonly span: Span;
}

/** The text takes back what it told before: "this has not been confirmed". */
export interface Doubt {
  readonly candidates: readonly Candidate[];
  readonly cue: Span;
}

const POINTERS = new Set(['it', 'this', 'that', 'them', 'any', 'such', 'so']);

/** Denials that point back with a noun or pronoun; those with a clause of their own are read as claims about that clause. */
export function findDenials(context: Context, events: readonly JoinedEvent[]): Denial[] {
  const out: Denial[] = [];
  for (const token of context.tree.tokens) {
    if (!isDenial(context, token.i)) continue;
    const slots = verbSlots(context.tree, token.i);
    if (
      slots.has('comp') ||
      kidsBy(context.tree, token.i, 'advmod').some((k) => /^(not|n['’]t|never)$/i.test(context.tree.tokens[k]!.text))
    )
      continue;
    const by = (slots.get('subj') ?? []).flatMap((s) => sourcesOf(context, s));
    if (by.length === 0) continue;
    const event = target(context, events, token.i, by);
    if (event !== null) out.push({ event, by, cue: { start: token.start, end: token.end }, span: clauseAround(context, token.i) });
  }
  return out;
}

/** A verb that denies what was or is said, and so is no event of its own: "denied the charge", "denied arming them". */
export function isDenial(context: Context, i: number): boolean {
  if (!isVerb(context.tree.tokens[i]!) || !denies(context, i)) return false;
  const slots = verbSlots(context.tree, i);
  return slots.has('comp') || (slots.get('obj') ?? []).some((o) => pointsBack(context, o));
}

function denies(context: Context, i: number): boolean {
  const token = context.tree.tokens[i]!;
  if (context.lexicon.cues.get(`verb:${token.lemma.toLowerCase()}`)?.some((c) => c.effect === 'deny')) return true;
  // "rejected the allegations", "dismissed the reports": these deny only what was said.
  return /^(reject|dismiss)$/.test(token.lemma) && (verbSlots(context.tree, i).get('obj') ?? []).some((o) => saidThing(context, o));
}

/** Nouns for what has been said: "allegations", "reports", "claims", "accusation". */
const saidThing = (context: Context, i: number): boolean => {
  const lemma = context.tree.tokens[i]!.lemma.toLowerCase();
  return context.lexicon.cues.get(`noun:${lemma}`)?.some((c) => c.effect === 'allege') ?? false;
};

const pointsBack = (context: Context, i: number): boolean => {
  const token = context.tree.tokens[i]!;
  return (
    saidThing(context, i) ||
    POINTERS.has(token.lemma.toLowerCase()) ||
    /^(involvement|responsibility|wrongdoing|role|link|knowledge|part)$/.test(token.lemma.toLowerCase())
  );
};

/** The event that is denied: the latest told within three sentences in which the denier, or his state, is the one who acts. */
function target(context: Context, events: readonly JoinedEvent[], at: number, by: readonly Source[]): number | null {
  const { doc } = context;
  const said = (verbSlots(context.tree, at).get('obj') ?? []).some((o) => saidThing(context, o));
  const sentence = context.tree.tokens[at]!.sentence;
  const states = new Set(by.flatMap((s) => ('entity' in s ? [doc.entities[s.entity]!.country] : [])).filter((c) => c !== null));
  const entities = new Set(by.flatMap((s) => ('entity' in s ? [s.entity] : [])));
  let best: { event: number; token: number; rank: number } | null = null;
  events.forEach((event, k) => {
    for (const mention of event.mentions) {
      const token = mention.trigger.token;
      const distance = sentence - context.tree.tokens[token]!.sentence;
      if (token >= at || distance < 0 || distance > 3) continue;
      if (['ACCUSE', 'REJECT', 'REQUEST'].includes(context.ontology.types.get(mention.type)?.category ?? '')) continue;
      const actors = [...mention.roles]
        .filter(([role]) => isRole(context, role, 'actor'))
        .flatMap(([, f]) => f)
        .flatMap((f) => ('entity' in f ? [f.entity] : []));
      const self = actors.some((e) => entities.has(e));
      const state = actors.some((e) => doc.entities[e]!.country !== null && states.has(doc.entities[e]!.country));
      if (!self && !state) continue;
      // What the article itself vouches for is denied only by a pronoun close by; "the allegations" are what was alleged.
      if (mention.standing.status === 'Asserted' && (said || distance > 1)) continue;
      const rank = (self ? 2 : 0) + (mention.standing.status === 'Asserted' ? 0 : 3) - distance;
      if (best === null || rank > best.rank || (rank === best.rank && token > best.token)) best = { event: k, token, rank };
    }
  });
  return (best as { event: number } | null)?.event ?? null;
}

const UNSURE = /^(confirm|verify|corroborate|substantiate|authenticate)$/;

/** "…, although this has not been confirmed"; "The report could not be verified": what was told just before becomes alleged. */
export function findDoubts(context: Context, candidates: readonly Candidate[]): Doubt[] {
  const out: Doubt[] = [];
  const { tree } = context;
  for (const token of tree.tokens) {
    if (!isVerb(token) || !UNSURE.test(token.lemma)) continue;
    const not = kidsBy(tree, token.i, 'advmod').find((k) => /^(not|n['’]t|never|yet)$/i.test(tree.tokens[k]!.text));
    if (not === undefined) continue;
    const slots = verbSlots(tree, token.i);
    const what = slots.get('obj') ?? [];
    if (slots.has('comp') || !(isPassive(tree, token.i) || what.length > 0)) continue;
    if (
      !what.some(
        (o) =>
          POINTERS.has(tree.tokens[o]!.lemma.toLowerCase()) ||
          saidThing(context, o) ||
          /^(figure|toll|account|detail|information|statement|number)$/.test(tree.tokens[o]!.lemma),
      )
    )
      continue;
    const inSentence = candidates.filter((c) => c.trigger.token < token.i && tree.tokens[c.trigger.token]!.sentence === token.sentence);
    const before =
      inSentence.length > 0 ? inSentence : candidates.filter((c) => tree.tokens[c.trigger.token]!.sentence === token.sentence - 1);
    if (before.length > 0) out.push({ candidates: before, cue: clauseAround(context, token.i) });
  }
  return out;
}

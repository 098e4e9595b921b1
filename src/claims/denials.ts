import type { Span } from '../errors.ts';
import { speakersIn } from './attribution.ts';
import { actorsOf, type Candidate, sameFiller } from './candidates.ts';
import type { Filler, Source } from './claim.ts';
import { clauseAround } from './clause-span.ts';
import type { Context } from './context.ts';
import { isNegated, lookUp } from './cues.ts';
import { partiesOf } from './fillers.ts';
import type { JoinedEvent } from './join-mentions.ts';
import { verbSlots } from './slots.ts';
import { speakersOf } from './speakers.ts';
import { caseOf, isNoun, isVerb, kidsBy } from './tree.ts';
import { calls, hasContent, isUntrue, POINTERS, saidThing } from './untrue.ts';

/** Somebody says of an event told before that it is not so: "he has denied the allegations". */
export interface Denial {
  readonly event: number;
  readonly by: readonly Source[];
  readonly cue: Span;
  readonly span: Span;
}

/** Denials that point back with a noun or pronoun; those with a clause of their own are read as claims about that clause. */
export function findDenials(context: Context, events: readonly JoinedEvent[]): Denial[] {
  const out: Denial[] = [];
  for (const token of context.tree.tokens) {
    if (!isDenial(context, token.i) || isNegated(context, token.i)) continue;
    const slots = verbSlots(context.tree, token.i);
    if (slots.has('comp') && !calls(context, token.i)) continue;
    const by = (slots.get('subj') ?? []).flatMap((s) => speakersOf(context, s));
    if (by.length === 0) continue;
    const cue = { start: token.start, end: token.end };
    const span = clauseAround(context, token.i);
    for (const event of targets(context, events, token.i, slots.get('obj') ?? [], by)) out.push({ event, by, cue, span });
  }
  return [...out, ...plainDenials(context, events), ...disownings(context, events)];
}

/** A verb that denies what was or is said, and so is no event of its own: "denied the charge", "denied arming them", "called it a lie". */
export function isDenial(context: Context, i: number): boolean {
  const token = context.tree.tokens[i]!;
  if (!isVerb(token)) return false;
  const slots = verbSlots(context.tree, i);
  const objects = slots.get('obj') ?? [];
  if (calls(context, i)) return objects.some((o) => pointsBack(context, o, i) || saidThing(context, o, true));
  // "rejected the allegations", "dismissed the reports": these deny only what was said.
  if (/^(?:reject|dismiss|rubbish|deny|refute|dispute|rebut|contradict)$/.test(token.lemma) && objects.some((o) => saidThing(context, o)))
    return true;
  if (!context.lexicon.cues.get(`verb:${token.lemma.toLowerCase()}`)?.some((c) => c.effect === 'deny')) return false;
  if (slots.has('comp') || objects.some((o) => pointsBack(context, o, i))) return true;
  // "denied any arms deal", "denied a role"; but "denied them entry", "denied the request" refuse something
  return (
    token.lemma === 'deny' &&
    !slots.has('iobj') &&
    objects.some((o) => isNoun(context.tree.tokens[o]!) && !lookUp(context, 'noun', context.tree.tokens[o]!.lemma.toLowerCase(), 'granted'))
  );
}

/** "“These claims are **false**,” the minister said": told by whoever is quoted. */
function plainDenials(context: Context, events: readonly JoinedEvent[]): Denial[] {
  const { tree, doc } = context;
  return tree.tokens.flatMap((token) => {
    if (kidsBy(tree, token.i, 'cop').length === 0 || !isUntrue(context, token.i) || isNegated(context, token.i)) return [];
    const subject = kidsBy(tree, token.i, 'nsubj').find(
      (s) => saidThing(context, s) || /^(?:it|this|that|these|they)$/i.test(tree.tokens[s]!.text),
    );
    if (subject === undefined) return [];
    const quotation = doc.quotations
      .filter((q) => q.first <= token.i && token.i < q.last)
      .sort((x, y) => x.last - x.first - (y.last - y.first))[0];
    const by = quotation ? speakersIn(context, quotation) : [];
    if (by.length === 0) return [];
    return targets(context, events, token.i, [subject], by, true).map((event) => ({
      event,
      by,
      cue: { start: token.start, end: token.end },
      span: clauseAround(context, token.i),
    }));
  });
}

function pointsBack(context: Context, i: number, verb: number): boolean {
  const token = context.tree.tokens[i]!;
  return (
    saidThing(context, i) ||
    POINTERS.has(token.lemma.toLowerCase()) ||
    whichClause(context, verb) ||
    /^(?:involvement|responsibility|wrongdoing|role|link|knowledge|part)$/.test(token.lemma.toLowerCase())
  );
}

/** "Chad armed the rebels, **which it denies**": the whole clause before is denied. */
function whichClause(context: Context, verb: number): boolean {
  const { tree } = context;
  if (!/:relcl$/.test(tree.tokens[verb]!.deprel)) return false;
  return kidsBy(tree, verb, 'obj').some((k) => /^which$/i.test(tree.tokens[k]!.text) && tree.tokens[k - 1]?.text === ',');
}

/** "Chad said it **had nothing to do with** the attack", "… **played no part** in it": whoever is told to say so denies it. */
function disownings(context: Context, events: readonly JoinedEvent[]): Denial[] {
  const { tree, doc } = context;
  return tree.tokens.flatMap((token) => {
    if (token.deprel !== 'obj' || token.head < 0 || !/^(?:have|play)$/.test(tree.tokens[token.head]!.lemma)) return [];
    const nothing = token.lemma === 'nothing' && kidsBy(tree, token.i, 'acl').some((k) => tree.tokens[k]!.lemma === 'do');
    const none =
      /^(?:role|part|hand|involvement)$/.test(token.lemma) &&
      kidsBy(tree, token.i, 'det').some((k) => tree.tokens[k]!.text.toLowerCase() === 'no');
    if (!nothing && !none) return [];
    const quotation = doc.quotations.find((q) => q.first <= token.i && token.i < q.last);
    const by = quotation ? speakersIn(context, quotation) : [];
    const cue = { start: tree.tokens[token.head]!.start, end: token.end };
    const span = clauseAround(context, token.i);
    return by.length === 0 ? [] : targets(context, events, token.i, [], by).map((event) => ({ event, by, cue, span }));
  });
}

interface Aim {
  readonly event: number;
  readonly rank: number;
  readonly token: number;
}

/**
 * The events that are denied. What the noun itself tells ("denied a report that **it shelled the town**"); else the latest told within
 * three sentences in which the denier, or his state, acts, or that comes from the one whose claim is denied ("**Berlin's** claim").
 */
function targets(
  context: Context,
  events: readonly JoinedEvent[],
  at: number,
  objects: readonly number[],
  by: readonly Source[],
  plain = false,
): readonly number[] {
  const { tree } = context;
  const inside = events.flatMap((event, k) =>
    event.mentions.some((m) => objects.some((o) => o !== m.trigger.token && saidThing(context, o) && isUnder(context, m.trigger.token, o)))
      ? [k]
      : [],
  );
  if (inside.length > 0) return inside;
  // "rejected accusations **that it has troops there**": what is denied is told, though no event of it was read
  if (objects.some((o) => hasContent(context, o))) return [];
  const said = plain || objects.some((o) => saidThing(context, o, isVerb(tree.tokens[at]!) && calls(context, at)));
  const owners = objects.flatMap((o) => ownersOf(context, o));
  const [own, told] = [partiesIn(context, by), partiesIn(context, owners)];
  const relative = /:relcl$/.test(tree.tokens[at]!.deprel);
  let best: Aim | null = null;
  events.forEach((event, k) => {
    for (const mention of event.mentions) {
      const { token } = mention.trigger;
      const distance = tree.tokens[at]!.sentence - tree.tokens[token]!.sentence;
      if (token >= at || distance < 0 || distance > 3 || mention.standing.negated) continue;
      // "accused them of smuggling, a charge **that Chad denied**": a relative clause denies what its own sentence tells
      if (relative && distance > 0) continue;
      // a speech act is not what is denied, unless it is itself what somebody is accused of: "accused it of violating the treaty"
      if (
        !(said && mention.standing.status === 'Reported') &&
        mention.standing.status !== 'Alleged' &&
        ['ACCUSE', 'REJECT', 'REQUEST', 'SUPPORT'].includes(context.ontology.types.get(mention.type)?.category ?? '')
      )
        continue;
      const { status, sources } = mention.standing;
      const vouched = status === 'Asserted';
      const actors = actorsOf(context, mention);
      const acts = meets(context, own, actors);
      const theirs = told.length > 0 && meets(context, told, sources);
      // "…, a claim that Chad denies", "…, which Chad denies": what its own sentence tells on somebody's word
      const beside = relative && distance === 0 && !vouched;
      // Others' word: "said he had been poisoned. Moscow dismissed the claim"
      const open =
        said &&
        !vouched &&
        (sources.length > 0 || actors.length === 0) &&
        owners.length === 0 &&
        distance <= 1 &&
        !meets(context, own, sources);
      if (acts === 0 && !theirs && !beside && !open) continue;
      // What the article itself vouches for is denied only by a pronoun close by; "the allegations" are what was alleged.
      if (vouched && (said || distance > 1)) continue;
      const rank = acts + (theirs ? 4 : 0) + (beside ? 3 : 0) + (vouched ? 0 : 3) - distance;
      if (best === null || rank > best.rank || (rank === best.rank && token > best.token)) best = { event: k, token, rank };
    }
  });
  return best === null ? [] : [(best as Aim).event];
}

const isUnder = (context: Context, i: number, above: number): boolean => {
  for (let at = i; at >= 0; at = context.tree.tokens[at]!.head) if (at === above) return true;
  return false;
};

/** Whose a claim is: "**Kyiv's** claim", "the **Indian** claim", "the claim **from Berlin**". */
function ownersOf(context: Context, i: number): Source[] {
  const { tree } = context;
  if (!isNoun(tree.tokens[i]!)) return [];
  const named = kidsBy(tree, i, 'nmod:poss', 'amod', 'compound').filter((k) => (context.headed.get(k)?.entities.length ?? 0) > 0);
  const from = kidsBy(tree, i, 'nmod').filter((k) => ['from', 'by', 'of'].includes(caseOf(tree, k)));
  return [...named, ...from].flatMap((k) => partiesOf(context, k).map((p) => ('entity' in p ? { entity: p.entity } : { unnamed: p.text })));
}

/** Entities with their states, so that a ministry speaks for its country. */
const partiesIn = (context: Context, sources: readonly Source[]): readonly (readonly [entity: number, country: string | null])[] =>
  sources.flatMap((s) => ('entity' in s ? [[s.entity, context.doc.entities[s.entity]!.country] as const] : []));

/** 2 where one of the parties is the same, 1 where one is of the same state, else 0. */
function meets(
  context: Context,
  parties: readonly (readonly [number, string | null])[],
  others: readonly ({ readonly entity: number } | object)[],
): number {
  const entities = others.flatMap((f) => ('entity' in f ? [f.entity as number] : []));
  if (parties.some(([e]) => entities.includes(e))) return 2;
  return parties.some(([, c]) => c !== null && entities.some((e) => context.doc.entities[e]!.country === c)) ? 1 : 0;
}

/**
 * "Mali said France had armed rebels. **Paris said it did not arm them**": who says of a deed that was told of him that he did not do it
 * denies it.
 */
export function deniedByDoer(context: Context, candidate: Candidate, before: readonly Candidate[]): Candidate {
  const { standing } = candidate;
  if (standing.status !== 'Reported' || !standing.negated) return candidate;
  const actors = (c: Candidate): readonly Filler[] => actorsOf(context, c);
  const told = before.some(
    (c) => c.type === candidate.type && !c.standing.negated && actors(c).some((a) => actors(candidate).some((b) => sameFiller(a, b))),
  );
  const own = meets(context, partiesIn(context, standing.sources), actors(candidate)) > 0;
  return told && own ? { ...candidate, standing: { ...standing, status: 'Denied' } } : candidate;
}

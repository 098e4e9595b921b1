import type { Span } from '../errors.ts';
import type { Analysed, TimeExpression } from '../language/doc.ts';
import type { Ontology } from '../ontology/ontology.ts';
import { actorsOf, type Candidate, isRole, readCandidates, sameFiller } from './candidates.ts';
import type { Claim, Event, Filler, Reading, Source, Status } from './claim.ts';
import { foldConsequences } from './consequences.ts';
import type { Context } from './context.ts';
import { contextOf } from './context.ts';
import { resolveDeeds } from './deeds.ts';
import { type Denial, deniedByDoer, findDenials, isDenial } from './denials.ts';
import { findDoubts } from './doubts.ts';
import { inTitle, type JoinedEvent, joinMentions } from './join-mentions.ts';
import type { Lexicon } from './lexicon.ts';
import { isPerformed, isSpeechAct } from './performed.ts';
import { pointersIn } from './pointers.ts';
import { indexRelations, relationClaims } from './relations.ts';
import { isOwnStatement } from './statements.ts';
import { indexFrames, isDemonstrative, type Trigger, triggerAt } from './triggers.ts';
import { weaponOwnersAct } from './weapon-owners.ts';

/** Readings below this are noise more often than not; measured on development text. */
const LEAST_CONFIDENCE = 0.4;

/** Reads an analysed article: which events it tells of, and as what each is held out, by whom, in which words. */
export function extract(ontology: Ontology, lexicon: Lexicon): (doc: Analysed) => Reading {
  const index = indexFrames(ontology.frames);
  const relations = indexRelations(ontology);
  return (doc) => {
    const context = contextOf(ontology, lexicon, doc);
    const found = doc.tokens.flatMap((token) => triggerAt(index, context, token.i) ?? []);
    const told = withoutRivals(context, found).filter((t) => !isDenial(context, t.token));
    const triggers = [...told, ...pointersIn(context, told)].sort((x, y) => x.token - y.token);
    const all = readCandidates(context, triggers);
    const kept = all.filter((c) => speaks(context, c) || isOwnStatement(context, c, all)).map((c) => performed(context, c));
    const missed = all
      .filter((c) => !kept.some((k) => k.trigger === c.trigger))
      .map((c) => ({
        sentence: doc.tokens[c.trigger.token]!.sentence,
        trigger: tokenSpan(context, c.trigger.token),
        frame: c.trigger.frame.name,
      }));
    const answered = resolveDeeds(context, index, foldConsequences(context, weaponOwnersAct(context, kept)));
    const doubts = findDoubts(context, answered);
    const doubted = new Map<Candidate, Span>();
    for (const doubt of doubts) for (const candidate of doubt.candidates) doubted.set(candidate, doubt.cue);
    const candidates = answered.map((c) => (doubted.has(c) ? doubtful(c, doubted.get(c)!) : c));
    const denied = candidates.map((c, k) => deniedByDoer(context, c, candidates.slice(0, k)));
    const joined = joinMentions(context, denied).map((event) => belowHeadline(context, event));
    const events = joined.map((event, i) => eventOf(context, event, i));
    const claims = claimsOf(context, joined);
    for (const claim of relationClaims(context, relations)) claims.push({ ...claim, i: claims.length });
    return { events, claims, missed };
  };
}

/** Of two words that tell one event the better is kept: "**launched** **air strikes**" is an air strike, "**reaffirmed** their **alliance**" a reaffirming. */
function withoutRivals(context: Context, found: readonly Trigger[]): Trigger[] {
  const verbs = new Map(found.filter((t) => !t.nominal).map((t) => [t.token, t]));
  const dropped = new Set<Trigger>();
  for (const trigger of found) {
    if (!trigger.nominal) {
      // "sanctions **targeting** two banks": the verb only says at whom.
      const { head } = context.tree.tokens[trigger.token]!;
      const aims =
        context.lexicon.lightVerbs.get(context.tree.tokens[trigger.token]!.lemma.toLowerCase())?.some((u) => u.link === 'acl') ?? false;
      if (aims && found.some((t) => t !== trigger && t.nominal && (t.host === head || t.token === head))) dropped.add(trigger);
      continue;
    }
    const verb = trigger.host === trigger.token ? undefined : verbs.get(trigger.host);
    if (verb) dropped.add(verb.score > trigger.score && verb.frame.type !== 'Statement' ? trigger : verb);
    // "suspended **aid**", "lifted the **embargo**", "a suspension of **aid**": what is done away with does not take place.
    else if (found.some((t) => t !== trigger && t.frame.type !== trigger.frame.type && t.roles.get('item')?.includes(trigger.token)))
      dropped.add(trigger);
  }
  return found.filter((t) => !dropped.has(t));
}

const tokenSpan = (context: Context, i: number): Span => ({ start: context.tree.tokens[i]!.start, end: context.tree.tokens[i]!.end });

/** A candidate is worth a claim if it names a party, is no mere wish, and is read with some confidence. */
function speaks(context: Context, candidate: Candidate): boolean {
  if (candidate.standing.wanted || candidate.confidence < LEAST_CONFIDENCE) return false;
  // "those involved in these transfers": a noun that points back and names nobody tells nothing new.
  if (
    candidate.trigger.nominal &&
    isDemonstrative(context, candidate.trigger.token) &&
    ![...candidate.roles].some(([role, fillers]) => !isRole(context, role, 'place') && fillers.some((f) => 'entity' in f))
  )
    return false;
  return [...candidate.roles].some(
    ([role, fillers]) => fillers.length > 0 && (isRole(context, role, 'actor') || isRole(context, role, 'recipient')),
  );
}

/** "The ministry said it condemned …": the saying is the deed, so the article vouches for it. */
function performed(context: Context, candidate: Candidate): Candidate {
  const { standing } = candidate;
  if (standing.status !== 'Reported' || !isSpeechAct(context, candidate.type)) return candidate;
  const actors = actorsOf(context, candidate);
  const own = standing.sources.every((s) =>
    actors.some((a) =>
      'entity' in s ? 'entity' in a && a.entity === s.entity : !('entity' in a) && a.text.toLowerCase() === s.unnamed.toLowerCase(),
    ),
  );
  return own ? { ...candidate, standing: { ...standing, status: 'Asserted', sources: [] } } : candidate;
}

function doubtful(candidate: Candidate, cue: Span): Candidate {
  const { standing } = candidate;
  if (standing.status !== 'Asserted' && standing.status !== 'Reported' && standing.status !== 'Alleged') return candidate;
  return { ...candidate, standing: { ...standing, status: 'Alleged', cues: [...standing.cues, cue] } };
}

/**
 * A headline drops what the text below says with care: "Kenya arms rebels", and then "Sudan said that Kenya …". Where no sentence of the
 * text asserts the event, the headline's mention stands as the text has it.
 */
function belowHeadline(context: Context, event: JoinedEvent): JoinedEvent {
  const below = event.mentions.filter((c) => !inTitle(context, c) && c.standing.status !== 'Denied');
  if (below.length === event.mentions.length) return event;
  if (below.length === 0 || below.some((c) => c.standing.status === 'Asserted')) return event;
  const { standing } = below[0]!;
  return { mentions: event.mentions.map((c) => (inTitle(context, c) && c.standing.status === 'Asserted' ? { ...c, standing } : c)) };
}

/** One event out of its mentions: roles and dates from any of them, the first that says it wins. */
function eventOf(context: Context, joined: JoinedEvent, i: number): Event {
  const first = joined.mentions[0]!;
  const roles = new Map<string, Filler[]>();
  for (const mention of joined.mentions) {
    for (const [role, fillers] of mention.roles) {
      const list = roles.get(role) ?? [];
      // A later mention fills what was open, and adds places; it does not add parties to those named before.
      if (list.length > 0 && mention !== first && !isRole(context, role, 'place') && role !== 'participant') continue;
      if (role === 'participant' && mention !== first && first.roles.has('actor')) continue;
      for (const filler of fillers) if (!list.some((other) => sameFiller(other, filler))) list.push(filler);
      roles.set(role, list);
    }
  }
  const time = best(joined.mentions.flatMap((m) => m.time ?? []));
  const spoken = time === null && joined.mentions.some((m) => isPerformed(context, m)) ? (context.doc.article.date ?? null) : null;
  return {
    i,
    // a headline's word is vague: "raid" over a text that tells of drones
    type: (joined.mentions.find((m) => !inTitle(context, m)) ?? first).type,
    roles,
    quantity: joined.mentions.find((m) => m.quantity !== null)?.quantity ?? null,
    date: time?.value ?? spoken,
    earliest: time?.earliest ?? null,
    latest: time?.latest ?? null,
    timeText: time ? context.doc.article.text.slice(time.start, time.end) : null,
    trigger: tokenSpan(context, first.trigger.token),
  };
}

const FINENESS = ['day', 'week', 'month', 'season', 'year', 'decade', 'vague'];
/** The finest date that has a value. */
const best = (times: readonly TimeExpression[]): TimeExpression | null =>
  [...times]
    .filter((t) => t.value !== null)
    .sort(
      (x, y) =>
        Number(x.kind === 'since') - Number(y.kind === 'since') || FINENESS.indexOf(x.granularity) - FINENESS.indexOf(y.granularity),
    )[0] ??
  times[0] ??
  null;

/** One claim for each way in which the article holds an event out; mentions alike in this share a claim with several spans. */
function claimsOf(context: Context, joined: readonly JoinedEvent[]): Claim[] {
  const claims: Claim[] = [];
  const denials = findDenials(context, joined);
  joined.forEach((event, e) => {
    const groups = new Map<string, Candidate[]>();
    for (const mention of event.mentions) {
      const { status, negated, sources } = mention.standing;
      const key = `${status} ${negated} ${JSON.stringify(sources)}`;
      groups.set(key, [...(groups.get(key) ?? []), mention]);
    }
    const own: Claim[] = [];
    for (const mentions of groups.values()) {
      const { status, negated, sources } = mentions[0]!.standing;
      own.push(
        makeClaim(
          e,
          status,
          negated,
          sources,
          mentions.flatMap((m) => m.standing.cues),
          Math.max(...mentions.map((m) => m.confidence)),
          mentions[0]!.trigger.frame.name,
          mentions.map((m) => m.span),
        ),
      );
    }
    const denied = new Map<string, Denial[]>();
    for (const denial of denials)
      if (denial.event === e) denied.set(JSON.stringify(denial.by), [...(denied.get(JSON.stringify(denial.by)) ?? []), denial]);
    for (const same of denied.values())
      own.push(
        makeClaim(
          e,
          'Denied',
          true,
          same[0]!.by,
          same.map((d) => d.cue),
          0.8,
          'denial',
          same.map((d) => d.span),
        ),
      );
    const base = claims.length;
    own.forEach((claim, k) => {
      // Who denies contradicts every claim that affirms the event.
      const contradicts = claim.negated ? own.flatMap((other, o) => (other.negated ? [] : [base + o])) : [];
      claims.push({ ...claim, i: base + k, contradicts });
    });
  });
  return claims;
}

function makeClaim(
  event: number,
  status: Status,
  negated: boolean,
  sources: readonly Source[],
  cues: readonly Span[],
  confidence: number,
  frame: string,
  spans: readonly Span[],
): Claim {
  return {
    i: 0,
    about: { event },
    status,
    negated,
    attributedTo: sources,
    chain: sources.length > 1 ? [...sources].reverse() : [],
    cues,
    confidence,
    frame,
    spans: dedupe(spans),
    contradicts: [],
  };
}

const dedupe = (spans: readonly Span[]): Span[] => [...new Map(spans.map((s) => [`${s.start}-${s.end}`, s])).values()];

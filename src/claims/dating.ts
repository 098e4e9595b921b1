import type { TimeExpression } from '../language/doc.ts';
import type { Context } from './context.ts';
import { lookUp } from './cues.ts';
import { caseOf, firstConjunct, isVerb, kidsBy, relation } from './tree.ts';
import type { Trigger } from './triggers.ts';

/** Links time expressions to the triggers that they date: the nearest one above, in the same clause. Trigger position → expression. */
export function datesOf(context: Context, triggers: readonly Trigger[]): Map<number, TimeExpression> {
  const { doc, tree } = context;
  const dates = new Map<number, TimeExpression>();
  const byToken = new Map<number, number[]>();
  triggers.forEach((t, k) => {
    for (const token of new Set([t.token, t.host])) byToken.set(token, [...(byToken.get(token) ?? []), k]);
  });
  const give = (k: number, time: TimeExpression): void => {
    if (!dates.has(k)) dates.set(k, time);
  };
  for (const time of doc.times) {
    if (time.kind === 'duration' || time.kind === 'recurring' || (time.value === null && time.earliest === null && time.latest === null))
      continue;
    const host = hostOf(context, time);
    if (host === null || isRanked(context, time, host)) continue;
    for (const at of upward(context, host)) {
      const here = byToken.get(at);
      if (here) {
        for (const k of here) give(k, time);
        break;
      }
      // "refused to recognise last **August's** election": the day belongs to the noun, not to the verb over it
      if (at === host && isOwnersTime(context, time)) break;
      // "are expected to approve … on Monday": the time hangs on a verb whose complement is the event.
      const below = kidsBy(tree, at, 'xcomp').find((x) => byToken.has(x));
      if (below !== undefined && isVerb(tree.tokens[at]!)) {
        for (const k of byToken.get(below)!) give(k, time);
        break;
      }
      // "it said in a statement on Friday": a verb that is no event ends the search, so that the time does not wander off.
      if (isVerb(tree.tokens[at]!) && kidsBy(tree, at, 'nsubj').length > 0) break;
    }
  }
  triggers.forEach((trigger, k) => {
    if (dates.has(k)) return;
    const shared = sharedDate(context, trigger, triggers, dates);
    if (shared) dates.set(k, shared);
  });
  return dates;
}

/** Deeds done by words. */
const BY_WORDS = new Set(['ACCUSE', 'REQUEST', 'THREATEN', 'SUPPORT', 'REJECT']);

/**
 * The time in which the story stands, for a trigger that no expression dates. "… killed fifty, the army **said on Thursday**" tells when
 * it was said: such a day serves only for what is done by words.
 */
export function dateOfStory(context: Context, trigger: Trigger, time: TimeExpression | null): TimeExpression | null {
  const host = time === null ? null : hostOf(context, time);
  if (host === null) return time;
  const over = [...upward(context, host)].find((i) => isVerb(context.tree.tokens[i]!));
  const verb = over === undefined ? null : context.tree.tokens[over]!.lemma.toLowerCase();
  const said = verb !== null && lookUp(context, 'verb', verb, 'clause')?.effect === 'report';
  return said && !BY_WORDS.has(context.ontology.types.get(trigger.frame.type)?.category ?? '') ? null : time;
}

/** The token that the time expression hangs on. */
function hostOf(context: Context, time: TimeExpression): number | null {
  for (let k = time.last - 1; k >= time.first; k--) {
    const head = context.tree.tokens[k]!.head;
    if (head < time.first || head >= time.last) return head < 0 ? k : head;
  }
  return null;
}

/** "the ninth shipment **since August**", "the worst attack since 2010": the time says among which, not when. */
const isRanked = (context: Context, time: TimeExpression, host: number): boolean =>
  time.kind === 'since' &&
  kidsBy(context.tree, host, 'amod').some(
    (k) =>
      lookUp(context, 'adjective', context.tree.tokens[k]!.text.toLowerCase(), 'rank') || /(?:th|st)$/i.test(context.tree.tokens[k]!.text),
  );

/** A time that owns a noun: "**last August's** election". */
const isOwnersTime = (context: Context, time: TimeExpression): boolean =>
  context.tree.tokens.slice(time.first, time.last).some((t) => t.deprel === 'nmod:poss' && (t.head < time.first || t.head >= time.last));

/** From a token upward: through prepositions and other times to the word of the clause. */
function* upward(context: Context, from: number): Generator<number> {
  let at = from;
  for (let depth = 0; depth < 5 && at >= 0; depth++) {
    yield at;
    const token = context.tree.tokens[at]!;
    if ((isVerb(token) && relation(token) !== 'xcomp') || token.deprel === 'acl:relcl') return;
    at = token.head;
  }
}

/** "During a summit on Friday they reaffirmed …", "On Monday police arrested … and charged …": one time serves both. */
function sharedDate(
  context: Context,
  trigger: Trigger,
  triggers: readonly Trigger[],
  dates: ReadonlyMap<number, TimeExpression>,
): TimeExpression | null {
  const { tree } = context;
  const verb = trigger.host;
  const first = firstConjunct(tree, verb);
  if (first !== verb) {
    const k = triggers.findIndex((t) => t.host === first || t.token === first);
    const time = dates.get(k);
    if (time && time.last <= first + 1) return time;
  }
  for (const [k, time] of dates) {
    const other = triggers[k]!;
    if (
      other.nominal &&
      other.host === other.token &&
      tree.tokens[other.token]!.head === verb &&
      /^(during|at|in)$/.test(caseOf(tree, other.token))
    )
      return time;
    if (
      trigger.nominal &&
      trigger.host === trigger.token &&
      tree.tokens[trigger.token]!.head === other.host &&
      /^(during|at|in)$/.test(caseOf(tree, trigger.token))
    )
      return time;
    // A participle that says how or with what result shares its clause's time: "…, killing five".
    if (
      relation(tree.tokens[verb]!) === 'advcl' &&
      tree.tokens[verb]!.xpos === 'VBG' &&
      tree.tokens[verb]!.head === other.host &&
      kidsBy(tree, verb, 'mark').length === 0
    )
      return time;
  }
  return null;
}

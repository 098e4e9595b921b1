import type { Span } from '../errors.ts';
import { arranged, isAwaited } from './ahead.ts';
import { addQuotations, apply, uniqueSources } from './attribution.ts';
import type { Source, Status } from './claim.ts';
import type { Context } from './context.ts';
import { cueOf, isNegated, lookUp, type Notes, note } from './cues.ts';
import type { Cue } from './lexicon.ts';
import { isPassive } from './slots.ts';
import { caseOf, firstConjunct, isVerb, kidsBy, markOf, relation } from './tree.ts';
import type { Trigger } from './triggers.ts';
import { isFormula, isHypothetical, isQuestion, unrealInfinitive } from './unreal.ts';

/** How a text holds an event out to be so, and on whose word. */
export interface Standing {
  readonly status: Status;
  readonly negated: boolean;
  /** Innermost first. */
  readonly sources: readonly Source[];
  readonly cues: readonly Span[];
  /** The event is only asked for, a topic, or forbidden: nothing is said of its coming to pass. */
  readonly wanted: boolean;
}

/**
 * Climbs from the event's word through its clause and the words that govern it, and notes each cue on the way:
 * "is **expected** to approve" (planned), "**reportedly** built" (alleged), "**denied** supplying" (denied), "**may** strike" (possible).
 */
export function standingOf(context: Context, trigger: Trigger): Standing {
  const notes: Notes = { effects: new Set(), negations: 0, cues: [], sources: [], told: new Set(), spent: new Set(), reported: false };
  // "will not accept" is a refusal: its "will" and its "not" make the event, they take nothing from it.
  if (trigger.frame.conditions.some((c) => c.slot === 'self' && c.kinds.includes('future-negated'))) notes.spent.add(trigger.token);
  if (trigger.nominal) {
    modifiers(context, trigger.token, notes);
    arranged(context, trigger.token, notes);
  }
  if (trigger.nominal && trigger.host === trigger.token) climbNoun(context, trigger, notes);
  else climb(context, trigger.host, notes);
  addQuotations(context, trigger.token, notes);
  const { effects } = notes;
  // "Saying that …" with nobody who says it: told by somebody, vouched for by nobody.
  if (notes.reported && notes.sources.length === 0) effects.add('allege');
  if (isQuestion(context, trigger.token)) effects.add('possible');
  const frame = trigger.frame;
  if (frame.negated) notes.negations++;
  if (frame.status === 'Planned') effects.add('plan');
  if (frame.status === 'Possible') effects.add('possible');
  if (frame.status === 'Alleged') effects.add('allege');
  const negated = notes.negations % 2 === 1;
  const base = {
    negated,
    sources: uniqueSources(notes.sources),
    cues: uniqueSpans(notes.cues),
    wanted: effects.has('demand') || isFormula(context, trigger.token),
  };
  if (effects.has('deny')) return { ...base, status: 'Denied', negated: true };
  if (effects.has('possible') || effects.has('demand')) return { ...base, status: 'Possible' };
  if (effects.has('plan')) return { ...base, status: 'Planned' };
  if (effects.has('allege')) return { ...base, status: 'Alleged' };
  if (base.sources.length > 0) return { ...base, status: 'Reported' };
  return { ...base, status: 'Asserted' };
}

/** Cues beside the word itself: auxiliaries, adverbs, negation, subordinators; before a noun adjectives and "no". */
function modifiers(context: Context, i: number, notes: Notes, report = false): void {
  const { tree } = context;
  for (const k of tree.kids[i]!) {
    const token = tree.tokens[k]!;
    const word = token.lemma.toLowerCase();
    const form = token.text.toLowerCase().replace('’', "'");
    switch (relation(token)) {
      case 'aux': {
        const cue = lookUp(context, 'auxiliary', form, 'mod') ?? lookUp(context, 'auxiliary', word, 'mod');
        if (cue?.effect === 'plan' && notes.spent.has(i)) break;
        // Under a verb of saying "would" is the future of the past: "said it would withdraw".
        if (cue) note(context, notes, form === 'would' && report ? 'plan' : cue.effect, k);
        break;
      }
      case 'advmod': {
        const next = `${form} ${tree.tokens[k + 1]?.text.toLowerCase() ?? ''}`;
        const cue =
          lookUp(context, 'adverb', next, 'mod') ?? lookUp(context, 'adverb', form, 'mod') ?? lookUp(context, 'adverb', word, 'mod');
        if (cue?.effect === 'negate' && notes.spent.has(i)) break;
        // "not only" and "not just" deny nothing.
        if (cue && !/^(only|just|merely|least)$/.test(tree.tokens[k + 1]?.text.toLowerCase() ?? '')) note(context, notes, cue.effect, k);
        else
          for (const deeper of kidsBy(tree, k, 'advmod'))
            if (/^no$/i.test(tree.tokens[deeper]!.text) && form === 'longer') note(context, notes, 'negate', deeper);
        break;
      }
      case 'amod': {
        const cue = lookUp(context, 'adjective', form, 'mod') ?? lookUp(context, 'adjective', word, 'mod');
        if (cue) note(context, notes, cue.effect, k);
        break;
      }
      case 'det':
        if (form === 'no') note(context, notes, 'negate', k);
        break;
      case 'mark': {
        const mark = [k, ...kidsBy(tree, k, 'fixed')].map((m) => tree.tokens[m]!.text.toLowerCase()).join(' ');
        const cue = lookUp(context, 'marker', mark, 'mod');
        if (cue) note(context, notes, cue.effect, k);
        // "will stay **until** they leave", "refused to talk until it withdrew": what is waited for has not come
        else if (mark === 'until' && isAwaited(context, i)) note(context, notes, 'possible', k);
        break;
      }
      case 'nsubj':
      case 'obj':
        // "Nobody was killed", "neither side attacked", "took no action".
        if (
          /^(nobody|none|neither|no-one|nothing)$/.test(form) ||
          kidsBy(tree, k, 'det').some((d) => /^(no|neither)$/i.test(tree.tokens[d]!.text))
        )
          if (isVerb(tree.tokens[i]!)) note(context, notes, 'negate', k);
        break;
    }
  }
}

/**
 * A noun's event: what governs the noun says something of it. A settled fact ("**the** attack", "**its** invasion") is only denied,
 * alleged, reported, planned or kept from happening ("the release is **expected**"); other cues leave it as it is.
 */
function climbNoun(context: Context, trigger: Trigger, notes: Notes): void {
  const { tree } = context;
  const n = firstConjunct(tree, trigger.token);
  const token = tree.tokens[n]!;
  if (token.head < 0) return;
  const up = token.head;
  const r = relation(token);
  const preposition = caseOf(tree, n);
  const marker = preposition === '' ? undefined : lookUp(context, 'marker', preposition.replaceAll('-', ' '), 'mod');
  if (marker) {
    note(context, notes, marker.effect, kidsBy(tree, n, 'case')[0]!);
    return;
  }
  const link =
    r === 'obj' || (r === 'nsubj' && isPassive(tree, up))
      ? 'obj'
      : (r === 'obl' || r === 'nmod') && preposition !== ''
        ? preposition
        : null;
  if (link === null && r !== 'nsubj') return;
  const owned = kidsBy(tree, n, 'nmod:poss').length > 0;
  const settled = trigger.definite || owned;
  const cue = link === null ? undefined : cueOf(context, up, link);
  if (!cue) {
    // "The war **may** claim lives", "wants to provoke **an attack**": what a clause brings about stands as the clause does.
    if (!settled && isVerb(tree.tokens[up]!) && (link === 'obj' || r === 'nsubj' || (r === 'obl' && BRINGS.test(preposition))))
      climb(context, up, notes);
    return;
  }
  // "in exchange for **the release**": as the clause that the exchange stands in.
  if (cue.effect === 'carry') {
    const verb = verbOver(context, up);
    if (verb !== null) climb(context, verb, notes);
    return;
  }
  // "demanded **the release** of the crew"; but "called for an inquiry into the attack" asks for no attack
  const asked = cue.effect === 'demand' && link === 'obj' && isVerb(tree.tokens[up]!);
  // "is considering **the sale of** jets" lies open, whatever its article
  const open = ['possible', 'plan'].includes(cue.effect) && link === 'obj' && kidsBy(tree, n, 'nmod').some((k) => caseOf(tree, k) === 'of');
  const strong =
    asked ||
    (open && !owned) ||
    ['deny', 'allege', 'report'].includes(cue.effect) ||
    (['plan', 'negate'].includes(cue.effect) && !isPointing(context, n));
  if (settled && !strong) return;
  // "discussed an attack" is no plan of one; but "planned an attack", "ordered a strike" are.
  apply(context, up, cue, notes);
  climb(context, up, notes);
}

/** Prepositions of what a verb brings about, uses or is done for; others ("after", "over") name what was there before. */
const BRINGS = /^(?:to|into|with|through|via|by|for)$/;

const isPointing = (context: Context, i: number): boolean =>
  kidsBy(context.tree, i, 'det').some((k) => /^(?:this|that|these|those)$/i.test(context.tree.tokens[k]!.text));

/** The verb over a noun. */
function verbOver(context: Context, i: number): number | null {
  for (let at = i; at >= 0; at = context.tree.tokens[at]!.head) if (isVerb(context.tree.tokens[at]!)) return at;
  return null;
}

/** From a clause's head upward. */
function climb(context: Context, from: number, notes: Notes): void {
  const { tree } = context;
  let at = from;
  // Beyond a verb of saying only further sources count: in "will say that they fled" the saying lies ahead, not the flight.
  let told = false;
  for (let depth = 0; depth < 8; depth++) {
    const token = tree.tokens[at]!;
    const target = relation(token) === 'conj' ? firstConjunct(tree, at) : at;
    const { head } = tree.tokens[target]!;
    const cue = head >= 0 ? governing(context, target, head) : null;
    if (!told) modifiers(context, at, notes, cue?.effect === 'report');
    else if (isNegated(context, at)) note(context, notes, 'possible', at);
    if (target !== at) {
      // "will meet and sign": a bare second verb shares the auxiliary; a finite one does not.
      if (!told && token.xpos === 'VB' && kidsBy(tree, at, 'aux').length === 0 && isVerb(tree.tokens[target]!))
        modifiers(context, target, notes);
      if (kidsBy(tree, at, 'mark').length > 0) return;
    }
    if (!told && isHypothetical(context, target)) note(context, notes, 'possible', target);
    if (head < 0) {
      const effect = told ? null : unrealInfinitive(context, target);
      if (effect !== null && effect !== 'carry') note(context, notes, effect, target);
      return;
    }
    if (cue) {
      // "denied reports that it had struck": the reports stand as they are; the denial is a claim beside them.
      if (told && cue.effect === 'deny') return;
      if (!told || cue.effect === 'report') apply(context, head, cue, notes);
      told ||= ['report', 'allege', 'deny'].includes(cue.effect);
    } else if (!continues(context, target)) {
      const effect = told ? null : unrealInfinitive(context, target);
      // "used drones to strike": what the means were used for took place as they were used.
      if (effect === 'carry') {
        at = head;
        continue;
      }
      if (effect !== null) note(context, notes, effect, target);
      return;
    }
    at = head;
  }
}

/**
 * Whether a clause stands as the one over it does: "managed **to flee**", "began **shelling**", and what follows from a deed: "may have
 * bombed the convoy, **killing** two".
 */
function continues(context: Context, i: number): boolean {
  const { tree } = context;
  const token = tree.tokens[i]!;
  if (token.head < 0) return false;
  if (relation(token) === 'xcomp') return true;
  const bare = token.xpos === 'VBG' && markOf(tree, i) === '' && kidsBy(tree, i, 'nsubj').length === 0;
  return relation(token) === 'advcl' && bare && token.head < i && isVerb(tree.tokens[token.head]!) && !isNegated(context, token.head);
}

/** The cue in the word that governs a clause, by the way the clause hangs on it. */
function governing(context: Context, clause: number, head: number): Cue | null {
  const token = context.tree.tokens[clause]!;
  const r = relation(token);
  if (token.deprel === 'acl:relcl') return null;
  const mark = markOf(context.tree, clause);
  const links =
    r === 'ccomp' || r === 'xcomp' || r === 'csubj'
      ? // "told Chad **to leave**" asks, "told Chad **that it had left**" reports
        token.xpos === 'VB' && mark === 'to'
        ? ['infinitive', 'clause']
        : ['clause']
      : r === 'acl' && (token.xpos !== 'VBN' || mark === 'that')
        ? token.xpos === 'VBG' && mark !== ''
          ? [mark]
          : token.xpos === 'VBG'
            ? []
            : ['clause']
        : r === 'advcl'
          ? token.xpos === 'VBG' && mark !== ''
            ? [mark]
            : token.xpos === 'VB'
              ? ['clause']
              : []
          : r === 'obl' || r === 'nmod'
            ? [caseOf(context.tree, clause)]
            : r === 'obj' || token.deprel === 'nsubj:pass'
              ? ['obj']
              : [];
  for (const link of links) {
    const cue = cueOf(context, head, link);
    // "appealed to Chad **to withdraw**"; but "said on Monday **to calm** markets" tells no calming.
    const loose = r === 'advcl' && token.xpos === 'VB' && isVerb(context.tree.tokens[head]!);
    if (cue && !(loose && ['report', 'allege', 'deny'].includes(cue.effect))) return cue;
  }
  return null;
}

const uniqueSpans = (spans: readonly Span[]): Span[] =>
  [...new Map(spans.map((s) => [s.start, s])).values()].sort((x, y) => x.start - y.start);

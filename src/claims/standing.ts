import type { Span } from '../errors.ts';
import type { Source, Status } from './claim.ts';
import type { Context } from './context.ts';
import { sourcesOf } from './fillers.ts';
import type { Cue, Effect } from './lexicon.ts';
import { isPassive, verbSlots } from './slots.ts';
import { caseOf, firstConjunct, isVerb, kidsBy, markOf, relation } from './tree.ts';
import type { Trigger } from './triggers.ts';

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

interface Notes {
  readonly effects: Set<Effect>;
  negations: number;
  readonly cues: Span[];
  readonly sources: Source[];
  /** Cue tokens that gave a source already, so that the quotation that they open does not count twice. */
  readonly told: Set<number>;
}

/**
 * Climbs from the event's word through its clause and the words that govern it, and notes each cue on the way:
 * "is **expected** to approve" (planned), "**reportedly** built" (alleged), "**denied** supplying" (denied), "**may** strike" (possible).
 */
export function standingOf(context: Context, trigger: Trigger): Standing {
  const notes: Notes = { effects: new Set(), negations: 0, cues: [], sources: [], told: new Set() };
  const nouns = trigger.nominal ? modifiers(context, trigger.token, notes) : undefined;
  if (trigger.nominal && trigger.host === trigger.token) climbNoun(context, trigger, notes);
  else climb(context, trigger.host, notes, trigger.nominal ? nouns : undefined);
  addQuotations(context, trigger.token, notes);
  const { effects } = notes;
  const frame = trigger.frame;
  if (frame.negated) notes.negations++;
  if (frame.status === 'Planned') effects.add('plan');
  if (frame.status === 'Possible') effects.add('possible');
  if (frame.status === 'Alleged') effects.add('allege');
  const negated = notes.negations % 2 === 1;
  const base = { negated, sources: unique(notes.sources), cues: uniqueSpans(notes.cues), wanted: effects.has('demand') };
  if (effects.has('deny')) return { ...base, status: 'Denied', negated: true };
  if (effects.has('possible') || effects.has('demand')) return { ...base, status: 'Possible' };
  if (effects.has('plan')) return { ...base, status: 'Planned' };
  if (effects.has('allege')) return { ...base, status: 'Alleged' };
  if (base.sources.length > 0) return { ...base, status: 'Reported' };
  return { ...base, status: 'Asserted' };
}

const spanOfToken = (context: Context, i: number): Span => ({ start: context.tree.tokens[i]!.start, end: context.tree.tokens[i]!.end });

function note(context: Context, notes: Notes, effect: Effect, token: number): void {
  if (effect === 'negate') notes.negations++;
  else notes.effects.add(effect);
  notes.cues.push(spanOfToken(context, token));
}

const lookUp = (context: Context, kind: Cue['kind'], word: string, link: string): Cue | undefined =>
  context.lexicon.cues.get(`${kind}:${word}`)?.find((c) => c.links.has(link));

/** Cues beside the word itself: auxiliaries, adverbs, negation, subordinators; before a noun adjectives and "no". */
function modifiers(context: Context, i: number, notes: Notes, report = false): undefined {
  const { tree } = context;
  for (const k of tree.kids[i]!) {
    const token = tree.tokens[k]!;
    const word = token.lemma.toLowerCase();
    const form = token.text.toLowerCase().replace('’', "'");
    switch (relation(token)) {
      case 'aux': {
        const cue = lookUp(context, 'auxiliary', form, 'mod') ?? lookUp(context, 'auxiliary', word, 'mod');
        // Under a verb of saying "would" is the future of the past: "said it would withdraw".
        if (cue) note(context, notes, form === 'would' && report ? 'plan' : cue.effect, k);
        break;
      }
      case 'advmod': {
        const next = `${form} ${tree.tokens[k + 1]?.text.toLowerCase() ?? ''}`;
        const cue =
          lookUp(context, 'adverb', next, 'mod') ?? lookUp(context, 'adverb', form, 'mod') ?? lookUp(context, 'adverb', word, 'mod');
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
  return undefined;
}

/** A noun's event: only what governs the noun directly says something of it, and only where the noun is not a settled fact ("the attack"). */
function climbNoun(context: Context, trigger: Trigger, notes: Notes): void {
  const { tree } = context;
  const n = firstConjunct(tree, trigger.token);
  const token = tree.tokens[n]!;
  if (token.head < 0) return;
  const up = token.head;
  const r = relation(token);
  const preposition = caseOf(tree, n);
  const link =
    r === 'obj' || (r === 'nsubj' && isPassive(tree, up))
      ? 'obj'
      : (r === 'obl' || r === 'nmod') && preposition !== ''
        ? preposition
        : null;
  if (preposition === 'without' || preposition === 'instead-of' || preposition === 'rather-than')
    note(context, notes, 'negate', kidsBy(tree, n, 'case')[0]!);
  if (link === null) return;
  const cue = cueOf(context, up, link);
  if (!cue) return;
  const settled = trigger.definite || kidsBy(tree, n, 'nmod:poss').length > 0;
  if (settled && !['deny', 'allege', 'report'].includes(cue.effect)) return;
  // "discussed an attack" is no plan of one; but "planned an attack", "ordered a strike" are.
  apply(context, up, cue, notes);
  climb(context, up, notes);
}

/** From a clause's head upward. */
function climb(context: Context, from: number, notes: Notes, _seen?: undefined): void {
  const { tree } = context;
  let at = from;
  for (let depth = 0; depth < 8; depth++) {
    const token = tree.tokens[at]!;
    const up = token.head;
    const r = relation(token);
    const target = r === 'conj' ? firstConjunct(tree, at) : at;
    const head = target === at ? up : tree.tokens[target]!.head;
    const cue = head >= 0 ? governing(context, target, head) : null;
    modifiers(context, at, notes, cue?.cue.effect === 'report');
    if (r === 'conj') {
      // "will meet and sign": a bare second verb shares the auxiliary; a finite one does not.
      const first = tree.tokens[target]!;
      if (token.xpos === 'VB' && kidsBy(tree, at, 'aux').length === 0 && isVerb(first)) modifiers(context, target, notes);
      if (kidsBy(tree, at, 'mark').length > 0 || head < 0) return;
    }
    if (head < 0 || !cue) {
      if (head >= 0 && continues(context, target)) {
        at = head;
        continue;
      }
      if (isPurpose(context, target)) note(context, notes, 'plan', target);
      return;
    }
    apply(context, head, cue.cue, notes);
    at = head;
  }
}

/** Relations through which the standing of the head is that of the dependent too: "managed **to flee**", "began **shelling**". */
function continues(context: Context, i: number): boolean {
  const token = context.tree.tokens[i]!;
  return relation(token) === 'xcomp' && token.head >= 0;
}

/** "imposed sanctions **to punish** Moscow": a purpose lies ahead and need not be reached. */
function isPurpose(context: Context, i: number): boolean {
  const token = context.tree.tokens[i]!;
  return (
    relation(token) === 'advcl' &&
    token.xpos === 'VB' &&
    kidsBy(context.tree, i, 'mark').some((k) => context.tree.tokens[k]!.text.toLowerCase() === 'to')
  );
}

/** The cue in the word that governs a clause, by the way the clause hangs on it. */
function governing(context: Context, clause: number, head: number): { cue: Cue } | null {
  const token = context.tree.tokens[clause]!;
  const r = relation(token);
  if (token.deprel === 'acl:relcl') return null;
  const mark = markOf(context.tree, clause);
  const links =
    r === 'ccomp' || r === 'xcomp' || r === 'csubj'
      ? ['clause']
      : r === 'acl' && token.xpos !== 'VBN'
        ? token.xpos === 'VBG' && mark !== ''
          ? [mark]
          : token.xpos === 'VBG'
            ? []
            : ['clause']
        : r === 'advcl'
          ? token.xpos === 'VBG' && mark !== ''
            ? [mark]
            : token.xpos === 'VB' && !/^(VB|VBD|VBP|VBZ|VBG)$/.test(context.tree.tokens[head]!.xpos)
              ? ['clause']
              : []
          : r === 'obl' || r === 'nmod'
            ? [caseOf(context.tree, clause)]
            : [];
  for (const link of links) {
    const cue = cueOf(context, head, link);
    if (cue) return { cue };
  }
  return null;
}

/** The entry of the cue list for a governing word, phrasal verbs first. */
function cueOf(context: Context, head: number, link: string): Cue | undefined {
  const { tree } = context;
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const form = token.text.toLowerCase();
  const kinds: Cue['kind'][] = isVerb(token) ? ['verb', 'adjective'] : token.upos === 'ADJ' ? ['adjective', 'verb'] : ['noun'];
  for (const k of kidsBy(tree, head, 'compound:prt', 'advmod')) {
    const cue = lookUp(context, 'verb', `${lemma} ${tree.tokens[k]!.text.toLowerCase()}`, link);
    if (cue) return cue;
  }
  for (const kind of kinds) {
    const cue = lookUp(context, kind, lemma, link) ?? lookUp(context, kind, form, link);
    if (cue) return cue;
  }
  return undefined;
}

function apply(context: Context, head: number, cue: Cue, notes: Notes): void {
  const { tree } = context;
  const token = tree.tokens[head]!;
  const verb = isVerb(token);
  const passive = verb && isPassive(tree, head);
  const speaker = verb
    ? (verbSlots(tree, head).get('subj') ?? []).filter((s) => !passive || s !== undefined)
    : kidsBy(tree, head, 'nmod:poss');
  const agents = passive ? speaker : speaker.slice(0, 1);
  notes.told.add(head);
  switch (cue.effect) {
    case 'report': {
      const sources = agents.flatMap((s) => sourcesOf(context, s));
      // "is said to have", "it was reported that": nobody stands behind it.
      if (sources.length === 0 && passive) return note(context, notes, 'allege', head);
      notes.sources.push(...sources);
      notes.cues.push(spanOfToken(context, head));
      // "Rumours say", "reports claim": sources that vouch for nothing.
      if (agents.some((s) => context.lexicon.cues.get(`noun:${tree.tokens[s]!.lemma.toLowerCase()}`)?.some((c) => c.effect === 'allege')))
        notes.effects.add('allege');
      return;
    }
    case 'allege':
    case 'deny':
      if (cue.effect !== 'allege' || !['appear', 'seem'].includes(token.lemma))
        notes.sources.push(...agents.flatMap((s) => sourcesOf(context, s)));
      return note(context, notes, cue.effect, head);
    default:
      return note(context, notes, cue.effect, head);
  }
}

/** Words inside a quotation are the speaker's, however deep they stand. */
function addQuotations(context: Context, token: number, notes: Notes): void {
  const around = context.doc.quotations
    .filter((q) => q.first <= token && token < q.last)
    .sort((x, y) => x.last - x.first - (y.last - y.first));
  for (const quotation of around) {
    if (quotation.cue !== null && notes.told.has(quotation.cue)) continue;
    if (quotation.cue === token) continue;
    if (quotation.cue !== null) notes.cues.push(spanOfToken(context, quotation.cue));
    const mention = quotation.speaker === null ? undefined : context.doc.mentions[quotation.speaker];
    if (mention && mention.entities.length > 0) notes.sources.push(...mention.entities.map((entity) => ({ entity })));
    else if (quotation.speakerTokens) {
      const [first, last] = quotation.speakerTokens;
      const text = context.doc.article.text.slice(context.tree.tokens[first]!.start, context.tree.tokens[last - 1]!.end);
      notes.sources.push({ unnamed: text.replace(/\s+/g, ' ').replace(/^(the|a|an)\s+/i, '') });
    } else if (mention) notes.sources.push({ unnamed: context.doc.article.text.slice(mention.start, mention.end) });
  }
}

function unique(sources: readonly Source[]): Source[] {
  const seen = new Set<string>();
  return sources.filter((s) => {
    const key = 'entity' in s ? `#${s.entity}` : s.unnamed.toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

const uniqueSpans = (spans: readonly Span[]): Span[] =>
  [...new Map(spans.map((s) => [s.start, s])).values()].sort((x, y) => x.start - y.start);

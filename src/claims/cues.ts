import type { Span } from '../errors.ts';
import type { Source } from './claim.ts';
import type { Context } from './context.ts';
import type { Cue, Effect } from './lexicon.ts';
import { isVerb, kidsBy } from './tree.ts';

/** What was found on the way up from an event's word. */
export interface Notes {
  readonly effects: Set<Effect>;
  negations: number;
  readonly cues: Span[];
  readonly sources: Source[];
  /** Cue tokens that gave a source already, so that the quotation that they open does not count twice. */
  readonly told: Set<number>;
  /** Verbs whose negation is accounted for: "did not rule out" leaves open, it negates nothing. */
  readonly spent: Set<number>;
  /** Somebody is said to tell it, whether or not it is known who. */
  reported: boolean;
}

/** The characters of one token. */
export const spanOfToken = (context: Context, i: number): Span => ({
  start: context.tree.tokens[i]!.start,
  end: context.tree.tokens[i]!.end,
});

/** Writes a cue down. */
export function note(context: Context, notes: Notes, effect: Effect, token: number): void {
  if (effect === 'negate') notes.negations++;
  else notes.effects.add(effect);
  notes.cues.push(spanOfToken(context, token));
}

/** The entry of the cue list for a word in a given place. */
export const lookUp = (context: Context, kind: Cue['kind'], word: string, link: string): Cue | undefined =>
  context.lexicon.cues.get(`${kind}:${word}`)?.find((c) => c.links.has(link));

/** The entry for a governing word, phrasal verbs first. */
export function cueOf(context: Context, head: number, link: string): Cue | undefined {
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

/** "did **not** confirm", "has **never** said", "**neither** confirmed **nor** denied", "**nobody** says". */
export function isNegated(context: Context, i: number): boolean {
  const { tree } = context;
  if (
    kidsBy(tree, i, 'advmod', 'cc').some(
      (k) => /^(?:not|n['’]t|never|neither|nor|yet)$/i.test(tree.tokens[k]!.text) && !isBareYet(context, k, i),
    )
  )
    return true;
  return kidsBy(tree, i, 'nsubj').some(
    (k) =>
      /^(?:nobody|none|neither|no-one|nothing)$/i.test(tree.tokens[k]!.text) ||
      kidsBy(tree, k, 'det').some((d) => /^(?:no|neither)$/i.test(tree.tokens[d]!.text)),
  );
}

/** "has **yet** to confirm" negates; "yet Chad confirmed" does not. */
const isBareYet = (context: Context, k: number, verb: number): boolean =>
  /^yet$/i.test(context.tree.tokens[k]!.text) && !(context.tree.tokens[k + 1]?.text.toLowerCase() === 'to' && k < verb);

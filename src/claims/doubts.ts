import type { Span } from '../errors.ts';
import type { Candidate } from './candidates.ts';
import { clauseAround } from './clause-span.ts';
import type { Context } from './context.ts';
import { isPassive, verbSlots } from './slots.ts';
import { isVerb, kidsBy } from './tree.ts';
import { hasContent, POINTERS, saidThing } from './untrue.ts';

/** The text takes back what it told before: "this has not been confirmed". */
export interface Doubt {
  readonly candidates: readonly Candidate[];
  readonly cue: Span;
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
    if (slots.has('comp') || what.some((o) => hasContent(context, o)) || !(isPassive(tree, token.i) || what.length > 0)) continue;
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

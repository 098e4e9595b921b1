import type { Source } from './claim.ts';
import type { Context } from './context.ts';
import { type Notes, note, spanOfToken } from './cues.ts';
import { sourcesOf } from './fillers.ts';
import type { Cue } from './lexicon.ts';
import { isPassive, verbSlots } from './slots.ts';
import { isVerb, kidsBy } from './tree.ts';

/** Notes what a governing word does, and who speaks by it: "**Kyiv** said", "according to" is read with the quotations. */
export function apply(context: Context, head: number, cue: Cue, notes: Notes): void {
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
      if (sources.length === 0 && passive) {
        note(context, notes, 'allege', head);
        return;
      }
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
      note(context, notes, cue.effect, head);
      return;
    default:
      note(context, notes, cue.effect, head);
      return;
  }
}

/** Words inside a quotation are the speaker's, however deep they stand. */
export function addQuotations(context: Context, token: number, notes: Notes): void {
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

/** Each source once. */
export function uniqueSources(sources: readonly Source[]): Source[] {
  const seen = new Set<string>();
  return sources.filter((s) => {
    const key = 'entity' in s ? `#${s.entity}` : s.unnamed.toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

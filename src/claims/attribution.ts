import type { Quotation } from '../language/doc.ts';
import type { Source } from './claim.ts';
import type { Context } from './context.ts';
import { isNegated, lookUp, type Notes, note, spanOfToken } from './cues.ts';
import type { Cue } from './lexicon.ts';
import { isPassive, verbSlots } from './slots.ts';
import { citedBeside, quoterOf, speakersOf } from './speakers.ts';
import { isVerb, kidsBy, relation } from './tree.ts';

/** Notes what a governing word does, and who speaks by it: "**Kyiv** said", "according to" is read with the quotations. */
export function apply(context: Context, head: number, cue: Cue, notes: Notes): void {
  const { tree } = context;
  const token = tree.tokens[head]!;
  const verb = isVerb(token);
  // "did **not** rule out", "**neither** confirmed nor denied", "has **not** said": it is left open, on nobody's word.
  if (verb && ['report', 'deny', 'negate'].includes(cue.effect) && isNegated(context, head)) {
    notes.told.add(head);
    notes.spent.add(head);
    note(context, notes, 'possible', head);
    return;
  }
  const passive = verb && isPassive(tree, head);
  const agents = tellersOf(context, head, passive);
  const sources = agents.flatMap((s) => speakersOf(context, s));
  switch (cue.effect) {
    case 'report': {
      // "is said to have", "it was reported that": nobody stands behind it.
      if (sources.length === 0 && passive) {
        notes.told.add(head);
        note(context, notes, 'allege', head);
        return;
      }
      notes.reported = true;
      // Who tells may be found with the quotation where the tree does not say: "…, adding that".
      if (sources.length === 0) return;
      notes.told.add(head);
      notes.sources.push(...citedBeside(context, head, contentOf(context, head)), ...sources, ...quoterOf(context, head));
      notes.cues.push(spanOfToken(context, head));
      // "Rumours say", "reports claim": sources that vouch for nothing.
      if (agents.some((s) => lookUpNoun(context, tree.tokens[s]!.lemma)?.some((c) => c.effect === 'allege'))) notes.effects.add('allege');
      return;
    }
    case 'allege':
    case 'deny':
      notes.told.add(head);
      if (cue.effect !== 'allege' || !['appear', 'seem'].includes(token.lemma)) notes.sources.push(...sources);
      note(context, notes, cue.effect, head);
      return;
    default:
      notes.told.add(head);
      note(context, notes, cue.effect, head);
      return;
  }
}

const lookUpNoun = (context: Context, lemma: string): readonly Cue[] | undefined => context.lexicon.cues.get(`noun:${lemma.toLowerCase()}`);

/** The heads of those who tell: a verb's subject in the active, a noun's possessor or maker: "**Sudan's** claim", "a report **in Le Monde**". */
function tellersOf(context: Context, head: number, passive: boolean): number[] {
  const { tree } = context;
  const token = tree.tokens[head]!;
  if (isVerb(token)) {
    // "three men **suspected** of": a bare participle has no subject of its own.
    const bare =
      token.xpos === 'VBN' && !passive && ['acl', 'xcomp', 'advcl'].includes(relation(token)) && kidsBy(tree, head, 'aux').length === 0;
    const subjects = bare ? [] : (verbSlots(tree, head).get('subj') ?? []);
    return passive ? subjects : subjects.slice(0, 1);
  }
  const owner = kidsBy(tree, head, 'nmod:poss');
  if (owner.length > 0 || token.upos !== 'NOUN') return owner;
  return kidsBy(tree, head, 'nmod').filter((k) =>
    kidsBy(tree, k, 'case').some(
      (c) =>
        /^(?:by|from)$/i.test(tree.tokens[c]!.text) ||
        // "a report in the newspaper": only those who publish
        (/^(?:in|on)$/i.test(tree.tokens[c]!.text) &&
          (context.headed.get(k)?.entities.some((e) => context.doc.entities[e]!.type === 'MediaOrganization') ?? false)),
    ),
  );
}

const contentOf = (context: Context, cue: number): readonly [number, number] => {
  const quotation = context.doc.quotations.find((q) => q.cue === cue);
  return quotation ? [quotation.first, quotation.last] : [cue, cue];
};

/** Words inside a quotation are the speaker's, however deep they stand. */
export function addQuotations(context: Context, token: number, notes: Notes): void {
  const around = context.doc.quotations
    .filter((q) => q.first <= token && token < q.last)
    .sort((x, y) => x.last - x.first - (y.last - y.first));
  for (const quotation of around) {
    const { cue } = quotation;
    if (cue !== null && (notes.told.has(cue) || cue === token || isAside(context, token, quotation))) continue;
    if (cue !== null) notes.cues.push(spanOfToken(context, cue));
    const inner = cue === null ? [] : citedBeside(context, cue, [quotation.first, quotation.last]);
    notes.sources.push(...inner, ...speakersIn(context, quotation), ...(cue === null ? [] : quoterOf(context, cue)));
  }
}

/** Who is quoted. */
export function speakersIn(context: Context, quotation: Quotation): Source[] {
  const mention = quotation.speaker === null ? undefined : context.doc.mentions[quotation.speaker];
  if (mention) {
    const found = mention.kind === 'pronoun' ? mention.entities.map((entity) => ({ entity })) : speakersOf(context, mention.head);
    if (found.length > 0) return found;
    return [{ unnamed: tidy(context.doc.article.text.slice(mention.start, mention.end)) }];
  }
  if (!quotation.speakerTokens) return [];
  const [first, last] = quotation.speakerTokens;
  const { tokens } = context.tree;
  const head = tokens.slice(first, last).find((t) => t.head < first || t.head >= last);
  const found = head ? speakersOf(context, head.i) : [];
  return found.length > 0 ? found : [{ unnamed: tidy(context.doc.article.text.slice(tokens[first]!.start, tokens[last - 1]!.end)) }];
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/^(?:the|a|an)\s+/i, '');

/**
 * What is put into a promise or threat is not a part of it: "threatened to invade Chad, **which denies arming them**", "…, **prompting
 * Chad to ask for help**". What somebody says holds such clauses too.
 */
function isAside(context: Context, token: number, quotation: Quotation): boolean {
  const { tree } = context;
  const cue = tree.tokens[quotation.cue!]!;
  if (!isVerb(cue) || lookUp(context, 'verb', cue.lemma.toLowerCase(), 'clause')?.effect !== 'plan') return false;
  for (let at = token; at >= quotation.first && at < quotation.last; at = tree.tokens[at]!.head) {
    const { deprel, xpos } = tree.tokens[at]!;
    if (deprel !== 'acl:relcl' && !(deprel === 'advcl' && xpos === 'VBG')) continue;
    let first = at;
    for (const k of tree.kids[at]!) if (tree.tokens[k]!.upos !== 'PUNCT') first = Math.min(first, k);
    if (tree.tokens[first - 1]?.text === ',') return true;
  }
  return false;
}

/** Each source once. */
export function uniqueSources(sources: readonly Source[]): Source[] {
  const seen = new Set<string>();
  return sources.filter((s) => {
    const key = 'entity' in s ? `#${s.entity}` : s.unnamed.toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

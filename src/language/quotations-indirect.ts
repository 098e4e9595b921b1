import type { Parsed, Quotation } from './doc.ts';
import { NOBODY, type Speaker, speakerAt } from './quotation-speaker.ts';
import { isSaying, type QuoteContext, speakerOfCue } from './quotations-direct.ts';
import { caseOf, dependents, nounPhrase, reachOf, relationOf } from './tree.ts';

type Range = readonly [number, number];

const EDGE = /^(?:["“”„«»‘’',;:.!?–—-]|``|''|that|and|but)$/i;

const CLOSING: Readonly<Record<string, string>> = { '”': '“', '’': '‘', "''": '``' };

/** Cuts stops, the "that" and marks whose partner lies outside off the edges; null if nothing is left. */
function trim(context: QuoteContext, [first, last]: Range): Range | null {
  const { tokens } = context.doc;
  let [from, to] = [first, last];
  // "they would not; the agency kept silent": the part behind a semicolon is the writer's again
  const stop = tokens.slice(from, to).findIndex((t, k) => t.text === ';' && k > 0);
  if (stop > 0) to = from + stop;
  while (from < to && EDGE.test(tokens[from]?.text ?? '')) from++;
  for (let text = tokens[to - 1]?.text ?? ''; to > from && EDGE.test(text); text = tokens[to - 1]?.text ?? '') {
    const opener = CLOSING[text];
    if (opener !== undefined && tokens.slice(from, to - 1).some((t) => t.text === opener)) break;
    to--;
  }
  return from < to ? [from, to] : null;
}

/** The words of a clause without the cue's own branch: "X, officials said, had Y" gives a part on each side. */
function rangesWithout(context: QuoteContext, head: number, cue: number): readonly Range[] {
  const whole = reachOf(context.tree, head, cue);
  const branch = reachOf(context.tree, cue);
  if (branch[1] <= whole[0] || branch[0] >= whole[1]) return [whole];
  return [[whole[0], branch[0]] as const, [branch[1], whole[1]] as const].filter(([first, last]) => last > first);
}

/** The part of a complement that does not hold its cue, where a wrong tree put it across. */
function besides(range: Range, cue: number): Range {
  const [first, last] = range;
  if (cue < first || cue >= last) return range;
  return cue - first > last - cue ? [first, cue] : [cue + 1, last];
}

/** Complements of a reporting verb that hold content. */
function contentsOf(context: QuoteContext, verb: Parsed): readonly Range[] {
  const { tree, words } = context;
  const links = words.verbs.get(verb.lemma.toLowerCase())?.links ?? new Set<string>();
  const passive = links.has('pass') && dependents(tree, verb.i, 'nsubj:pass', 'aux:pass').length > 0;
  const found: Range[] = [];
  const object = dependents(tree, verb.i, 'obj')[0];
  // "accused Kigali of arming rebels": the clause may hang on the one accused
  const kids = [...(tree.kids[verb.i] ?? []), ...(object && links.has('of') ? (tree.kids[object.i] ?? []) : [])].map(
    (k) => tree.tokens[k]!,
  );
  for (const kid of kids) {
    // "he said, adding that …": what is added is told by its own verb
    if (kid.xpos === 'VBG' && kid.i > verb.i && isSaying(context, kid) && dependents(tree, kid.i, 'mark').length === 0) continue;
    const relation = relationOf(kid);
    const preposition = caseOf(tree, kid.i);
    if (relation === 'ccomp' && (links.has('that') || links.has('to'))) found.push(besides(reachOf(tree, kid.i), verb.i));
    // "vowed to leave", "is believed to have fled"
    else if (relation === 'xcomp' && (links.has('to') || passive)) found.push(besides(reachOf(tree, kid.i), verb.i));
    else if (/^(?:obl|advcl|acl|nmod)$/.test(relation) && preposition !== '' && preposition !== 'that' && links.has(preposition)) {
      const [first, last] = reachOf(tree, kid.i);
      found.push([first + 1, last]);
    }
    // "The raid killed nine, officials said" with the content hung on the verb
    else if (relation === 'parataxis' && kid.i < verb.i && links.has('that')) found.push(besides(reachOf(tree, kid.i), verb.i));
  }
  return found;
}

/** A clause put into another is short: "the foreign ministry said in a statement". */
const ASIDE_LENGTH = 14;

/** The clause that a reporting clause is put into: "…, officials said", "As the minister said, …". */
function hostOf(context: QuoteContext, verb: Parsed): readonly Range[] {
  const { tree } = context;
  const host = tree.tokens[verb.head];
  if (!host) return [];
  const relation = relationOf(verb);
  const marked = dependents(tree, verb.i, 'mark').some((m) => /^as$/i.test(m.text));
  if (relation !== 'parataxis' && !(relation === 'advcl' && marked)) return [];
  const word = context.words.verbs.get(verb.lemma.toLowerCase());
  // "Rebels seize town; Chad demands talks": who demands tells nothing of what stands beside it
  if (!word?.links.has('that') || /^(?:demand|promise|threaten|accuse|deny|describe)$/.test(word.kind)) return [];
  const [first, last] = reachOf(tree, verb.i);
  // "the agency didn't disclose it" beside another clause is no aside
  if (
    last - first > ASIDE_LENGTH ||
    dependents(tree, verb.i, 'advmod', 'ccomp').some((t) => t.upos === 'PART' || relationOf(t) !== 'advmod')
  )
    return [];
  return rangesWithout(context, host.i, verb.i);
}

/** The clause head over a token: the verb or predicate that it hangs on. */
function clauseOver(context: QuoteContext, token: Parsed): Parsed {
  const { tree } = context;
  let at = token;
  while (at.head >= 0 && !/^(?:VERB|AUX)$/.test(at.upos) && dependents(tree, at.i, 'cop').length === 0) {
    const up = tree.tokens[at.head];
    if (!up) break;
    at = up;
  }
  return at;
}

/** "According to X, …": X speaks, the rest of the clause is said. */
function byAccording(context: QuoteContext, token: Parsed): readonly Quotation[] {
  const { tree, index, doc } = context;
  if (doc.tokens[token.i + 1]?.text.toLowerCase() !== 'to') return [];
  const own = dependents(tree, token.i, 'obl')[0];
  const source = own ?? tree.tokens[token.head];
  if (!source) return [];
  const branch = own ? token : source;
  const governor = tree.tokens[branch.head];
  if (!governor) return [];
  // at the front of a sentence it holds for all of it
  const atFront = token.i - (doc.sentences[token.sentence]?.first ?? 0) <= 1;
  let clause = clauseOver(context, governor);
  if (atFront) while (clause.head >= 0) clause = tree.tokens[clause.head]!;
  return quotationsOf(context, rangesWithout(context, clause.i, branch.i), token.i, speakerAt(tree, index, source.i));
}

/** "claims that …", "an allegation of …", "the pledge to …": the noun's clause, said by its possessor or giver. */
function byNoun(context: QuoteContext, noun: Parsed): readonly Quotation[] {
  const { tree, words, index } = context;
  const links = words.nouns.get(noun.lemma.toLowerCase())?.links;
  if (!links || noun.upos !== 'NOUN') return [];
  const contents = dependents(tree, noun.i, 'acl', 'ccomp').filter((clause) => {
    if (clause.i < noun.i || clause.deprel === 'acl:relcl') return false;
    const mark = dependents(tree, clause.i, 'mark').map((m) => m.text.toLowerCase());
    return (
      (links.has('that') && mark.includes('that')) || (links.has('to') && mark.includes('to')) || (links.has('of') && mark.includes('of'))
    );
  });
  const ranges = contents.length > 0 ? contents.map((c) => reachOf(tree, c.i)) : links.has('that') ? afterThat(context, noun) : [];
  if (ranges.length === 0) return [];
  const giver =
    dependents(tree, noun.i, 'nmod:poss')[0] ?? dependents(tree, noun.i, 'nmod').find((n) => /^(?:by|from)$/.test(caseOf(tree, n.i)));
  const verb = tree.tokens[noun.head];
  const maker =
    giver?.i ??
    (verb && noun.deprel === 'obj' && /^(?:make|issue|level|voice|repeat|raise|give|renew|publish)$/.test(verb.lemma)
      ? dependents(tree, verb.i, 'nsubj').find((t) => t.deprel === 'nsubj')?.i
      : undefined);
  const speaker = maker === undefined ? NOBODY : speakerAt(tree, index, maker);
  return quotationsOf(context, ranges, noun.i, speaker);
}

/** Where the tree lost it: what stands between "the claim that" and the verb of which the claim is the subject, or a comma. */
function afterThat(context: QuoteContext, noun: Parsed): readonly Range[] {
  const { tree } = context;
  const that = tree.tokens[noun.i + 1];
  if (that?.text.toLowerCase() !== 'that' || that.xpos !== 'IN' || that.sentence !== noun.sentence) return [];
  const verb = tree.tokens[noun.head];
  const sentence = context.doc.sentences[noun.sentence];
  if (!sentence) return [];
  let end = sentence.last;
  if (verb && verb.i > that.i)
    end = Math.min(
      verb.i,
      ...dependents(tree, verb.i, 'aux', 'cop')
        .filter((a) => a.i > that.i)
        .map((a) => a.i),
    );
  else {
    const comma = tree.tokens.slice(that.i, sentence.last).find((t) => t.text === ',');
    if (comma) end = comma.i;
  }
  return end - that.i > 2 ? [[that.i + 1, end]] : [];
}

/** Cuts the speaker's own words off the edge next to the cue: "nine died, officials | said". */
function withoutSpeaker(context: QuoteContext, range: Range, speaker: Speaker, cue: number): Range {
  const mention = speaker.speaker === null ? undefined : context.doc.mentions[speaker.speaker];
  const phrase = speaker.speakerTokens ?? (mention ? nounPhrase(context.tree, mention.head) : null);
  if (!phrase || phrase[0] < range[0] || phrase[1] > range[1]) return range;
  if (phrase[1] === range[1] && cue >= phrase[1]) return [range[0], phrase[0]];
  if (phrase[0] === range[0] && cue < phrase[0]) return [phrase[1], range[1]];
  return range;
}

function quotationsOf(context: QuoteContext, ranges: readonly Range[], cue: number, speaker: Speaker): readonly Quotation[] {
  const { tokens } = context.doc;
  return ranges.flatMap((range) => {
    const trimmed = trim(context, withoutSpeaker(context, range, speaker, cue));
    const [from, to] = trimmed ? [tokens[trimmed[0]], tokens[trimmed[1] - 1]] : [];
    if (!trimmed || !from || !to || (trimmed[0] <= cue && cue < trimmed[1])) return [];
    return [{ start: from.start, end: to.end, first: trimmed[0], last: trimmed[1], direct: false, cue, ...speaker }];
  });
}

/** Indirect speech: clauses under verbs and nouns of saying, hosts of "officials said", and "according to". */
export function indirectQuotations(context: QuoteContext): readonly Quotation[] {
  return context.doc.tokens.flatMap((token) => {
    if (token.text.toLowerCase() === 'according') return byAccording(context, token);
    if (isSaying(context, token)) {
      const contents = contentsOf(context, token);
      const ranges = contents.length > 0 ? contents : hostOf(context, token);
      return ranges.length === 0 ? [] : quotationsOf(context, ranges, token.i, speakerOfCue(context, token.i));
    }
    return byNoun(context, token);
  });
}

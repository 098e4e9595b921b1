import type { Named, Parsed, Quotation } from './doc.ts';
import type { Quoted } from './quotation-marks.ts';
import { type MentionIndex, NOBODY, type Speaker, speakerAt, subjectByPlace, subjectNear, subjectOf } from './quotation-speaker.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import { dependents, type Tree } from './tree.ts';

/** A verb of saying stands at most so many tokens from the mark: "X told reporters in the capital late on Monday, “…" */
const REACH_BEFORE = 16;
const REACH_AFTER = 14;

interface Cue {
  readonly verb: number;
  readonly distance: number;
}

/** What the search for speakers needs to know. */
export interface QuoteContext {
  readonly doc: Named;
  readonly tree: Tree;
  readonly words: ReportingWords;
  readonly index: MentionIndex;
  /** For each token, whether it is quoted or a quotation mark. */
  readonly quoted: ReadonlySet<number>;
}

/** True for a verb of saying: "said", "told"; not for the participle of "the said treaty". */
export function isSaying(context: QuoteContext, token: Parsed | undefined): token is Parsed {
  return token !== undefined && context.words.verbs.has(token.lemma.toLowerCase()) && /^VB/.test(token.xpos) && token.deprel !== 'amod';
}

const lineBreakBetween = (context: QuoteContext, from: number, to: number): boolean =>
  context.doc.article.text.slice(context.doc.tokens[from]?.end ?? 0, context.doc.tokens[to]?.start ?? 0).includes('\n');

/** The nearest verb of saying before the opening mark, in its sentence. */
function cueBefore(context: QuoteContext, quote: Quoted): Cue | null {
  const { tokens } = context.doc;
  const mark = quote.first - 1;
  const sentence = tokens[mark]?.sentence;
  for (let i = mark - 1; i >= 0 && mark - i <= REACH_BEFORE; i--) {
    const token = tokens[i];
    if (!token || context.quoted.has(i)) return null;
    if (token.sentence !== sentence) {
      // "He told parliament:" may be cut off as a sentence of its own
      if (tokens[i]?.text !== ':' || lineBreakBetween(context, i, mark)) return null;
      return cueIn(context, i);
    }
    if (isSaying(context, token)) return { verb: i, distance: mark - i };
  }
  return null;
}

/** The last verb of saying of a sentence that ends at `end`. */
function cueIn(context: QuoteContext, end: number): Cue | null {
  const { tokens } = context.doc;
  for (let i = end; i >= 0 && tokens[i]?.sentence === tokens[end]?.sentence; i--) {
    if (isSaying(context, tokens[i])) return { verb: i, distance: REACH_BEFORE };
  }
  return null;
}

/** The nearest verb of saying after the closing mark: "…,” said Okello", also where the sentence was cut at the mark. */
function cueAfter(context: QuoteContext, quote: Quoted): Cue | null {
  const { tokens } = context.doc;
  const mark = quote.last;
  const inner = tokens[quote.last - 1]?.text ?? '';
  const outer = tokens[mark + 1]?.text ?? '';
  // a full stop inside ends the speech's sentence, and the next one is told by the writer
  if (/^[.…]$/.test(inner) && outer !== ',') return null;
  let sentence = tokens[mark]?.sentence;
  for (let i = mark + 1; i < tokens.length && i - mark <= REACH_AFTER; i++) {
    const token = tokens[i];
    if (!token || (context.quoted.has(i) && i > mark + 1)) return null;
    if (token.sentence !== sentence) {
      if (i !== mark + 1 || lineBreakBetween(context, mark, i) || !/^[?!,]$/.test(inner)) return null;
      sentence = token.sentence;
    }
    if (/^[;:.?!]$/.test(token.text)) return null;
    if (token.text.toLowerCase() === 'according' || isSaying(context, token)) return { verb: i, distance: i - mark };
  }
  return null;
}

/** Who says it by the verb found, or by "according to". */
export function speakerOfCue(context: QuoteContext, cue: number): Speaker {
  const { tree, index } = context;
  const token = tree.tokens[cue];
  if (!token) return NOBODY;
  if (token.text.toLowerCase() === 'according') {
    const source = dependents(tree, cue, 'obl')[0]?.i ?? (token.deprel === 'case' || token.deprel === 'advmod' ? token.head : -1);
    return source < 0 ? NOBODY : speakerAt(tree, index, source);
  }
  const subject = subjectByPlace(tree, index, cue) ?? subjectOf(tree, cue);
  if (subject !== null && !context.quoted.has(subject)) return speakerAt(tree, index, subject);
  const near = subjectNear(tree, cue);
  return near === null || context.quoted.has(near) ? NOBODY : speakerAt(tree, index, near);
}

/** Subject of the sentence before, if it is a person or speaks: "Okello dismissed the report. “It is false.”" */
function speakerBefore(context: QuoteContext, quote: Quoted): Speaker {
  const { doc, tree, index } = context;
  const mark = doc.tokens[quote.first - 1];
  const previous = doc.sentences[(mark?.sentence ?? 0) - 1];
  if (!mark || !previous || doc.sentences[mark.sentence]?.first !== mark.i) return NOBODY;
  const root = doc.tokens.slice(previous.first, previous.last).find((t) => t.head < 0);
  if (!root || context.quoted.has(root.i)) return NOBODY;
  const subject = subjectOf(tree, root.i);
  if (subject === null) return NOBODY;
  const speaker = speakerAt(tree, index, subject);
  const mention = speaker.speaker === null ? undefined : doc.mentions[speaker.speaker];
  const isPerson = mention?.entities.length === 1 && doc.entities[mention.entities[0] ?? -1]?.type === 'Person';
  const isPronoun = mention?.kind === 'pronoun' && /^(?:he|she)$/i.test(doc.tokens[mention.head]?.text ?? '');
  return isPerson || isPronoun || isSaying(context, root) ? speaker : NOBODY;
}

/** A word or two in marks without a verb, “Shahed” drones, an "all-time high": the writer's distance, nobody's speech. */
export function isScareQuote(context: QuoteContext, quote: Quoted): boolean {
  const inside = context.doc.tokens.slice(quote.first, quote.last);
  const words = inside.filter((t) => t.upos !== 'PUNCT');
  const verbal = words.some((t) => /^(?:VBD|VBP|VBZ|MD)$/.test(t.xpos));
  const closing = /^[,.?!]$/.test(inside.at(-1)?.text ?? '');
  if (words.length === 0) return true;
  const opener = context.doc.tokens[quote.first - 2]?.text;
  // he replied: “No comment.”
  if (closing && (opener === ':' || (opener === ',' && quote.first - 1 > 0))) return false;
  // “No war,” said Okello.
  if (closing && cueAfter(context, quote) !== null) return false;
  return !verbal && (words.length < 5 || !closing) && !isFragment(context, quote);
}

/** Fewer words in marks than this name a thing with distance. */
const FRAGMENT = 4;

/** Words of somebody that the writer builds into a sentence of his own: condemned the “illegal occupation of the islands”. */
const isFragment = ({ doc }: QuoteContext, quote: Quoted): boolean =>
  doc.tokens.slice(quote.first, quote.last).filter((t) => t.upos !== 'PUNCT').length >= FRAGMENT;

/** Whose words a fragment is: of whoever does what the sentence around it tells. */
function fragmentSpeaker(context: QuoteContext, quote: Quoted): Speaker {
  const { tree, index } = context;
  const inside = (i: number): boolean => i >= quote.first && i < quote.last;
  const head = tree.tokens.slice(quote.first, quote.last).find((t) => t.head >= 0 && !inside(t.head));
  for (let at = head?.head ?? -1; at >= 0; at = tree.tokens[at]!.head) {
    if (tree.tokens[at]!.upos !== 'VERB') continue;
    const subject = subjectOf(tree, at);
    if (subject === null || context.quoted.has(subject)) continue;
    const speaker = speakerAt(tree, index, subject);
    return speaker.speaker === null ? NOBODY : speaker;
  }
  return NOBODY;
}

/** Finds the speakers of quoted stretches; scare quotes give nothing. */
export function directQuotations(context: QuoteContext, quotes: readonly Quoted[]): readonly Quotation[] {
  const { doc } = context;
  const found: Quotation[] = [];
  let last: { readonly quote: Quoted; readonly cue: number | null; readonly speaker: Speaker } | null = null;
  for (const quote of quotes) {
    if (isScareQuote(context, quote)) continue;
    const before = cueBefore(context, quote);
    const after = cueAfter(context, quote);
    const nearer = before && after ? (after.distance <= before.distance ? after : before) : (before ?? after);
    let cue = nearer?.verb ?? null;
    let speaker = cue === null ? NOBODY : speakerOfCue(context, cue);
    if (cue === null && last && (quote.continued || follows(context, last.quote, quote))) {
      cue = last.cue;
      speaker = last.speaker;
    } else if (cue === null) {
      const fragment = fragmentSpeaker(context, quote);
      speaker = fragment.speaker === null ? speakerBefore(context, quote) : fragment;
    }
    last = { quote, cue, speaker };
    const [from, to] = [doc.tokens[quote.first], doc.tokens[quote.last - 1]];
    if (from && to) found.push({ start: from.start, end: to.end, first: quote.first, last: quote.last, direct: true, cue, ...speaker });
  }
  return backFill(found, quotes);
}

/** A paragraph that is left open has the speaker who is named in a later one: “A … ¶ “B,” said Lopez. */
function backFill(found: readonly Quotation[], quotes: readonly Quoted[]): readonly Quotation[] {
  const continued = new Set(quotes.filter((q) => q.continued).map((q) => q.first));
  const filled = [...found];
  for (let n = filled.length - 2; n >= 0; n--) {
    const [quotation, next] = [filled[n], filled[n + 1]];
    if (!quotation || !next || !continued.has(next.first) || quotation.speaker !== null || quotation.speakerTokens !== null) continue;
    filled[n] = { ...quotation, cue: next.cue, speaker: next.speaker, speakerTokens: next.speakerTokens };
  }
  return filled;
}

/** True where a quote goes on in the same paragraph after its speaker was named: “A,” he said. “B.” */
function follows(context: QuoteContext, last: Quoted, quote: Quoted): boolean {
  const { tokens } = context.doc;
  const gap = (tokens[quote.first]?.sentence ?? 0) - (tokens[last.last]?.sentence ?? 0);
  return gap <= 1 && !lineBreakBetween(context, last.last, quote.first);
}

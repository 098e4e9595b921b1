import type { ReportingKind, ReportingWords } from './reporting-verbs.ts';

/** A word as far as its place tells: what the tagger and the lemmatiser say of it. */
interface Word {
  readonly text: string;
  readonly xpos: string;
  readonly lemma: string;
}

/** Where a sentence falls into what is told and who tells it: the comma between them, and the first word behind it. */
export interface SpeechTag {
  readonly comma: number;
  readonly first: number;
  readonly verb: number;
  /** The comma behind which stands how far off something else lies: "said on Monday, **a day before** the vote"; null if none does. */
  readonly interval: number | null;
}

/** Kinds of verbs that stand behind what they report; "…, officials denied" does not. */
const TELLING: ReadonlySet<ReportingKind> = new Set(['say', 'tell', 'report', 'claim', 'confirm', 'warn', 'suggest', 'predict', 'believe']);
/** Verbs that let their subject follow: "…, said Okello". */
const INVERTED = /^(?:say|add|write|explain|warn|argue|report)$/;
const FINITE = /^(?:VBD|VBP|VBZ|MD)$/;
const NOMINAL = /^(?:NN|NNS|NNP|NNPS|PRP)$/;
/** A clause that one of these opens stands before its own main clause: "**After** Chad closed the border, officials said …". */
const OPENERS =
  /^(?:after|before|when|while|as|if|although|though|because|since|once|until|asked|speaking|in|on|at|during|following|despite)$/i;
/** Words that may go on behind the tag without being what is told: "…, the army said, **adding** that". */
const AFTERWARDS = /^(?:but|and|while|although|though|as|after|before|with|in|without|citing|quoting)$/i;
const CLOSING = /^(?:["”’]|'')$/;
const OPENING = /^(?:["“‘]|``)$/;

/**
 * The speech tag at the end of a sentence: "Rebels killed nine people, **officials said on Monday**", "“We won,” **said Okello, a
 * spokesman**", "…, **the army said, adding that**". Parsers lose the sentence's main clause over it, so the two parts are read apart.
 */
export function speechTagOf(reporting: ReportingWords, words: readonly Word[]): SpeechTag | null {
  for (let verb = words.length - 1; verb > 3; verb--) {
    const word = words[verb]!;
    if (!/^(?:VBD|VBZ|VBP)$/.test(word.xpos)) continue;
    const entry = reporting.verbs.get(word.lemma.toLowerCase());
    if (!entry?.links.has('that') || !TELLING.has(entry.kind)) continue;
    const comma = commaBefore(words, verb);
    if (comma === null || !tellsNothing(words, verb)) continue;
    const first = CLOSING.test(words[comma + 1]?.text ?? '') ? comma + 2 : comma + 1;
    if (first === verb ? !isInverted(words, verb) : !isTeller(words, first, verb)) continue;
    // "Opposition **alleges** fraud, says police shot voters" goes on with the same speaker
    const quoted = first > comma + 1;
    if (first === verb && !quoted && words.slice(0, comma).some((w) => FINITE.test(w.xpos) && reporting.verbs.has(w.lemma.toLowerCase())))
      continue;
    if (isWhole(words, comma, quoted)) return { comma, first, verb, interval: intervalBehind(words, verb) };
  }
  return null;
}

/** The comma before the one who tells; over that of an apposition: "…, the prosecutor, Ali Mehr, said". */
function commaBefore(words: readonly Word[], verb: number): number | null {
  const back = (from: number): number => {
    for (let i = from; i > 2; i--) if (words[i]!.text === ',') return i;
    return -1;
  };
  const nearest = back(verb - 1);
  if (nearest < 0) return null;
  if (nearest !== verb - 1 || isInverted(words, verb)) return nearest;
  const second = back(nearest - 1);
  const third = second < 0 ? -1 : back(second - 1);
  if (third < 0) return null;
  const between = words.slice(third + 1, nearest);
  return between.some((w) => FINITE.test(w.xpos)) || !isTeller(words, third + 1, second) ? null : third;
}

/** "said Okello": nothing but a name or noun follows, up to a comma or the end. */
function isInverted(words: readonly Word[], verb: number): boolean {
  const word = words[verb]!;
  if (!INVERTED.test(word.lemma.toLowerCase()) || !/^(?:DT|NN|NNS|NNP|NNPS|PRP|PRP\$|JJ|CD)$/.test(words[verb + 1]?.xpos ?? ''))
    return false;
  for (let i = verb + 1; i < words.length; i++) {
    if (/^[,.]$/.test(words[i]!.text)) return true;
    if (FINITE.test(words[i]!.xpos) || words[i]!.text === ':') return false;
  }
  return true;
}

/** The words before the verb name somebody, and no more: "a coalition of rebels", "two people familiar with the matter", "he". */
function isTeller(words: readonly Word[], first: number, verb: number): boolean {
  const phrase = words.slice(first, verb);
  if (phrase.length === 0 || phrase.length > 14) return false;
  if (/^(?:who|which|that|whose|and|or|but|as|if|when|where|while|what|nor)$/i.test(phrase[0]!.text)) return false;
  if (/^(?:VBG|VBN|TO|IN)$/.test(phrase[0]!.xpos) && !/^according$/i.test(phrase[0]!.text)) return false;
  return phrase.some((w) => NOMINAL.test(w.xpos)) && !phrase.some((w) => FINITE.test(w.xpos) || /^(?:that|which|who|:)$/.test(w.text));
}

/** Behind the verb, up to the next comma, stands no clause that could be what is told; in a headline no verb at all. */
function tellsNothing(words: readonly Word[], verb: number): boolean {
  // "the envoy warns of a war"
  if (/^(?:of|against|about)$/i.test(words[verb + 1]?.text ?? '')) return false;
  const headline = !/^[.!?"”]$/.test(words.at(-1)!.text);
  if (headline && words.slice(verb + 1).some((w) => /^VB/.test(w.xpos))) return false;
  for (let i = verb + 1; i < words.length; i++) {
    const { text, xpos } = words[i]!;
    if (text === ',') {
      const next = words[i + 1];
      if (isInterval(words, i + 1)) return true;
      // "said Okello, a spokesman", "said Jay, who leads it": an apposition or relative clause of the one who tells
      if (next === undefined || words[verb + 1]?.text === ',')
        return next === undefined || next.xpos === 'VBG' || AFTERWARDS.test(next.text);
      return next.xpos === 'VBG' || AFTERWARDS.test(next.text) || isInverted(words, verb);
    }
    if (FINITE.test(xpos) || /^(?:that|whether|how|why|if|:)$/i.test(text) || OPENING.test(text) || xpos === 'TO') return false;
  }
  return true;
}

/** "said on Monday, **a day before** the vote": how far from the day of saying something else lies. */
function isInterval(words: readonly Word[], first: number): boolean {
  const unit = words.findIndex((w, i) => i > first && i <= first + 4 && /^(?:hour|day|week|month|year)$/i.test(w.lemma));
  if (unit < 0 || !/^(?:a|an|one|two|three|four|five|six|just|only|less|more|\d+|hours|days|weeks)$/i.test(words[first]!.text))
    return false;
  return /^(?:before|after|ahead)$/i.test(words[unit + 1]?.text ?? '');
}

function intervalBehind(words: readonly Word[], verb: number): number | null {
  const comma = words.findIndex((w, i) => i > verb && w.text === ',');
  return comma >= 0 && isInterval(words, comma + 1) ? comma : null;
}

/** What stands before the comma is a sentence by itself. */
function isWhole(words: readonly Word[], comma: number, quoted: boolean): boolean {
  const told = words.slice(0, comma);
  const marks = told.filter((w) => OPENING.test(w.text) || CLOSING.test(w.text)).length;
  if (quoted ? !OPENING.test(told[0]!.text) || marks !== 1 : marks % 2 !== 0) return false;
  const from = quoted ? 1 : 0;
  const start = told[from];
  if (start === undefined || told.length - from < 3) return false;
  const rest = OPENERS.test(start.text) ? told.slice(told.findIndex((w) => w.text === ',') + 1) : told.slice(from);
  if (rest.length === told.length && OPENERS.test(start.text)) return false;
  if (rest.some((w) => FINITE.test(w.xpos))) return true;
  // "Chadian forces arrested a politician, …": the tagger may take a bare past for a participle
  return /^(?:NN|NNS|NNP|NNPS|JJ|DT|CD|PRP\$)$/.test(start.xpos) && rest.some((w) => /^VB/.test(w.xpos));
}

import type { WordAnalysis } from './analyse-words.ts';

/** Adjectives by class only: "to **such** an end". */
const DETERMINING = /^(?:such|many|all|both|half|quite|same|other)$/i;

/** Adjectives that are met as verbs before names as well: "to **free** Paul Biya"; "to **Egyptian** Foreign Minister …" is none. */
const ALSO_VERBS = /^(?:free|clear)$/;

/** "to free **up to** 5,000 inmates" */
const ROUNDING = /^(?:up|to|at|least|more|than|about|around|nearly|over|almost|some)$/i;

/**
 * "called on Chad to **free** the prisoners": between "to" and an article, possessive or number stands no adjective but a verb. Taggers take
 * some of them for adjectives all the same, and the tree then loses what is asked for.
 */
export function mendInfinitives(texts: readonly string[], words: readonly WordAnalysis[]): readonly WordAnalysis[] {
  let out: WordAnalysis[] | null = null;
  for (let i = 1; i + 1 < words.length; i++) {
    if (!isInfinitive(texts, words, i)) continue;
    out ??= [...words];
    const { head } = words[i]!;
    const noun = objectBehind(words, i);
    // the adjective may hang on the noun behind it, and the whole then on what the noun hangs on
    const over = head === noun + 1 ? words[noun]!.head : head;
    const onVerb = over > 0 && words[over - 1]!.upos === 'VERB';
    out[i - 1] = { ...words[i - 1]!, upos: 'PART', xpos: 'TO', head: i + 1, deprel: 'mark' };
    out[i] = {
      ...words[i]!,
      upos: 'VERB',
      xpos: 'VB',
      lemma: texts[i]!.toLowerCase(),
      head: over,
      deprel: over === 0 ? 'root' : onVerb ? 'xcomp' : 'acl',
    };
    if (noun > i) out[noun] = { ...words[noun]!, head: i + 1, deprel: 'obj' };
  }
  return out ?? words;
}

/** Verbs that take an infinitive and no place: "offered to **host** talks". */
const WILLING = /^(?:offer|agree|plan|want|refuse|decide|vow|pledge|promise|threaten|intend|decline|hope|attempt|seek|manage)$/;

/** Nouns that are verbs behind such a verb. */
const NOUN_OR_VERB =
  /^(?:host|send|fund|train|arm|supply|finance|visit|attack|strike|block|ban|release|swap|exchange|ease|halt|table|chair)$/i;

function isWanted(texts: readonly string[], words: readonly WordAnalysis[], i: number): boolean {
  return (
    words[i]!.xpos === 'NN' && NOUN_OR_VERB.test(texts[i]!) && i > 1 && WILLING.test(words[i - 2]!.lemma) && words[i]!.deprel === 'compound'
  );
}

function isInfinitive(texts: readonly string[], words: readonly WordAnalysis[], i: number): boolean {
  if (texts[i - 1]!.toLowerCase() !== 'to') return false;
  if (isWanted(texts, words, i)) return true;
  if (words[i]!.xpos !== 'JJ' || DETERMINING.test(texts[i]!)) return false;
  let next = i + 1;
  while (next < i + 3 && next + 1 < words.length && ROUNDING.test(texts[next]!)) next++;
  const { xpos } = words[next]!;
  if (next > i + 1) return xpos === 'CD';
  return /^(?:DT|PRP\$|CD)$/.test(xpos) || (/^NNPS?$/.test(xpos) && ALSO_VERBS.test(texts[i]!));
}

/** The head of the phrase right behind the verb. */
function objectBehind(words: readonly WordAnalysis[], i: number): number {
  let at = i + 1;
  while (at + 1 < words.length && ROUNDING.test(words[at]!.lemma)) at++;
  while (words[at]!.head - 1 > at && !/^(?:VERB|AUX)$/.test(words[words[at]!.head - 1]!.upos)) at = words[at]!.head - 1;
  return at;
}

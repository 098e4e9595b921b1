import { readCsv } from '../text/csv.ts';

/** What is known of lemmas: whole words, and the edits that endings call for; keys hold the Penn tag after a tab. */
export interface LemmaModel {
  readonly words: ReadonlyMap<string, string>;
  /** `ing<TAB>VBG` → `3|e`: cut three letters, add "e". */
  readonly endings: ReadonlyMap<string, string>;
  /** Past form or participle → verb, where no ending tells: froze → freeze. */
  readonly irregular: ReadonlyMap<string, string>;
}

/** The longest ending that a rule speaks of, in letters. */
export const LONGEST_ENDING = 5;

/** The form under which lemmas are looked up: straight quotes, lower case but for names. */
export function lemmaKey(word: string, xpos: string): string {
  const plain = word.replace(/[’‘`´]/g, "'").replace(/[“”„]|''/g, '"');
  return xpos.startsWith('NNP') ? plain : plain.toLowerCase();
}

/**
 * Lemma of a word with this Penn tag: irregular and known forms first, else the edit of the longest known ending that makes a word that is known
 * ("provoked" → "provoke", not "provok"), else that of the longest ending. Names without an entry are their own lemma.
 */
export function lemmatise(model: LemmaModel, isWord: (word: string) => boolean): (word: string, xpos: string) => string {
  return (word, xpos) => {
    const key = lemmaKey(word, xpos);
    const irregular = xpos === 'VBD' || xpos === 'VBN' ? model.irregular.get(key) : undefined;
    const known = irregular ?? model.words.get(`${key}\t${xpos}`);
    if (known !== undefined) return known;
    // "Canada froze the assets" taken for a present: a form that no present has is still that verb's.
    const misread = xpos.startsWith('VB') ? model.irregular.get(key) : undefined;
    return misread ?? (isName(xpos) ? key : applyEnding(model, isWord, key, xpos));
  };
}

/** The lemma by ending alone; the key itself where no rule fits. */
export function applyEnding(model: Pick<LemmaModel, 'endings'>, isWord: (word: string) => boolean, key: string, xpos: string): string {
  let fallback: string | undefined;
  const isKnown = (word: string): boolean => isWord(word.toLowerCase());
  for (let n = Math.min(LONGEST_ENDING, key.length); n >= 0; n--) {
    const edit = model.endings.get(`${key.slice(key.length - n)}\t${xpos}`);
    if (edit === undefined) continue;
    const bar = edit.indexOf('|');
    const cut = Number(edit.slice(0, bar));
    if (cut > key.length) continue;
    const lemma = key.slice(0, key.length - cut) + edit.slice(bar + 1);
    if (isKnown(lemma)) return lemma;
    fallback ??= lemma;
  }
  // "declin" → decline, "smel" → smell
  if (fallback === undefined || fallback === key) return key;
  return [`${fallback}e`, fallback + fallback.slice(-1)].find(isKnown) ?? fallback;
}

/** Whether a Penn tag is that of a name in the singular: its lemma is no matter of endings. */
export function isName(xpos: string): boolean {
  return xpos === 'NNP';
}

/** Reads the lemma model from its text: lines `w|e <TAB> form or ending <TAB> tag <TAB> lemma or edit`, and the table of irregular verbs. */
export function readLemmaModel(text: string, irregular: string): LemmaModel {
  const words = new Map<string, string>();
  const endings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [kind, form, xpos, value] = line.split('\t');
    if (value !== undefined) (kind === 'w' ? words : endings).set(`${form}\t${xpos}`, value);
  }
  return { words, endings, irregular: new Map(readCsv(irregular).map((row) => [row['form']!, row['lemma']!])) };
}

import { plainForm } from './word-form.ts';

/** What is known of lemmas: whole words, and the edits that endings call for; keys hold the Penn tag after a tab. */
export interface LemmaModel {
  readonly words: ReadonlyMap<string, string>;
  /** `ing<TAB>VBG` → `3|e`: cut three letters, add "e". */
  readonly endings: ReadonlyMap<string, string>;
}

/** The longest ending that a rule speaks of, in letters. */
export const LONGEST_ENDING = 5;

/** The form under which lemmas are looked up: lower case but for names. */
export function lemmaKey(word: string, xpos: string): string {
  return xpos.startsWith('NNP') ? plainForm(word) : plainForm(word).toLowerCase();
}

/** Lemma of a word with this Penn tag: known word first, else the edit of the longest known ending. */
export function lemmatise(model: LemmaModel): (word: string, xpos: string) => string {
  return (word, xpos) => {
    const key = lemmaKey(word, xpos);
    return model.words.get(`${key}\t${xpos}`) ?? applyEnding(model, key, xpos);
  };
}

/** The lemma by ending alone; the key itself where no rule fits. */
export function applyEnding(model: LemmaModel, key: string, xpos: string): string {
  for (let n = Math.min(LONGEST_ENDING, key.length); n >= 0; n--) {
    const edit = model.endings.get(`${key.slice(key.length - n)}\t${xpos}`);
    if (edit === undefined) continue;
    const bar = edit.indexOf('|');
    const cut = Number(edit.slice(0, bar));
    if (cut <= key.length) return key.slice(0, key.length - cut) + edit.slice(bar + 1);
  }
  return key;
}

/** Reads the lemma model from its text: lines `w|e <TAB> form or ending <TAB> tag <TAB> lemma or edit`. */
export function readLemmaModel(text: string): LemmaModel {
  const words = new Map<string, string>();
  const endings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [kind, form, xpos, value] = line.split('\t');
    if (value !== undefined) (kind === 'w' ? words : endings).set(`${form}\t${xpos}`, value);
  }
  return { words, endings };
}

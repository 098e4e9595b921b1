import { applyEnding, isName, LONGEST_ENDING, lemmaKey } from '../language/lemmatise.ts';
import type { GoldSentence } from './conllu.ts';

/** Learns lemmas and writes them as text; words that the endings already get right are left out. */
export function trainLemmatiser(sentences: readonly GoldSentence[], isWord: (word: string) => boolean): string {
  const words = counter();
  const edits = counter();
  for (const s of sentences) {
    s.words.forEach((word, i) => {
      const { xpos } = s.tags[i]!;
      const key = lemmaKey(word, xpos);
      const lemma = xpos.startsWith('NNP') ? s.lemmas[i]! : s.lemmas[i]!.toLowerCase();
      if (key === '' || lemma === '_') return;
      words.add(`${key}\t${xpos}`, lemma);
      if (isName(xpos)) return;
      for (let n = 0; n <= Math.min(LONGEST_ENDING, key.length); n++) edits.add(`${key.slice(key.length - n)}\t${xpos}`, edit(key, lemma));
    });
  }
  const endings = new Map<string, string>();
  for (const [key, of] of edits.counts) if (total(of) >= 2 || key.indexOf('\t') <= 1) endings.set(key, mostFrequent(of));
  const needed = [...endings].filter(([key, value]) => {
    const [ending = '', xpos = ''] = key.split('\t');
    const shorter = [...Array(ending.length).keys()]
      .map((k) => endings.get(`${ending.slice(k + 1)}\t${xpos}`))
      .find((e) => e !== undefined);
    return shorter !== value;
  });
  const model = { endings: new Map(needed) };
  const rows = needed.map(([key, value]) => `e\t${key}\t${value}`);
  for (const [key, of] of words.counts) {
    const [form = '', xpos = ''] = key.split('\t');
    const lemma = mostFrequent(of);
    if ((isName(xpos) ? form : applyEnding(model, isWord, form, xpos)) !== lemma) rows.push(`w\t${key}\t${lemma}`);
  }
  return `${rows.sort().join('\n')}\n`;
}

/** The edit that makes the lemma of the form: letters to cut, letters to add. */
function edit(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return `${form.length - same}|${lemma.slice(same)}`;
}

function counter(): { readonly counts: Map<string, Map<string, number>>; readonly add: (key: string, value: string) => void } {
  const counts = new Map<string, Map<string, number>>();
  const add = (key: string, value: string): void => {
    const of = counts.get(key) ?? new Map<string, number>();
    of.set(value, (of.get(value) ?? 0) + 1);
    counts.set(key, of);
  };
  return { counts, add };
}

function total(of: ReadonlyMap<string, number>): number {
  return [...of.values()].reduce((a, b) => a + b, 0);
}

function mostFrequent(of: ReadonlyMap<string, number>): string {
  return [...of].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
